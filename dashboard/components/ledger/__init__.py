"""What leaders looked at and when, and which changes are worth their time."""
