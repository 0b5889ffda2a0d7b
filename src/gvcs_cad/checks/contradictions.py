"""A published figure that contradicts another is built as published only where somebody asked for it, and never in silence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Check, Finding
from gvcs_cad.model.connection import Fasten, Pin
from gvcs_cad.model.design import Design


@dataclass(frozen=True)
class Contradiction(Finding):
    """The module and the rule it breaks, with the source that published it so."""

    rule = "contradiction"
    severity = "warning"
    module: str
    text: str

    def __str__(self) -> str:
        return f"{self.module}: {self.text}"


def contradictions(design: Design, shop: Shop) -> Iterator[Finding]:
    """Yield each contradiction once for each module, however often the module occurs."""
    seen: set[tuple[str, str]] = set()
    for _, inner in design.subtrees():
        kept = [text for connection in inner.connections if isinstance(connection, (Fasten, Pin)) for text in connection.despite]
        for text in (*inner.remarks, *kept):
            if (inner.name, text) not in seen:
                seen.add((inner.name, text))
                yield Contradiction(inner.name, text)


CHECK = Check("contradictions", "a published figure that contradicts another is never built in silence", contradictions)
