"""What ``gvcs build --explain`` says: for each file whether it was made, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any


def explain_lines(machines: Iterable[dict[str, Any]], *, unchanged: bool, everything: bool) -> Iterator[str]:
    """Yield one line per artifact, those that were made only unless `everything` is asked for; after a stamp, all are as they were."""
    for machine in machines:
        for path, reused, reason in machine["artifacts"]:
            if unchanged or reused:
                if everything:
                    yield f"  reuse  {machine['folder']}/{path}: {'nothing that was read or written has changed' if unchanged else reason}"
            else:
                yield f"  make   {machine['folder']}/{path}: {reason}"
