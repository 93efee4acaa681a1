"""Our own tables: people, the roles they hold, their sessions, and failed sign-ins."""
