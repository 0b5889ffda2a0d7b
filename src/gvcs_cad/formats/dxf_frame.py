"""What all drawings of one version with the same layers have in common, put into words once: tables, blocks, classes, objects.

ezdxf makes and writes an empty drawing in the time of fifty holes; fifty drawings of plates differ in their entities alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from io import StringIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ezdxf.layouts import Modelspace

Version = str  # R12, R2000 or R2010
Bounds = tuple[float, float, float, float]  # x1, y1, x2, y2
MILLIMETRES = 4  # $INSUNITS
APP = "GVCS_CAD"
_VARIED = re.compile(r"(?<=^  9\n)(\$EXTMIN|\$EXTMAX|\$HANDSEED)\n(?:(?!  [09]\n).*\n)*", re.M)  # the header's two hundred variables but these are the same


def drawing_bytes(draw: Callable[[Modelspace], None], bounds: Bounds, version: Version, layers: Mapping[str, int]) -> bytes:
    """Return a drawing in millimetres, 1:1, the same bytes every time: what `draw` adds to an empty model space.

    `layers` are names with AutoCAD colour indices, `bounds` the extents that the file states, mm. Extended data go by the name APP.
    """
    with no_clock():
        return _frame(version, tuple(layers.items())).around(draw, bounds)


@contextmanager
def no_clock() -> Iterator[None]:
    """Write no time and no random GUID; ezdxf has one switch for it, for the whole process, and it is put back."""
    import ezdxf

    before = ezdxf.options.write_fixed_meta_data_for_testing
    ezdxf.options.write_fixed_meta_data_for_testing = True
    try:
        yield
    finally:
        ezdxf.options.write_fixed_meta_data_for_testing = before


class _Frame:
    """An ezdxf document that is filled, written and emptied again; every filling gets the same handles."""

    def __init__(self, version: Version, layers: Iterable[tuple[str, int]]) -> None:
        from ezdxf.document import Drawing
        from ezdxf.lldxf import encoding  # noqa: F401  # registers the "dxfreplace" error handler
        from ezdxf.sections.classes import REQ_R2000

        self._doc = doc = Drawing.new(version)
        if version != "R12":  # which cannot hold it, and ezdxf would warn
            doc.units = MILLIMETRES
        doc.header["$MEASUREMENT"] = 1
        for name, colour in layers:
            doc.layers.add(name, color=colour)
        doc.appids.add(APP)
        doc.update_all()
        order = {name: i for i, name in enumerate(REQ_R2000)}  # in R2010 ezdxf adds two of them as a set gives them
        doc.classes.classes = dict(sorted(doc.classes.classes.items(), key=lambda entry: order.get(entry[0][0], len(order))))
        self._first = str(doc.entitydb.handles)
        self._header = self._words(doc.header)
        layout = doc.modelspace().dxf_layout
        objects = [] if version == "R12" else list(doc.objects)
        place = objects.index(layout) if objects else 0
        self._before = self._words(*([doc.classes] if objects else []), doc.tables, doc.blocks)
        self._objects_before, self._objects_after = self._words(*objects[:place]), self._words(*objects[place + 1 :])
        self._layout = layout if objects else None

    def around(self, draw: Callable[[Modelspace], None], bounds: Bounds) -> bytes:
        doc, space = self._doc, self._doc.modelspace()
        space.delete_all_entities()
        doc.entitydb.purge()
        doc.entitydb.handles.reset(self._first)
        draw(space)
        x1, y1, x2, y2 = bounds
        doc.header["$EXTMIN"], doc.header["$EXTMAX"] = (x1, y1, 0), (x2, y2, 0)
        space.dxf.extmin, space.dxf.extmax = (x1, y1, 0), (x2, y2, 0)
        doc.header["$HANDSEED"] = str(doc.entitydb.handles)
        header = _VARIED.sub(lambda found: f"{found[1]}\n{doc.header.hdrvars[found[1]]}", self._header)
        text = header + self._before + self._words(doc.entities)
        if self._layout is not None:
            text += f"  0\nSECTION\n  2\nOBJECTS\n{self._objects_before}{self._words(self._layout)}{self._objects_after}  0\nENDSEC\n"
        data: bytes = doc.encode(f"{text}  0\nEOF\n")
        return data

    def _words(self, *pieces: Any) -> str:
        """Return sections or objects as they stand in the file."""
        from ezdxf.lldxf.tagwriter import TagWriter

        stream = StringIO()
        writer = TagWriter(stream, write_handles=self._handles, dxfversion=self._doc.dxfversion)
        for piece in pieces:
            piece.export_dxf(writer)
        return stream.getvalue()

    @property
    def _handles(self) -> bool:
        return self._doc.dxfversion > "AC1009" or bool(self._doc.header.get("$HANDLING", 0))


@cache
def _frame(version: Version, layers: tuple[tuple[str, int], ...]) -> _Frame:
    return _Frame(version, layers)
