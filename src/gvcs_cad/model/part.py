"""What every part carries: name, revision, material, process, life, safety and where its figures come from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from gvcs_cad.catalog.basis import Basis, chosen
from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.stock import Material
from gvcs_cad.errors import ModelError
from gvcs_cad.model.canonical import Node
from gvcs_cad.model.hole import Bore
from gvcs_cad.model.life import FRAME, ServiceLife
from gvcs_cad.model.port import Port
from gvcs_cad.model.safety import Safety
from gvcs_cad.model.vector import Vector

NAME = re.compile(r"[a-z][a-z0-9_]{0,47}")
OWN_FIGURE = chosen("the designer's own figure, no source stated")


@dataclass(frozen=True, kw_only=True)
class Part(Node):
    """One thing of one piece. Two parts are the same part when every field is equal; the name alone does not decide.

    `name` is the part number: one word, unique in a machine. `note` reaches the shop's documents.
    Raises ModelError for a name that cannot be a file name on every system.
    """

    name: str = field(kw_only=False)
    revision: str = "A"
    hand: Literal["", "left", "right"] = ""
    finish: str = ""
    life: ServiceLife = FRAME
    wear: bool = False
    basis: Basis = OWN_FIGURE
    safety: Safety | None = None
    ports: tuple[Port, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if not NAME.fullmatch(self.name):
            raise ModelError(f"part name {self.name!r} must be lower-case letters, digits and _, beginning with a letter, at most 48")
        twice = _twice([bore.name for bore in self.bores] + [f"port {port.name}" for port in self.ports])
        if twice:
            raise ModelError(f"{self.name}: {', '.join(twice)} stands twice")

    @property
    def bores(self) -> tuple[Bore, ...]:
        """Its holes in its own frame."""
        return ()

    @property
    def material_key(self) -> str:
        """Key of its material in the catalogue; empty for a bought part."""
        return ""

    @property
    def material(self) -> Material:
        """Row of its material. Raises CatalogError where there is none."""
        return catalog().get(Material, self.material_key)

    @property
    def stock_key(self) -> str:
        """What it is made of: key of the plate, tube or bar; empty if it has none."""
        return ""

    @property
    def process(self) -> str:
        """How it is made: torch, saw, print, machine or buy."""
        raise NotImplementedError

    @property
    def volume(self) -> float | None:
        """Volume in mm3 by formula, or None where only the CAD kernel can tell."""
        return None

    @property
    def mass(self) -> float | None:
        """Mass in kg by formula, or None where only the CAD kernel can tell."""
        return None if self.volume is None else self.volume * 1e-9 * self.material.density

    @property
    def has_body(self) -> bool:
        """False for what has no shape of its own, as a hose or oil."""
        return True

    @property
    def centre(self) -> Vector:
        """Centre of mass in its own frame, mm; without holes and cuts, good enough to balance a machine."""
        return (0.0, 0.0, 0.0)

    def describe(self) -> str:
        """One line for a BOM, broad category first."""
        raise NotImplementedError


def _twice(names: list[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})
