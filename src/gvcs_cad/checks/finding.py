"""What a check is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.model.design import Design

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True)
class Finding:
    """Base of every finding; a subclass holds the evidence in its fields and words it in ``__str__``.

    An error stops a build before anything is written; a warning is printed and travels with the documents. `identity` names the
    fields that tell one finding of a rule from another, whatever its figures are: without it all that hold texts.
    """

    rule: ClassVar[str] = ""
    severity: ClassVar[Severity] = "error"
    identity: ClassVar[tuple[str, ...]] = ()

    @property
    def subject(self) -> str:
        """What it is about, the same from run to run: by this a finding is accepted."""
        values = [vars(self)[name] for name in self.identity] if self.identity else [v for v in vars(self).values() if isinstance(v, (str, tuple))]
        return " | ".join(text for v in values for text in ([v] if isinstance(v, str) else map(str, v)))

    @property
    def kin(self) -> str:
        """What findings of one rule with one cause have in common, so that they are printed as one sentence; empty: each stands alone."""
        return ""

    def evidence(self) -> dict[str, Any]:
        """Return the fields as plain data, for ``--json``."""
        return {"rule": self.rule, "severity": self.severity, "message": str(self), **vars(self)}


@dataclass(frozen=True)
class Check:
    """A named rule over a design in a shop; `why` is its reason in one sentence.

    Every build passes the rules that are a `gate`: what breaks them cannot be put together. The others are advice of ``gvcs check``.
    """

    name: str
    why: str
    run: Callable[[Design, Shop], Iterator[Finding]]
    gate: bool = True
