"""Children whom nobody has, or who moved."""
