"""Names under which results are stored: equal only where the part, the code that draws it and the kernel are all equal."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache

from gvcs_cad.engine.closure import Closure, closure_of
from gvcs_cad.engine.environment import system, version_of, versions_of_imports
from gvcs_cad.model.part import Part
from gvcs_cad.model.purchased import PurchasedPart
from gvcs_cad.model.shape import Shape
from gvcs_cad.model.shaped import ShapedPart

_KERNEL_PACKAGES = ("cadquery", "cadquery-ocp", "manifold3d", "numpy")
_MESH = "gvcs_cad.geometry.mesh"
_VOLUME = "gvcs_cad.geometry.properties"
_DRAWING = ("gvcs_cad.geometry.solid", "gvcs_cad.geometry.hardware")  # of our own code what draws parts; the second is imported by name
_closures: dict[str, Closure] = {}
_settled: set[str] = set()  # modules that this process runs as they stand in its keys


def known_code() -> dict[str, Closure]:
    """Return the import closures by module that this process has made keys of: a worker need not read them again."""
    return {module: _closure(module) for module in (*_closures, *_DRAWING, _MESH, _VOLUME)}


def learn_code(closures: Mapping[str, Closure]) -> None:
    """Make keys of closures that another process of this machine has read; a file that changed since is still noticed."""
    _closures.update(closures)


def _closure(module: str) -> Closure:
    if module not in _closures:
        _closures[module] = closure_of(module)
    return _closures[module]


def solid_key(part: Part, length: float | None = None) -> str:
    """Return the key of a part's solid: part, length, code of the function that draws it, our geometry code, kernel, platform."""
    return hashed("solid", part.digest, repr(length), drawing_code(part), geometry_digest(), *kernel_versions())


def mesh_key(part: Part, length: float | None, chord: float, angle: float) -> str:
    """Return the key of a part's mesh at a chord error (mm) and angle (radian)."""
    return hashed("mesh", solid_key(part, length), repr(chord), repr(angle), _closure(_MESH).digest)


def volume_key(part: Part) -> str:
    """Return the key of a part's volume."""
    return hashed("volume", solid_key(part), _closure(_VOLUME).digest)


@cache
def geometry_digest() -> str:
    """Return the digest of our own code that decides the shape of a part: the engine's geometry version."""
    return hashed(*(_closure(module).digest for module in _DRAWING))


@cache
def kernel_versions() -> tuple[str, ...]:
    """Return the versions and the platform that a shape's bytes depend on."""
    return (*map(version_of, _KERNEL_PACKAGES), system())


def drawn_by(part: Part) -> Shape | None:
    """Return the CadQuery function that draws a part; None where our own code does, or nothing."""
    return part.envelope if isinstance(part, PurchasedPart) else part.shape if isinstance(part, ShapedPart) else None


def drawing_code(part: Part) -> str:
    """Return the digest of the import closure of the function that draws a part, with the packages it uses; empty where `geometry_digest` has it."""
    module = _module(part)
    return _code("" if module in _DRAWING else module)


def code_changed(parts: Iterable[Part]) -> list[str]:
    """Return the files, of those that draw some parts, whose text is no longer the one in their keys: what was drawn may be of either.

    A module that was loaded and afterwards still had its text is not looked at again: this process runs that text whatever the disk says.
    """
    theirs = {module for module in map(_module, parts) if module and module not in _DRAWING}
    closures = [_closure(module) for module in (*sorted(theirs), *_DRAWING)]
    running = {name for closure in closures for name in closure.loaded()}
    found = list(dict.fromkeys(name for closure in closures for name in closure.changed(_settled)))
    _settled.update(running.difference(found))
    return found


def _module(part: Part) -> str:
    shape = drawn_by(part)
    return shape.function.partition(":")[0] if shape else ""


@cache
def _code(module: str) -> str:
    if not module:
        return ""
    closure = _closure(module)
    return hashed(closure.digest, *(f"{name} {version}" for name, version in versions_of_imports(closure.packages).items()))


def hashed(*texts: str) -> str:
    """Return the SHA-256 of texts in a row, as hex."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()
