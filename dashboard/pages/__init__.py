"""The pages, one file each. Which there are, and in which order they stand in the navigation, is listed here."""
