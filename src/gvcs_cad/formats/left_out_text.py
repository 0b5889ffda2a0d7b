"""The page that stands where a part program would: what the torch does not cut, and what cuts it."""

from __future__ import annotations

from collections.abc import Sequence

from gvcs_cad.documents.left_out import LeftOut

NOT_TORCHED = "not_torched.md"


def left_out_markdown(title: str, left: Sequence[LeftOut]) -> bytes:
    """Return the page as Markdown."""
    lines = ["# Not cut by this torch", "", title, "", "No program cuts these parts. Each has its drawing and its DXF.", ""]
    lines += ["| stock | part | pieces | instead | why |", "|---|---|---|---|---|"]
    lines += [f"| {one.stock} | {part} | {count} | {one.instead} | {one.why} |" for one in left for part, count in one.parts]
    return ("\n".join(lines) + "\n").encode()
