"""Tests of the audit log, from its tables to its pages."""
