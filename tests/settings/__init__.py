"""Settings from the environment, and rules from a file."""
