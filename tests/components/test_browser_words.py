"""A browser in plain words."""

import pytest

from dashboard.components.browser_words import browser_words
from dashboard.i18n.words import Words

_WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("user_agent", "said"),
    [
        (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {_WEBKIT} Chrome/142.0 Safari/537.36", "Chrome på Windows"),
        (
            f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {_WEBKIT} Chrome/142.0 Safari/537.36 Edg/142.0",
            "Edge på Windows",
        ),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 15.7; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox på Mac"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Version/26.0 Mobile Safari/604.1", "Safari på iPhone"),
        (f"Mozilla/5.0 (Linux; Android 10; K) {_WEBKIT} Chrome/142.0 Mobile Safari/537.36", "Chrome på Android"),
        ("curl/8.5.0", "ukendt browser"),
        ("", "ukendt browser"),
        ("<script>alert(1)</script>", "ukendt browser"),
    ],
)
def test_a_browser_is_told_by_name_and_system(user_agent: str, said: str) -> None:
    assert browser_words(user_agent, Words()) == said
