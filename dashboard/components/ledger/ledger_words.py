"""What the attention ledger counts, in words: on the page and in its files."""

from dashboard.i18n.words import Words


def explained(words: Words) -> tuple[str, ...]:
    return (
        words(
            "Something was looked at when it stood on the agenda of a meeting that was held, or somebody wrote a "
            "remark on it. An indicator at a home counts for both."
        ),
        words("What was never looked at stands first, then what was longest ago. Nothing here says how anybody does."),
    )
