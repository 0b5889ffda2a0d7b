"""A row that is a contract: what two sides agree on so that any module fits any host."""

from __future__ import annotations

from dataclasses import dataclass

from gvcs_cad.catalog.basis import Basis


@dataclass(frozen=True, kw_only=True)
class Interface:
    """A mounting contract, named ``power_bay@1``: the datum is its first hole or face, never "the middle of the tube".

    `turns` are the clocking angles in degrees that a mate may take; `agrees` says in words what both sides hold to.
    """

    key: str
    title: str
    agrees: str
    turns: tuple[float, ...] = (0.0,)
    basis: Basis
