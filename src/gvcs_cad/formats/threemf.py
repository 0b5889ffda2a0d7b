"""3MF core specification 1.3: a printed part with its unit, name and facts, the same bytes every time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from gvcs_cad.formats.zip_file import zipped

if TYPE_CHECKING:
    from gvcs_cad.geometry.mesh import Mesh

NAMESPACE = "https://www.opensourceecology.org/gvcs-cad/2026"  # of our own metadata names, as the specification asks
TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="model" ContentType="application/vnd.ms-package.3dmanufacturing-3dmodel+xml"/>
</Types>
"""
RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Target="/3D/3dmodel.model" Id="rel0" Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"/>
</Relationships>
"""


def threemf(mesh: Mesh, name: str, facts: Mapping[str, str]) -> bytes:
    """Return one mesh as a 3MF package, mm; `facts` become metadata, those of ours named ``gvcs:…``."""
    metadata = "".join(f"<metadata name={quoteattr(key)}>{escape(value)}</metadata>\n" for key, value in sorted(facts.items()))
    model = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<model unit="millimeter" xml:lang="en-US" xmlns="http://schemas.microsoft.com/3dmanufacturing/core/2015/02"'
        f' xmlns:gvcs="{NAMESPACE}">\n'
        f'{metadata}<resources>\n<object id="1" type="model" name={quoteattr(name)}>\n'
        f"{mesh_xml(mesh)}</object>\n</resources>\n"
        '<build>\n<item objectid="1"/>\n</build>\n</model>\n'
    )
    return zipped({"[Content_Types].xml": TYPES.encode(), "_rels/.rels": RELATIONS.encode(), "3D/3dmodel.model": model.encode()})


def mesh_xml(mesh: Mesh) -> str:
    """Return the element of a mesh."""
    vertices = "".join(f'<vertex x="{x:.9g}" y="{y:.9g}" z="{z:.9g}"/>\n' for x, y, z in mesh.vertices.tolist())
    triangles = "".join(f'<triangle v1="{a}" v2="{b}" v3="{c}"/>\n' for a, b, c in mesh.triangles.tolist())
    return f"<mesh>\n<vertices>\n{vertices}</vertices>\n<triangles>\n{triangles}</triangles>\n</mesh>\n"
