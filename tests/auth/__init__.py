"""Signing in, the gate, what is told to the browser, and who may see what."""
