"""Invented names: no real municipality, home, school or person is meant. Every list is unique in itself."""

from itertools import permutations, product
from math import gcd
from typing import Final


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_BIRDS: Final = _words("""
    Svane Hejre Lærke Rørdrum Vibe Stær Spurv Mejse Spætte Isfugl Blishøne Gøg Tårnfalk
    Sjagger Bogfinke Musvåge Natugle
""")
_LANDSCAPES: Final = (
    "",
    *_words("""
    lund dal høj sø mose
"""),
)

_HOME_STARTS: Final = _words("""
    Linde Bakke Æble Birke Elle Eng Fyrre Hassel Hyben Kastanje Kløver Lyng Mose Nødde Pile Ravne
    Skov Solsikke Strand Tjørne Vold Ørne Ærte Bølge Kornblomst Vandmølle Slåen Rønnebær Åkande
    Humle Valnødde Stjerne Bregne
""")
_HOME_ENDS: Final = _words("""
    ly huset gården bo lunden høj toften vang hegnet banken haven vænget stedet engen marken åsen
    løkken krogen dammen
""")
_FIRST_HOMES: Final = _words("""
    Lindely Bakkehuset Æblegården Birkebo Åkandehaven Skovhøj
""")

_SCHOOL_STARTS: Final = _words("""
    Å Eng Bakke Bøge Ege Fjord Kær Lyng Mølle Nord Sønder Vester Øster Rug Havre Byg Kilde Klint
    Løvfalds Pilefløjte Regnbue Rosen Sten Tranebær Ulve Vindmølle Ålekiste Ænder Ørred Hejre
    Grævling Egern Pindsvine Oddere
""")
_SCHOOL_ENDS: Final = _words("""
    bakke dals eng holm høj kær lunds mark mose næs park sø vang vej brinks bro gårds haves stræde
    toft ås ø skov klint sti blik hegns løkke å banke port spors torvs vads vænge bæk dam fælled krat
    kilde bugt tange stien ager
""")
_SCHOOL_FORMS: Final = {
    "public_school": "{}skolen",
    "special_school": "Specialskolen {}",
    "private_school": "{} Friskole",
    "day_treatment": "Behandlingsskolen {}",
    "continuation_school": "{} Efterskole",
}

_SURNAMES: Final = _words("""
    Agerbæk Bækgaard Dalsgård Elkær Fjordside Granlund Hedelund Højvang Iversbæk Kildemark Klitgård
    Lindbæk Lyngholm Mosegård Nørreris Overbæk Pilegård Rosenbæk Skovsende Stenkær Søndervang
    Toftebjerg Ulvedal Vangsted Vestermose Ærenlund Østerbo Åstrand Birkemose Damkær Egebjerg
    Fuglsang Gåsemark Holmegård Kragelund Løvenskov Munkebæk Nøddebo Præstelund Ravnsbo Sandbæk
    Thorsvang Vadestrøm
""")
GIRLS: Final = _words("""
    Alma Asta Bolette Clara Ditte Ellen Esther Freja Gry Hannah Ida Johanne Karla Liva Maja Nanna
    Olivia Petra Rosa Sofie Tilde Ursula Viola Ylva Ærna Østrid Åse Sara Mille Josefine Amina Zeynep
""")
BOYS: Final = _words("""
    Aksel Anton Bertil Carl Daniel Emil Felix Gustav Hjalte Isak Jonas Kaj Lasse Malthe Noah Oskar
    Pelle Rasmus Storm Theo Ulrik Viggo Villads Ørn Åge Søren Jørgen Mikkel Bjørn Sebastian Yusuf
    Ali
""")
INITIALS: Final = "ABCDEFGHIJKLMNOPRSTUVWÆØÅ"


def municipality_names(count: int) -> list[str]:
    """So many municipalities, Svane Kommune first; at most 102."""
    return [f"{bird}{place} Kommune" for place, bird in product(_LANDSCAPES, _BIRDS)][:count]


def home_names(count: int) -> list[str]:
    """So many residential homes, the six of the demo story first; numbered when the words run out."""
    pairs = [start + end for end, start in product(_HOME_ENDS, _HOME_STARTS)]
    return _enough([*_FIRST_HOMES, *_mixed([name for name in pairs if name not in _FIRST_HOMES])], count)


def family_names(count: int) -> list[str]:
    """So many foster and kinship families, told by two surnames; numbered when the words run out."""
    return _enough(_mixed([f"{one} {other}" for one, other in permutations(_SURNAMES, 2)]), count)


def school_names(kinds: list[str]) -> list[str]:
    """A name for each school, in the form of its kind; Åskolen and Engskolen first, numbers last."""
    longer = [start + end for end, start in product(_SCHOOL_ENDS, _SCHOOL_STARTS) if start.lower() != end]
    places = [*_SCHOOL_STARTS, *_mixed(longer)]
    named = []
    for at, kind in enumerate(kinds):
        lap, place = divmod(at, len(places))
        named.append(_SCHOOL_FORMS[kind].format(places[place]) + (f" {lap + 1}" if lap else ""))
    return named


def staff_name(at: int) -> str:
    """The name of the staff member with this number; unique for the first 64 x 43."""
    given = (*GIRLS, *BOYS)
    return f"{given[at % len(given)]} {_SURNAMES[(at // len(given) + 7 * at) % len(_SURNAMES)]}"


def _mixed(names: list[str]) -> list[str]:
    """The same names in an order in which neighbours differ at both ends."""
    step = next(step for step in range(len(names) * 5 // 13, len(names)) if gcd(step, len(names)) == 1)
    return [names[at * step % len(names)] for at in range(len(names))]


def _enough(names: list[str], count: int) -> list[str]:
    rounds = -(-count // len(names))
    return [name if lap == 0 else f"{name} {lap + 1}" for lap in range(rounds) for name in names][:count]
