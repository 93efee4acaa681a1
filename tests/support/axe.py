"""What axe-core finds wrong with a page's accessibility."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_SCRIPT = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"


def violations(page: Page) -> list[str]:
    """Run all of axe-core's rules on the page as it stands.

    Returns one line an element at fault: the rule, how bad it is, what the rule asks, and the element's HTML.
    """
    # Evaluated rather than added as a script: the page's content security policy has no say then.
    page.evaluate(_SCRIPT.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate("async () => (await axe.run()).violations")
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: {node['html']}" for rule in found for node in rule["nodes"]
    ]
