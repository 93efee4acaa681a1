"""What is recorded, when, and what is not known."""
