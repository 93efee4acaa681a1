"""Decisions of meetings: where they stand, writing and answering them."""
