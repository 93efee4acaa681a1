"""Who and what stands behind a number."""
