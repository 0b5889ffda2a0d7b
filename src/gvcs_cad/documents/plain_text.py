"""Words that anybody may have written, as one line that shows what it is: no line breaks, nothing that moves a cursor or turns the writing."""

from __future__ import annotations


def one_line(text: str) -> str:
    """Return text on one line, white space as single spaces, characters that nobody sees (control, direction, zero width) left out."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())
