"""The values that a function of an artifact or a check is called with, in one canonical form; a value that has none cannot be keyed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from gvcs_cad.engine.closure import closure_of
from gvcs_cad.model.canonical import Node, digest
from gvcs_cad.model.design import Design
from gvcs_cad.model.part import Part
from gvcs_cad.plugins.post_processor import PostProcessor

Content = Callable[..., Any]  # of an artifact, or of a case of a check


class UnkeyedError(TypeError):
    """Something that has no canonical form: a lambda, an object with a life of its own."""


def arguments_digest(content: Content) -> str:
    """Return the digest of a function's bound arguments. Raises UnkeyedError naming what has no canonical form."""
    return digest(_call(content))


def function_of(content: Content) -> Content:
    """Return the module-level function at the bottom of partials. Raises UnkeyedError for a lambda, closure, method or callable object."""
    while isinstance(content, partial):
        content = content.func
    name = getattr(content, "__qualname__", "")
    if not name or "<" in name or "." in name:
        raise UnkeyedError(f"{name or type(content).__name__} is no module-level function")
    return content


def parts_in(content: Content) -> Iterator[Part]:
    """Iterate over every part that stands in the bound arguments, those of designs included, each once."""
    seen: set[int] = set()
    waiting: list[Any] = [content]
    found: dict[Part, None] = {}
    while waiting:
        value = waiting.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, partial):
            waiting += [*value.args, *value.keywords.values()]
        elif isinstance(value, Part):
            found[value] = None
        elif isinstance(value, Design):
            found.update(dict.fromkeys(value.quantities))
        elif is_dataclass(value) and not isinstance(value, type):
            waiting += [getattr(value, f.name) for f in fields(value)]
        elif isinstance(value, Mapping):
            waiting += value.values()
        elif isinstance(value, (tuple, list)):
            waiting += value
    return iter(sorted(found, key=lambda part: (part.name, part.digest)))


def _call(content: Any) -> Any:
    function = function_of(content)
    bound: list[Any] = []
    while isinstance(content, partial):
        bound.append([[_plain(v) for v in content.args], {k: _plain(v) for k, v in content.keywords.items()}])
        content = content.func
    return [f"{function.__module__}:{function.__qualname__}", bound]


def _plain(value: Any) -> Any:
    """Return JSON data that tells any two different values apart; the order of a mapping counts, for output may follow it."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return ["float", value.hex()]
    if isinstance(value, Node):
        return f"#{value.digest}"
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return ["mapping", [[_plain(key), _plain(item)] for key, item in value.items()]]
    if isinstance(value, (Decimal, bytes)):
        return [type(value).__name__, repr(value)]
    if isinstance(value, Enum):
        return [type(value).__qualname__, value.name]
    if isinstance(value, Path):
        return ["path", _files(value)]
    if isinstance(value, (set, frozenset)):
        return ["set", sorted((_plain(item) for item in value), key=repr)]
    if is_dataclass(value) and not isinstance(value, type):
        kind = f"{type(value).__module__}:{type(value).__qualname__}"
        return [kind, [[f.name, _plain(getattr(value, f.name))] for f in fields(value)]]
    if isinstance(value, PostProcessor):  # a dialect is its code, and what a plugin has set on it
        dialect = type(value)
        return [f"{dialect.__module__}:{dialect.__qualname__}", _plain(vars(value)), closure_of(dialect.__module__).digest]
    if isinstance(value, partial) or callable(value):
        return ["call", _call(value), _module_code(value)]
    raise UnkeyedError(f"{type(value).__name__} has no canonical form")


def _files(path: Path) -> list[list[str]]:
    """Return names and digests of what a path names: where it stands does not count, what it holds does."""
    files = [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())
    return [[file.relative_to(path).as_posix(), sha256(file.read_bytes()).hexdigest()] for file in files]


def _module_code(content: Content) -> str:
    return closure_of(function_of(content).__module__).digest
