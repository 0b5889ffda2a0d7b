"""Print the command that stands under a heading of README.md, exactly as a reader sees it: ``readme_commands.py "Run the tests"``."""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"


def command(text: str, heading: str) -> str:
    """Return the one ``sh`` block under a heading of Markdown text. Raises LookupError where there is none, or more than one."""
    sections = re.split(r"^## +(.+?) *$", text, flags=re.M)
    found = [body for title, body in zip(sections[1::2], sections[2::2], strict=True) if title == heading]
    if len(found) != 1:
        raise LookupError(f"{len(found)} headings are called {heading!r}, one is needed")
    blocks = re.findall(r"^```sh\n(.*?)^```$", found[0], flags=re.M | re.S)
    if len(blocks) != 1 or not blocks[0].strip():
        raise LookupError(f"{len(blocks)} sh blocks stand under {heading!r}, one with a command is needed")
    return str(blocks[0])


if __name__ == "__main__":
    sys.stdout.write(command(README.read_text("utf-8"), sys.argv[1]))
