"""The shared words: what an indicator, a period, a slice, a scope and a result are. Imports nothing of ours."""
