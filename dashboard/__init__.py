"""Keeps the schooling of children in care in view, for the leaders responsible for it."""
