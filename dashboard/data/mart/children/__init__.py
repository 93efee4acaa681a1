"""Children one by one: read through components/child_door.py alone."""
