"""The forms in which a sample of the log is drawn and its entries are checked."""

from typing import Final

from dashboard.components.log.log_words import RESULTS, half_year_words
from dashboard.components.post_form import Field, PostForm
from dashboard.data.app_database.audit_samples import LARGEST_SAMPLE, LONGEST_REMARK, Check, CheckResult
from dashboard.i18n.words import Words
from dashboard.vocabulary.half_year import HalfYear

SAMPLES_PATH: Final = "/log/stikproever"
# What the forms send, by name.
HALF_YEAR: Final = "halvaar"
SIZE: Final = "antal"
SEED: Final = "tal"
ENTRY: Final = "linje"
RESULT: Final = "resultat"
REMARK: Final = "bemaerkning"
USUAL_SIZE: Final = 25
LONGEST_SEED: Final = 40


def draw_form(half_years: list[HalfYear], words: Words) -> PostForm:
    choices = tuple((half.key, half_year_words(half, words)) for half in half_years)
    return PostForm(
        key="draw",
        action=SAMPLES_PATH,
        fields=(
            Field(name=HALF_YEAR, label=words("Half-year"), kind="select", choices=choices, value=choices[0][0]),
            Field(
                name=SIZE,
                label=words("How many entries"),
                value=str(USUAL_SIZE),
                most=3,
                hint=words("1 to {most}", most=LARGEST_SAMPLE),
            ),
            Field(
                name=SEED,
                label=words("Seed"),
                required=False,
                most=LONGEST_SEED,
                hint=words("Nothing: the server makes one. With the same seed the same entries are drawn again."),
            ),
        ),
        button=words("Draw a sample"),
    )


def check_form(sample_id: str, check: Check, words: Words) -> PostForm:
    results = tuple((result.value, words.text(said)) for result, said in RESULTS.items())
    return PostForm(
        key=f"check-{check.sequence}",
        action=f"{SAMPLES_PATH}/{sample_id}",
        fields=(
            Field(name=ENTRY, kind="hidden", value=str(check.sequence)),
            Field(
                name=RESULT,
                label=words("Result"),
                kind="select",
                choices=results,
                value=check.result or CheckResult.IN_ORDER,
            ),
            Field(name=REMARK, label=words("Remark"), value=check.remark, most=LONGEST_REMARK, required=False),
        ),
        button=words("Note the result"),
    )
