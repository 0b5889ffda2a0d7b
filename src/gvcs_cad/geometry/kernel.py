"""CadQuery, loaded on first use: it costs two seconds and half a gigabyte that listing, BOM and DXF must never pay."""

from __future__ import annotations

import gc
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import cadquery

Shape = Any  # cadquery.Shape; the kernel ships no types that mypy can use


def load() -> ModuleType:
    """Import CadQuery once and return it.

    OCP imports the whole of VTK only to preload its libraries; an empty stand-in during the import saves 0.5 s and 70 MB
    (CadQuery PR #2097 and OCP PR #226 make this unnecessary one day). VTK itself still imports afterwards.
    """
    if "cadquery" in sys.modules:
        return sys.modules["cadquery"]
    stand_in = "vtk" not in sys.modules
    if stand_in:
        sys.modules["vtk"] = ModuleType("vtk")
    collecting = gc.isenabled()
    gc.disable()
    try:
        import cadquery  # noqa: F401
    finally:
        if collecting:
            gc.enable()
        if stand_in:
            del sys.modules["vtk"]
    _one_thread()
    return sys.modules["cadquery"]


def _one_thread() -> None:
    """Let booleans run in the thread that asks for them. Who has loaded CadQuery before us keeps its threads.

    CadQuery has them run in parallel. A part's booleans are so small that handing their pieces to threads takes a tenth more time than it gives, and
    our workers share the processors as it is.
    """
    from OCP.OSD import OSD_ThreadPool

    OSD_ThreadPool.DefaultPool_s(1)


class _LazyCadQuery(ModuleType):
    """Stands for ``cadquery`` until something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(load(), name)


if not TYPE_CHECKING:
    cadquery = _LazyCadQuery("cadquery")

cq = cadquery
