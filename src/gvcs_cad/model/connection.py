"""How occurrences hold together: fasten, nail, weld, pin, press, plug; the mate that placed a module; contact and clearance by intent.

Paths are ``loader/arm_left``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gvcs_cad.catalog.fasteners import BoltStock, NailStock
from gvcs_cad.model.canonical import row_key

if TYPE_CHECKING:
    from gvcs_cad.model.design import Occurrence


@dataclass(frozen=True, order=True)
class At:
    """A named hole or port of the occurrence at `path`, written ``frame/rail#h3``."""

    path: str
    name: str

    def __str__(self) -> str:
        return f"{self.path}#{self.name}"

    def under(self, prefix: str) -> At:
        """Return the same place as seen from an outer assembly."""
        return At(f"{prefix}/{self.path}", self.name)


@dataclass(frozen=True, kw_only=True)
class Fasten:
    """A bolt through coaxial holes: `grip` is the clamped thickness without washers, mm; `hardware` stands in the assembly's frame.

    `despite` holds the rules that the joint breaks and a source that published it so: it becomes a finding, never silence.
    """

    holes: tuple[At, ...]
    bolt: str = field(metadata=row_key(BoltStock))
    length: float
    grip: float
    hardware: tuple[Occurrence, ...]
    despite: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Pin:
    """A pin through coaxial holes: an occurrence of its own at `pin`, or hardware that this connection brings."""

    holes: tuple[At, ...]
    pin: str = ""
    hardware: tuple[Occurrence, ...] = ()
    despite: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Press:
    """A bearing or bushing pressed or clamped in a hole: `inner` is the occurrence that sits in it."""

    holes: tuple[At, ...]
    inner: str
    hardware: tuple[Occurrence, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Weld:
    """A fillet weld between two occurrences: leg and total length in mm, class of ISO 5817."""

    a: str
    b: str
    leg: float
    length: float
    weld_class: str = "C"
    hardware: tuple[Occurrence, ...] = ()
    holes: tuple[At, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Nail:
    """Two occurrences nailed or screwed together through no hole of theirs, by `count` pieces of one row; these are supplied and not placed."""

    a: str
    b: str
    nail: str = field(metadata=row_key(NailStock))
    count: int
    hardware: tuple[Occurrence, ...] = ()
    holes: tuple[At, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Plug:
    """A hose, cable or coupler joined between two ports."""

    a: At
    b: At
    hardware: tuple[Occurrence, ...] = ()
    holes: tuple[At, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Mate:
    """A module mounted on a host: origins coincide, Z opposed, X parallel after `turn` degrees."""

    host: At
    module: At
    turn: float = 0.0
    hardware: tuple[Occurrence, ...] = ()
    holes: tuple[At, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Two occurrences that touch by intent and are not joined otherwise; `depth` is how far their drawings may overlap, mm, and `why` the reason."""

    a: str
    b: str
    why: str
    depth: float = 0.0
    hardware: tuple[Occurrence, ...] = ()
    holes: tuple[At, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Clearance:
    """Two occurrences that stay at least `least` mm apart in every position, with the reason."""

    a: str
    b: str
    least: float
    why: str
    hardware: tuple[Occurrence, ...] = ()
    holes: tuple[At, ...] = ()


Connection = Fasten | Pin | Press | Weld | Nail | Plug | Mate | Contact | Clearance
