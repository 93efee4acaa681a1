"""All homes or schools in one table, and one of them."""
