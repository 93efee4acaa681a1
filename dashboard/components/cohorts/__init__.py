"""Saved cohorts, and comparing two."""
