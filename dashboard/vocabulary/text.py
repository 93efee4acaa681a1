"""A text for the screen in the languages of the product, where a declaration carries its own words."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["da", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The same sentence in Danish and English. Interface words live in the translation catalogues instead."""

    da: str
    en: str

    def in_language(self, language: Language) -> str:
        return self.da if language == "da" else self.en
