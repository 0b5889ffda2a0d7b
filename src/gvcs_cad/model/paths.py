"""Paths in a design's tree: names with a stroke between, ``loader/arm_left``; the root's is empty."""

from __future__ import annotations


def child_path(path: str, name: str) -> str:
    """Return the path of what is called `name`, or stands at that path, in the assembly at `path`."""
    return f"{path}/{name}" if path else name
