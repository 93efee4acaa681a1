"""The meeting pack as files: one document of plain data, written as a tagged PDF and as slides."""
