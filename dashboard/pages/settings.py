"""Indstillinger: every setting in force and the rules of the definitions, to be read; they are changed elsewhere."""

import os
from collections.abc import Sequence
from typing import Final

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.shell import page_head
from dashboard.components.stray_keys import stray_keys
from dashboard.components.table import plain_table
from dashboard.components.visit import Page, Visit
from dashboard.i18n.words import Words
from dashboard.settings.in_force import SettingInForce, settings_in_force
from dashboard.vocabulary.rules import RULE_KEYS, RULE_LABELS
from dashboard.vocabulary.text import Text

_TITLE: Final = Text(da="Indstillinger", en="Settings")


def _build(visit: Visit) -> Sequence[Component | None]:
    words = visit.words
    rows = [_setting(setting, words) for setting in settings_in_force(visit.settings, os.environ)]
    return [
        page_head(words.text(_TITLE), words("What is in force. It cannot be changed here.")),
        stray_keys(visit),
        html.Section(
            [
                html.H2(words.text(_TITLE)),
                html.P(
                    words(
                        "They are variables of the server's environment (in production /etc/dashboard.env), and take "
                        "effect when the server is started again. Each change is logged then."
                    )
                ),
                plain_table(
                    words.text(_TITLE), (words("Setting"), words("Value"), words("From"), words("Can be set to")), rows
                ),
            ]
        ),
        _rules(visit) if visit.mart_found is not None else None,
    ]


def _setting(setting: SettingInForce, words: Words) -> Sequence[str | Component | list[str | Component]]:
    value: list[str | Component] = [setting.value] if setting.value is not None else []
    if setting.has_secret:
        value += [" "] if value else []
        value.append(html.Em(words("set, not shown")))
    source = {
        "environment": words("environment"),
        "default": words("default"),
        "demo": words("the demo"),
        "command": words("the command"),
    }[setting.source]
    return html.Code(setting.variable), value or words("not set"), source, words.text(setting.explanation)


def _rules(visit: Visit) -> Component:
    """Those that the figures on screen are made by."""
    words, rules = visit.words, visit.mart.meta.rules
    rows = [
        (
            words.text(RULE_LABELS[key]),
            words.number(getattr(rules, key)),
            words("the rules file, from {day}", day=words.day(rules.valid_from[key]))
            if key in rules.valid_from
            else words("default"),
        )
        for key in RULE_KEYS
    ]
    return html.Section(
        [
            html.H2(words("Rules of the definitions")),
            html.P(
                words(
                    "They stand in the file that DASHBOARD_RULES_FILE names, and take effect with the next refresh. "
                    "These are the ones that the figures were made by."
                )
            ),
            plain_table(words("Rules of the definitions"), (words("Rule"), words("Value"), words("From")), rows),
        ]
    )


PAGE = Page(path="/indstillinger", title=_TITLE, build=_build, permission=Permission.SETTINGS, letter="i")
