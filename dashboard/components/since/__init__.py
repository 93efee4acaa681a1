"""What became of each figure since the last meeting."""
