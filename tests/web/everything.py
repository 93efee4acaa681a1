"""All that a reader can see: every page, home and school, with the children behind every number asked for."""

import json
import re
from collections.abc import Iterator

from flask.testing import FlaskClient

from dashboard.app import PAGES
from tests.demo.town import Town
from tests.web.readers import drawn

# One of children, one of children in a unit's care, one of school days: each finds its children in its own way.
NUMBERS = ("goals_met", "home_sparring", "absence")
Seen = dict[str, str]  # address -> the JSON that the browser gets


def addresses(town: Town) -> Iterator[tuple[str, str]]:
    """Path and query of every page, home and school, and of the lists behind the numbers."""
    # Not the children one by one: their addresses hold the key that is looked for (test_child_page.py reads them).
    keys = {"/hjem/<key>": town.home, "/skoler/<key>": town.school, "/boern/<key>": ()}
    for page in PAGES:
        for key in keys.get(page.path, [""]):
            yield page.path.replace("<key>", key), ""
    for indicator in NUMBERS:
        for path in ("/", "/hjem", "/skoler"):
            yield path, f"?tal={indicator}"


def everything(client: FlaskClient, town: Town) -> Seen:
    return {
        path + search: json.dumps(drawn(client, path, search), ensure_ascii=False) for path, search in addresses(town)
    }


def keys_in(text: str) -> set[str]:
    """Keys of children (the demo's own form, `B00001`)."""
    return set(re.findall(r"\bB\d{5}\b", text))


def names_in(text: str, town: Town) -> set[str]:
    return {row["display_name"] for row in town["child"] if row["display_name"] in text}
