"""What one scalar of YAML may be: words, decimal numbers, yes or no, a date; never what only YAML 1.1 takes for a number."""

from __future__ import annotations

import math
import re
from typing import Any

_TAG = "tag:yaml.org,2002:"
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_LONGEST = 30  # digits; a double holds 17
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069]|(?<!^)\ufeff")  # soft hyphen, zero width, direction of writing

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def unseen(text: str) -> tuple[int, int, str] | None:
    """Return line, column and name of the first character that nobody sees, counted from 1; None where there is none.

    What an editor shows and what is read must be the same (Boucher and Anderson, Trojan Source, 2021).
    """
    found = _UNSEEN.search(text)
    if found is None:
        return None
    before = text[: found.start()]
    return before.count("\n") + 1, found.start() - before.rfind("\n"), f"U+{ord(found[0]):04X}"


def scalar(node: Any, loader: Any) -> Any:
    """Return the plain value of a scalar node. Raises ValueError in words for what is not used here."""
    kind, text = node.tag.removeprefix(_TAG), node.value
    odd = _CONTROL.search(text) or _UNSEEN.search(text)  # written as an escape, "\\e" or "\\u202e"
    if odd is not None:
        raise ValueError(f"U+{ord(odd[0]):04X} is a character that nobody sees; leave it out")
    if kind in ("int", "float"):
        return _number(kind, text, node, loader)
    if kind == "timestamp":
        try:
            return loader.construct_object(node)
        except (ValueError, OverflowError):
            raise ValueError(f"{text} is no date") from None
    return loader.construct_object(node)


def _number(kind: str, text: str, node: Any, loader: Any) -> Any:
    if len(text) > _LONGEST:
        raise ValueError(f"a number of {len(text)} characters is longer than any that is used here ({_LONGEST})")
    if not (_WHOLE if kind == "int" else _DECIMAL).fullmatch(text):
        raise ValueError(f"{text} is no decimal number, and YAML would read it as {loader.construct_object(node)}; write a decimal, or put it in quotes")
    value = loader.construct_object(node)
    if not math.isfinite(value):
        raise ValueError(f"{text} is no finite number")
    return value


def key(node: Any, loader: Any) -> str:
    """Return a key as text. Raises ValueError for a list or mapping as a key, and for letters that only look like a to z."""
    if node.id != "scalar":
        raise ValueError(f"a {node.id} cannot be a key")
    found = str(scalar(node, loader))
    if not found.isascii():
        raise ValueError(f"key {found!a} has other letters than a-z; names and keys are plain ASCII")
    return found
