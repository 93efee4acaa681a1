"""Comments and actions beside indicators."""
