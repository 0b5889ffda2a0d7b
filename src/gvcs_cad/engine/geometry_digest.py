"""What shape a file shows, in one digest: it changes when the geometry does, and not with a name, a note or a price."""

from __future__ import annotations

from collections.abc import Callable

from gvcs_cad.engine.keys import solid_key
from gvcs_cad.model.canonical import digest, dump
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.plugins.output import Artifact


def geometry_of(artifact: Artifact, stored: Callable[[str], str]) -> str:
    """Return the SHA-256 of what an artifact shows: contours of a plate, else the B-rep of its part or parts as stored.

    `stored` returns the digest that the store holds under a key. Empty for a document that shows no shape, and where the store holds no B-rep of it.
    """
    part = artifact.part
    if isinstance(part, PlatePart):
        return digest([part.thickness, dump(part.outer), [dump(contour) for contour in part.inner]])
    if not artifact.uses_shapes or artifact.volumes_only:
        return ""
    if part is not None:
        return stored(solid_key(part))
    found = [stored(solid_key(need)) for need in artifact.needs]
    return digest(found) if found and all(found) else ""
