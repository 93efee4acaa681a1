"""The list behind a number: which number, for whom it opens, its rows."""
