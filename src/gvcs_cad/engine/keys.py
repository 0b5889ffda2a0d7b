"""Names under which results are stored: equal only where the part, the code that draws it and the kernel are all equal."""

from __future__ import annotations

import hashlib
from functools import cache

from gvcs_cad.engine.closure import closure_of
from gvcs_cad.engine.environment import system, version_of, versions_of_imports
from gvcs_cad.model.part import Part
from gvcs_cad.model.purchased import PurchasedPart
from gvcs_cad.model.shape import Shape
from gvcs_cad.model.shaped import ShapedPart

_KERNEL_PACKAGES = ("cadquery", "cadquery-ocp", "manifold3d", "numpy")


def solid_key(part: Part, length: float | None = None) -> str:
    """Return the key of a part's solid: part, length, code of the function that draws it, our geometry code, kernel, platform."""
    return hashed("solid", part.digest, repr(length), drawing_code(part), geometry_digest(), *kernel_versions())


def mesh_key(part: Part, length: float | None, chord: float, angle: float) -> str:
    """Return the key of a part's mesh at a chord error (mm) and angle (radian)."""
    return hashed("mesh", solid_key(part, length), repr(chord), repr(angle), closure_of("gvcs_cad.geometry.mesh").digest)


@cache
def geometry_digest() -> str:
    """Return the digest of our own code that decides the shape of a part: the engine's geometry version."""
    return closure_of("gvcs_cad.geometry.solid").digest


@cache
def check_code_digest() -> str:
    """Return the digest of our own code that decides what a check finds in given shapes."""
    return closure_of("gvcs_cad.checks.built_in").digest


@cache
def kernel_versions() -> tuple[str, ...]:
    """Return the versions and the platform that a shape's bytes depend on."""
    return (*map(version_of, _KERNEL_PACKAGES), system())


def drawn_by(part: Part) -> Shape | None:
    """Return the CadQuery function that draws a part; None where our own code does, or nothing."""
    return part.envelope if isinstance(part, PurchasedPart) else part.shape if isinstance(part, ShapedPart) else None


def drawing_code(part: Part) -> str:
    """Return the digest of the import closure of the function that draws a part, with the packages it uses; empty without one."""
    shape = drawn_by(part)
    module = shape.function.partition(":")[0] if shape else ""
    return _code("" if module.startswith("gvcs_cad.") else module)


def code_changed(part: Part) -> list[str]:
    """Return the files, of those that draw a part, whose text is no longer the one in its key: what was drawn may be of either."""
    shape = drawn_by(part)
    module = shape.function.partition(":")[0] if shape else ""
    theirs = closure_of(module).changed() if module and not module.startswith("gvcs_cad.") else []
    return [*theirs, *closure_of("gvcs_cad.geometry.solid").changed()]


@cache
def _code(module: str) -> str:
    if not module:
        return ""
    closure = closure_of(module)
    return hashed(closure.digest, *(f"{name} {version}" for name, version in versions_of_imports(closure.packages).items()))


def hashed(*texts: str) -> str:
    """Return the SHA-256 of texts in a row, as hex."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()
