"""Signing in at a provider: the mapping, forged answers, and a real provider."""
