"""Every listed code that a reader can meet has words of its own."""

from dashboard.components.code_labels import CODE_LABELS
from dashboard.vocabulary import codes
from dashboard.vocabulary.attributes import ATTRIBUTES

# Written as they are: a grade is a number.
_PLAIN = {"grade"}


def test_every_code_of_an_attribute_has_words() -> None:
    missing = [
        f"{attribute.key}: {code}"
        for attribute in ATTRIBUTES.values()
        if attribute.codes is not None and attribute.key not in _PLAIN
        for code in attribute.codes
        if code not in CODE_LABELS.get(attribute.key, {})
    ]
    assert not missing, f"without words in components/code_labels.py: {', '.join(missing)}"


def test_every_role_and_method_has_words() -> None:
    assert set(CODE_LABELS["staff_role"]) == set(codes.STAFF_ROLE)
    assert set(CODE_LABELS["sparring_method"]) == set(codes.SPARRING_METHOD)
