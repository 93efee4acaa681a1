"""What `dashboard check` looks at: one file a part of the set-up, each with one declaration."""
