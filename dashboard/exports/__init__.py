"""Files to take along (CSV, XLSX): the figures of a screen, with their definitions, and nothing that is not shown."""
