"""How large input may be. Beyond these an import says so and stops, before memory or patience runs out."""

from typing import Final

MEGABYTE: Final = 1_000_000

# A nation's five years of daily attendance (12 million rows) are imported a year at a time.
MAX_CSV_BYTES: Final = 1_000 * MEGABYTE
MAX_ROWS: Final = 5_000_000
MAX_COLUMNS: Final = 500
MAX_HEADER_CHARACTERS: Final = 100_000

# An XLSX is a zip file: a small one can unpack to anything, and one cell in a far corner spans a whole grid.
MAX_XLSX_BYTES: Final = 50 * MEGABYTE
MAX_XLSX_UNPACKED_BYTES: Final = 250 * MEGABYTE
MAX_XLSX_PARTS: Final = 2_000
MAX_XLSX_CELLS: Final = 12_000_000

MAX_KEY_CHARACTERS: Final = 200
MAX_TEXT_CHARACTERS: Final = 2_000
MAX_WHOLE: Final = 2**31 - 1  # what INTEGER holds on every server

# Dates outside are slips of the pen or a system's word for "no end".
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
MAX_MAPPING_BYTES: Final = MEGABYTE
SHOWN_PER_KIND: Final = 50
