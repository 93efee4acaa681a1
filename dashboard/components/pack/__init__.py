"""What stands in a meeting pack: one file a section, each made of what the steering group may see."""
