"""What people typed into the forms of decisions, as far as it can be used; else why not, in their words."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from dashboard.components.decisions import decision_forms as forms
from dashboard.components.decisions.decision_target import Target, target_of
from dashboard.components.meetings.meeting_refusals import NotUsableError
from dashboard.data.app_database.audit_entry import storable
from dashboard.data.app_database.cohorts import Cohort
from dashboard.data.app_database.decision_changes import Draft
from dashboard.data.mart.store import Mart
from dashboard.i18n.words import Words
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.decision import Asks, Criterion, Outcome, asks_of, first_deadline

_FURTHEST_YEARS: Final = 5
_MOST: Final = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was sent, and what it is read by. `cohorts`: those the reader sees. All raise NotUsableError."""

    sent: Mapping[str, str]
    words: Words
    today: date
    mart: Mart | None
    cohorts: Sequence[Cohort] = ()

    def draft(self, topics: Collection[str]) -> Draft:
        """A decision to take, its figure not asked yet. `topics`: the keys of the meeting's."""
        item = self.sent.get(forms.ITEM, forms.NONE)
        if item != forms.NONE and item not in topics:
            raise NotUsableError(self.words("The topic is not on the agenda any more. Choose another one."))
        criterion = self._criterion()
        return Draft(
            item_id=item if item != forms.NONE else None,
            text=self.text,
            owner=self.owner,
            deadline=self.deadline(is_judged=criterion is not None),
            criterion=criterion,
        )

    @property
    def text(self) -> str:
        return self._line(forms.TEXT, self.words("Decision"), forms.LONGEST_TEXT)

    @property
    def owner(self) -> str:
        return self._line(forms.OWNER, self.words("Who is responsible"), forms.LONGEST_OWNER)

    @property
    def remark(self) -> str:
        label = self.words("In a few words (may be left empty)")
        return self._line(forms.REMARK, label, forms.LONGEST_TEXT, is_needed=False)

    @property
    def outcome(self) -> Outcome:
        try:
            return Outcome(self.sent.get(forms.OUTCOME, ""))
        except ValueError:
            raise NotUsableError(self.words("Choose an answer from the list.")) from None

    @property
    def version(self) -> int:
        """The version that the form was made of; -1, which none is, for what is no number."""
        typed = self.sent.get(forms.VERSION, "")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else -1

    def deadline(self, *, is_judged: bool, stands: date | None = None) -> date | None:
        """`is_judged`: a test goes by it. `stands`: one that was there before may be over by now."""
        words, typed = self.words, self.sent.get(forms.DEADLINE, "").strip()
        if not typed and not is_judged:
            return None
        try:
            day = date.fromisoformat(typed)
        except ValueError:
            day = None
        if day is None or typed != day.isoformat():
            raise NotUsableError(words("Write the deadline as year, month and day: 2026-12-15."))
        if day == stands:
            return day
        if day < self.today:
            raise NotUsableError(words("{day} is over. Choose today or a later day.", day=words.day(day)))
        if day.year > self.today.year + _FURTHEST_YEARS:
            raise NotUsableError(words("The deadline is more than {n} years ahead.", n=_FURTHEST_YEARS))
        first = first_deadline(self.mart.meta.as_of) if is_judged and self.mart is not None else day
        if day < first:
            raise NotUsableError(
                words(
                    "A test goes by whole months: its figure cannot change before {day}. Choose that day or a later.",
                    day=words.day(first),
                )
            )
        return day

    def _criterion(self) -> Criterion | None:
        words, key = self.words, self.sent.get(forms.INDICATOR, forms.NONE)
        typed = [self.sent.get(name, "").strip() for name in (forms.ABOUT, forms.LEVEL)]
        if key == forms.NONE:
            if any(typed):
                raise NotUsableError(words("Choose the test's indicator, or leave the fields of the test empty."))
            return None
        if self.mart is None:
            raise NotUsableError(words("There are no figures at the moment: a test cannot be written."))
        indicator = all_indicators().get(key)
        if indicator is None:
            raise NotUsableError(words("There is no such indicator. Choose one from the list."))
        asks = next((asked for asked in asks_of(indicator) if asked == self.sent.get(forms.ASKS)), None)
        if asks is None:
            possible = [words.text(forms.ASKED[asked]) for asked in asks_of(indicator)]
            raise NotUsableError(
                words(
                    "Of “{indicator}” only this can be asked: {asks}.",
                    indicator=words.text(indicator.label),
                    asks="; ".join(possible),
                )
            )
        found: Target = target_of(typed[0], indicator, self.mart, self.cohorts, words)
        level = self._level(typed[1], asks)
        return Criterion(indicator=key, about=found.about, key=found.key, name=found.name, asks=asks, level=level)

    def _level(self, typed: str, asks: Asks) -> Fraction:
        words = self.words
        plain = typed.replace("%", "").strip().replace(",", ".")
        whole, _, rest = plain.partition(".")
        is_number = whole.isascii() and whole.isdigit() and len(whole) < 7
        is_number = is_number and (not rest or (rest.isascii() and rest.isdigit()))
        if not is_number or plain.endswith("."):
            raise NotUsableError(words("Write the test's number with digits: 3, or 80."))
        level = Fraction(plain)
        if asks.is_share and (level > 100 or len(rest) > 1):
            raise NotUsableError(words("Write the share as a per cent from 0 to 100, with one decimal at most."))
        if not asks.is_share and (level.denominator != 1 or level > _MOST):
            raise NotUsableError(words("Write the number as a whole one: 3."))
        return level

    def _line(self, name: str, label: str, most: int, *, is_needed: bool = True) -> str:
        """A text in one line, blanks put in order."""
        text = " ".join(storable(self.sent.get(name, "")).split())
        if is_needed and not text:
            raise NotUsableError(self.words("“{label}” is empty.", label=label))
        if len(text) > most:
            raise NotUsableError(
                self.words(
                    "“{label}” has {n} characters; at most {most} are kept.", label=label, n=len(text), most=most
                )
            )
        return text
