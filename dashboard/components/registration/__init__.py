"""Not done or not recorded."""
