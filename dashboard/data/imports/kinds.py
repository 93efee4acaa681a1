"""The kinds of fault that an extract can have. What each says to the reader stands in fault_words.py."""

from enum import StrEnum


class Kind(StrEnum):
    """A kind of fault; the value is its stable name in the fault list."""

    # of a file
    MISSING_FILE = "missing_file"
    NO_FILES = "no_files"
    TWO_FILES = "two_files"
    UNKNOWN_FILE = "unknown_file"
    UNREADABLE = "unreadable"
    WRONG_FORMAT = "wrong_format"
    ENCODING = "encoding"
    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    BROKEN_QUOTES = "broken_quotes"
    EMPTY_FILE = "empty_file"
    NO_SHEET = "no_sheet"
    ERROR_CELLS = "error_cells"
    FORMULAS = "formulas"
    MISSING_COLUMN = "missing_column"
    UNKNOWN_COLUMN = "unknown_column"
    TWICE_COLUMN = "twice_column"
    # of a row
    BROKEN_ROW = "broken_row"
    REQUIRED = "required"
    CODE = "code"
    UNTRANSLATED = "untranslated"
    NOT_EXTRACTED = "not_extracted"
    DATE = "date"
    YEAR = "year"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    NUMBER = "number"
    WHOLE = "whole"
    RANGE = "range"
    NEGATIVE = "negative"
    BOOLEAN = "boolean"
    TOO_LONG = "too_long"
    CONTROL = "control"
    CPR = "cpr"
    END_BEFORE_START = "end_before_start"
    ONE_OF = "one_of"
    DUPLICATE = "duplicate"
    DANGLING = "dangling"
    NOT_IN_FILE = "not_in_file"
    BEFORE_FIRST = "before_first"
    OUTSIDE = "outside"
    AMBIGUOUS = "ambiguous"


class Note(StrEnum):
    """What is worth a look but no fault."""

    OVERLAP = "overlap"
    FUTURE = "future"
