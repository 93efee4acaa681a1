"""What is wrong with a set-up, in sentences that an operator can act on."""

from collections.abc import Sequence

from dashboard.vocabulary.text import Language, Text


class SettingsError(Exception):
    """A setting is missing or cannot be used. Each problem names the variable or file and says what to do."""

    def __init__(self, problems: Sequence[Text]) -> None:
        super().__init__("\n".join(problem.da for problem in problems))
        self.problems = tuple(problems)

    def in_language(self, language: Language) -> str:
        """All problems, one a line."""
        return "\n".join(problem.in_language(language) for problem in self.problems)
