"""The definitions computed a second time: slowly, day by day, and apart from the dashboard's code."""
