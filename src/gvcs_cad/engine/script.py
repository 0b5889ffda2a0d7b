"""For scripts and notebooks: a machine's design, or the whole machine as a ``cq.Assembly``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gvcs_cad.engine.prepare import prepare
from gvcs_cad.engine.request import Request
from gvcs_cad.geometry.assembly import cadquery_assembly
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.model.design import Design
from gvcs_cad.model.pose import pose as pose_values


def design(machine: str, *, config: str = "", **parameters: object) -> Design:
    """Return the frozen design of a machine found from the working directory; ``wheelbase="60 in"`` sets a parameter.

    Raises the same errors as ``gvcs build``.
    """
    sets = tuple(f"{name}={value}" for name, value in parameters.items())
    (prepared,) = prepare(Request(machines=(machine,), sets=sets, config=config, start=Path.cwd()))
    return prepared.build.design


def cadquery_model(machine: str, *, config: str = "", pose: str = "", **parameters: object) -> Any:
    """Return a machine as ``cadquery.Assembly``, in a named pose if one is given: opens in CQ-editor or any CadQuery script."""
    built = design(machine, config=config, **parameters)
    return cadquery_assembly(built, FreshShapes(), pose_values(built, pose) if pose else None)
