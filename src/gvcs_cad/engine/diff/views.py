"""Shows what changed: for each reshaped part an overlay of its contours, its solid difference, and a picture of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gvcs_cad.documents.diff.compare import PartChange
from gvcs_cad.documents.diff.report import View
from gvcs_cad.errors import GeometryError
from gvcs_cad.formats.overlay_svg import overlay_svg
from gvcs_cad.formats.shaded_picture import Layer, Scene, shaded_pictures
from gvcs_cad.geometry.difference_glb import COLOURS, difference_glb
from gvcs_cad.geometry.mesh import Mesh
from gvcs_cad.geometry.mesh_difference import MeshDifference, mesh_difference
from gvcs_cad.model.colour import STAYED

NO_GL = "no picture: there is no off-screen GL here (install libegl1 and libgl1-mesa-dri)"


def views(changes: Sequence[PartChange], old: Mapping[str, bytes], new: Mapping[str, bytes], failed: Mapping[str, str]) -> list[View]:
    """Return a view of every change; `old` and `new` hold meshes by digest of part, `failed` why there is none."""
    found = [_solid_view(change, old, new, failed) for change in changes]
    drawn = [number for number, (_, scene) in enumerate(found) if scene is not None]
    pictures = dict(zip(drawn, shaded_pictures([scene for _, scene in found if scene is not None]), strict=True)) if drawn else {}
    return [_finished(change, view, pictures.get(number)) for number, (change, (view, _)) in enumerate(zip(changes, found, strict=True))]


def _solid_view(change: PartChange, old: Mapping[str, bytes], new: Mapping[str, bytes], failed: Mapping[str, str]) -> tuple[dict[str, Any], Scene | None]:
    a, b = change.old.digest, change.new.digest
    if a not in old or b not in new:
        return {"problem": failed.get(a) or failed.get(b) or "no solid on one side"}, None
    before, after = Mesh.from_bytes(old[a]), Mesh.from_bytes(new[b])
    try:
        difference = mesh_difference(before, after)
    except GeometryError as error:
        return {"problem": str(error)}, None
    return {"solid": difference_glb(difference), "added": difference.added.volume, "removed": difference.removed.volume}, _scene(before, after, difference)


def _scene(before: Mesh, after: Mesh, difference: MeshDifference) -> Scene:
    whole = [(Layer(mesh.vertices, mesh.triangles, STAYED),) for mesh in (before, after)]
    bodies = ((getattr(difference, name), look) for name, look in COLOURS.items())
    layers = tuple(Layer(body.vertices, body.triangles, *look) for body, look in bodies if not body.empty)
    return Scene((whole[0], whole[1], layers), ("old", "new", "removed red, added green"))


def _finished(change: PartChange, view: Mapping[str, Any], picture: bytes | None) -> View:
    overlay = overlay_svg(change.new.name, change.old.contours, change.new.contours) if change.old.contours and change.new.contours else b""
    problem = view.get("problem", "") or (NO_GL if picture == b"" else "")
    return View(**{**view, "overlay": overlay, "picture": picture or b"", "problem": problem})
