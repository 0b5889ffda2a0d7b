"""A check that needs solids: it names its cases, and workers run them, each alone and each remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Finding
from gvcs_cad.geometry.comparison import Notebook
from gvcs_cad.geometry.shapes import Shapes
from gvcs_cad.model.design import Design


@dataclass(frozen=True)
class Result:
    """What one case found, and in words what it measured."""

    findings: tuple[Finding, ...] = ()
    measured: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """One piece of work: a name, and a module-level function (or a partial of one) of shapes and notebook that a worker can receive."""

    name: str
    run: Callable[[Shapes, Notebook], Result]


@dataclass(frozen=True)
class GeometryCheck:
    """A named rule over the solids of a design; `why` is its reason in one sentence. ``gvcs check`` runs it, ``gvcs build`` does not.

    `merge` puts the findings of all cases into those that are reported.
    """

    name: str
    why: str
    cases: Callable[[Design, Shop], Iterator[Case]]
    merge: Callable[[list[Finding]], list[Finding]] = field(default=list)
