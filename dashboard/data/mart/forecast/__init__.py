"""Follow-ups ahead, from dates alone."""
