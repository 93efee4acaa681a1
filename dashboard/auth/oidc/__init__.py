"""Signing in at an OpenID Connect provider: the authorization code flow with PKCE, and roles from claims."""
