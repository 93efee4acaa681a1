"""What a set-up may change: typed settings from the environment, and the municipality's rules from a file."""

from dashboard.settings.errors import SettingsError
from dashboard.settings.loading import load_settings
from dashboard.settings.rules_file import load_rules
from dashboard.settings.settings import Settings

__all__ = ["Settings", "SettingsError", "load_rules", "load_settings"]
