"""The app database, on SQLite and on PostgreSQL."""
