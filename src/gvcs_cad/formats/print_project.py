"""A bed as a 3MF project: every piece at its place, and the settings in the two files that PrusaSlicer keeps beside the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from gvcs_cad.formats.threemf import RELATIONS, TYPES, mesh_xml
from gvcs_cad.formats.zip_file import zipped

if TYPE_CHECKING:
    from gvcs_cad.geometry.mesh import Mesh


@dataclass(frozen=True)
class PrintObject:
    """One distinct part of a bed: its mesh with the middle of its box over the origin and z-min 0, its settings, and where its pieces stand.

    A place is (x, y, turned by 90 degrees), mm from the corner of the bed.
    """

    name: str
    mesh: Mesh
    settings: Mapping[str, str]
    places: Sequence[tuple[float, float, bool]]


def print_project(objects: Sequence[PrintObject], settings: Mapping[str, str]) -> bytes:
    """Return the project, the same bytes every time."""
    shapes = "".join(f'<object id="{i}" type="model" name={quoteattr(o.name)}>\n{mesh_xml(o.mesh)}</object>\n' for i, o in enumerate(objects, 1))
    items = "".join(_item(i, *place) for i, o in enumerate(objects, 1) for place in o.places)
    model = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<model unit="millimeter" xml:lang="en-US" xmlns="http://schemas.microsoft.com/3dmanufacturing/core/2015/02"'
        ' xmlns:slic3rpe="http://schemas.slic3r.org/3mf/2017/06">\n'
        '<metadata name="slic3rpe:Version3mf">1</metadata>\n'
        f"<resources>\n{shapes}</resources>\n<build>\n{items}</build>\n</model>\n"
    )
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "3D/3dmodel.model": model,
        "Metadata/Slic3r_PE.config": "".join(f"; {key} = {value}\n" for key, value in settings.items()),
        "Metadata/Slic3r_PE_model.config": _model_config(objects),
    }
    return zipped({name: text.encode() for name, text in files.items()})


def print_profile(settings: Mapping[str, str]) -> bytes:
    """Return settings as a file that ``prusa-slicer --load`` reads: from a project alone its command line takes no bed."""
    return "".join(f"{key} = {value}\n" for key, value in settings.items()).encode()


def _item(number: int, x: float, y: float, turned: bool) -> str:
    turn = "0 1 0 -1 0 0 0 0 1" if turned else "1 0 0 0 1 0 0 0 1"
    return f'<item objectid="{number}" transform="{turn} {x:g} {y:g} 0" printable="1"/>\n'


def _model_config(objects: Sequence[PrintObject]) -> str:
    """Return the settings of each object; PrusaSlicer wants to know which triangles each of its volumes has: all."""
    entries = ""
    for number, one in enumerate(objects, 1):
        own = {"name": one.name, **one.settings}
        words = "".join(f'  <metadata type="object" key={quoteattr(key)} value={quoteattr(value)}/>\n' for key, value in own.items())
        inside = f'   <metadata type="volume" key="name" value={quoteattr(one.name)}/>\n'
        volume = f'  <volume firstid="0" lastid="{len(one.mesh.triangles) - 1}">\n{inside}  </volume>\n'
        entries += f' <object id="{number}" instances_count="{len(one.places)}">\n{words}{volume} </object>\n'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<config>\n{entries}</config>\n'
