"""Names under which results are stored: equal only where the part, the code that draws it and the kernel are all equal."""

from __future__ import annotations

import hashlib
import platform
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from gvcs_cad.model.part import Part
from gvcs_cad.model.purchased import PurchasedPart
from gvcs_cad.model.shaped import ShapedPart
from gvcs_cad.plugins.sources import MACHINES, PLUGINS

_KERNEL_PACKAGES = ("cadquery", "cadquery-ocp", "manifold3d", "numpy")
_OURS = Path(__file__).parents[1]
_GEOMETRY_SOURCES = ("geometry", "model", "catalog")
_DATA = (".py", ".yaml", ".json", ".ttf", ".step", ".brep")


def solid_key(part: Part, length: float | None = None) -> str:
    """Return the key of a part's solid: part, length, source of its function's plugin, our geometry code, kernel, platform."""
    return _hash("solid", part.digest, repr(length), _function_source(part), geometry_digest(), *kernel_versions())


def mesh_key(part: Part, length: float | None, chord: float, angle: float) -> str:
    """Return the key of a part's mesh at a chord error (mm) and angle (radian)."""
    return _hash("mesh", solid_key(part, length), repr(chord), repr(angle))


@cache
def geometry_digest() -> str:
    """Return the digest of our own code that decides the shape of a part."""
    return _hash(*(folder_digest(_OURS / name) for name in _GEOMETRY_SOURCES), file_digest(_OURS / "units.py"))


@cache
def check_code_digest() -> str:
    """Return the digest of our own code that decides what a check finds in given shapes."""
    return _hash(geometry_digest(), folder_digest(_OURS / "checks"))


@cache
def folder_digest(folder: Path) -> str:
    """Return the digest of a folder's code and data files, by name and content."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in _DATA and "__pycache__" not in path.parts)
    return _hash(*(part for path in files for part in (path.relative_to(folder).as_posix(), file_digest(path))))


@cache
def file_digest(path: Path) -> str:
    """Return the digest of one file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@cache
def kernel_versions() -> tuple[str, ...]:
    """Return the versions and the platform that a shape's bytes depend on."""
    return (*(f"{name} {_version(name)}" for name in _KERNEL_PACKAGES), platform.system(), platform.machine())


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"


def _function_source(part: Part) -> str:
    shape = part.envelope if isinstance(part, PurchasedPart) else part.shape if isinstance(part, ShapedPart) else None
    if shape is None:  # a plate, tube or bar is drawn by our own code; a hose is not drawn
        return ""
    module = shape.function.partition(":")[0]
    return "" if module.startswith("gvcs_cad.") else _package_digest(module)


@cache
def _package_digest(module: str) -> str:
    """Return the digest of the plugin or package that a module belongs to, or of the one file that it is."""
    depth = 2 if module.startswith((f"{MACHINES}.", f"{PLUGINS}.")) else 1
    file = _file(".".join(module.split(".")[:depth])) or _file(module)  # a namespace package has no file
    if file is None:
        return module
    return folder_digest(file.parent) if file.name == "__init__.py" else file_digest(file)


def _file(module: str) -> Path | None:
    loaded = sys.modules.get(module)
    spec = getattr(loaded, "__spec__", None) if loaded else find_spec(module)
    return Path(spec.origin) if spec and spec.origin and spec.has_location else None


def _hash(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()
