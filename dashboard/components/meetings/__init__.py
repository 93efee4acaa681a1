"""The steering groups, their meetings, agendas and minutes."""
