"""What may be shown of groups of children, and what stays closed."""
