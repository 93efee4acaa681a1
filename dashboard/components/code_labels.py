"""The codes of the case database in words (domain.md 3 and 8), lower case as inside a sentence."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dashboard.vocabulary.text import Text

UNKNOWN: Final = Text(da="ukendt", en="unknown")

CODE_LABELS: Final[Mapping[str, Mapping[str, Text]]] = MappingProxyType(
    {
        "home_kind": {
            "residential_home": Text(da="børne- og ungehjem", en="residential home"),
            "small_residence": Text(da="mindre opholdssted", en="small residence"),
            "foster_family": Text(da="plejefamilie", en="foster family"),
            "kinship_family": Text(da="netværksplejefamilie", en="kinship family"),
            "own_lodging": Text(da="eget værelse", en="own room"),
        },
        "school_kind": {
            "public_school": Text(da="folkeskole", en="public school"),
            "special_school": Text(da="specialskole", en="special school"),
            "private_school": Text(da="fri grundskole", en="private school"),
            "day_treatment": Text(da="behandlings- og specialundervisningstilbud", en="day treatment with teaching"),
            "continuation_school": Text(da="efterskole", en="continuation school"),
            "other": Text(da="anden skole", en="other school"),
        },
        "class_type": {
            "mainstream": Text(da="almenklasse", en="mainstream class"),
            "special_class": Text(da="specialklasse", en="special class"),
        },
        "gender": {
            "f": Text(da="piger", en="girls"),
            "m": Text(da="drenge", en="boys"),
            "x": Text(da="andet køn", en="other gender"),
        },
        "model": {
            "slm": Text(da="Styrket læringsmiljø", en="Styrket læringsmiljø"),
            "kia": Text(da="Kvalitet i anbringelsen", en="Kvalitet i anbringelsen"),
        },
        "grade_band": {
            "indskoling": Text(da="indskoling", en="grades 0–3"),
            "mellemtrin": Text(da="mellemtrin", en="grades 4–6"),
            "udskoling": Text(da="udskoling", en="grades 7–10"),
        },
        "grade": {str(grade): Text(da=f"{grade}. klasse", en=f"grade {grade}") for grade in range(11)},
        "in_course": {
            "yes": Text(da="i forløb", en="in a course"),
            "no": Text(da="ikke i forløb", en="not in a course"),
        },
        "staff_role": {
            "learning_coordinator": Text(da="læringskoordinator", en="learning coordinator"),
            "learning_advisor": Text(da="læringsvejleder", en="learning adviser"),
            "school_advisor": Text(da="skolevejleder", en="school adviser"),
            "caseworker": Text(da="børne- og ungerådgiver", en="caseworker"),
            "foster_consultant": Text(da="familieplejekonsulent", en="foster care consultant"),
            "psychologist": Text(da="psykolog", en="psychologist"),
            "other": Text(da="anden medarbejder", en="other staff"),
        },
        "sparring_method": {
            "conversation": Text(da="samtale", en="conversation"),
            "class_team": Text(da="klasseteam", en="class team"),
            "observation": Text(da="observation", en="observation"),
            "visit": Text(da="besøg", en="visit"),
            "phone": Text(da="telefon", en="phone"),
            "staff_meeting": Text(da="personalemøde", en="staff meeting"),
        },
    }
)


def code_label(attribute: str, code: str | None) -> Text:
    """The words of a code; unknown codes stand as they are, None is "ukendt"."""
    if code is None:
        return UNKNOWN
    return CODE_LABELS.get(attribute, {}).get(code, Text(da=code, en=code))


def sentence_case(text: str) -> str:
    """The first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]
