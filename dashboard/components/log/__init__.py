"""The audit log and its checks."""
