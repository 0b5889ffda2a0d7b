"""YAML with places: every value of a file a person wrote can be named as ``gvcs.yaml:4:3``."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from gvcs_cad.catalog.yaml_scalars import key as key_of
from gvcs_cad.catalog.yaml_scalars import scalar, unseen
from gvcs_cad.errors import UsageError

Path_ = tuple[str | int, ...]
TOO_DEEP = "is nested too deeply for a file that a person wrote"
DEEPEST = 50  # levels; a project's file has eight
LARGEST = 2_000_000  # bytes; no hand-written file is larger


@dataclass(frozen=True)
class YamlFile:
    """A parsed file: its plain data, and line and column of every key and item."""

    name: str
    data: Any
    marks: dict[Path_, tuple[int, int]] = field(default_factory=dict)

    def place(self, *path: str | int) -> str:
        """Return ``file:line:column`` of a value, or of the nearest thing that contains it."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.marks:
                line, column = self.marks[path[:end]]
                return f"{self.name}:{line}:{column}"
        return self.name


def is_there(path: Path) -> bool:
    """Tell whether a project has a file that it need not have. Raises UsageError where a folder, a pipe or a link to nothing stands in its place."""
    if path.is_file():
        return True
    if os.path.lexists(path):
        raise UsageError(f"{as_found(path)}: {'is a link that leads to no file' if path.is_symlink() else 'is no file'}")
    return False


def read_yaml(path: Path) -> YamlFile:
    """Read one YAML document. Raises UsageError with file, line and column for bad syntax, tags, aliases and repeated keys."""
    if not path.is_file():
        raise UsageError(f"{path}: no such file")
    if path.stat().st_size > LARGEST:
        raise UsageError(f"{as_found(path)}: {path.stat().st_size} bytes is more than {LARGEST}, no file for a person")
    return parse_yaml(read_text(path), as_found(path))


def as_found(path: Path) -> str:
    """Return how a project's people find a file: every machine has a hazards.yaml, so it is ``machines/cart/hazards.yaml``; others by their name."""
    parts = path.parts
    return "/".join(parts[len(parts) - 1 - parts[::-1].index("machines") :]) if "machines" in parts[:-1] else path.name


def read_text(path: Path) -> str:
    """Return the text of a file. Raises UsageError where it cannot be read or is not UTF-8."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"{as_found(path)}: byte {error.start} is not UTF-8 text") from None
    except OSError as error:
        raise UsageError(f"{as_found(path)}: cannot be read: {error.strerror or error}") from None


def parse_yaml(text: str, name: str) -> YamlFile:
    """Parse one YAML document from text. Raises like `read_yaml`."""
    import yaml

    hidden = unseen(text)
    if hidden is not None:
        line, column, character = hidden
        raise UsageError(f"{name}:{line}:{column}: {character} is a character that nobody sees; delete it")
    try:
        return _parsed(text, name, fast_loader())
    except yaml.YAMLError as error:  # Python's own loader says better what is wrong, and where, but takes hours for this:
        if "nesting depth" in str(error):
            raise UsageError(f"{name}: {TOO_DEEP}") from None
    try:
        return _parsed(text, name, yaml.SafeLoader)
    except yaml.YAMLError as error:
        words = " ".join(str(getattr(error, "problem", None) or error).split())
        raise UsageError(f"{_place(name, getattr(error, 'problem_mark', None))}: {words}") from None


def _parsed(text: str, name: str, kind: Any) -> YamlFile:
    loader = kind(text)
    try:
        node = loader.get_single_node()
        _refuse_tags_and_aliases(text, name, kind)
        marks: dict[Path_, tuple[int, int]] = {}
        data = _plain(node, loader, (), marks, name) if node is not None else None
    except RecursionError:
        raise UsageError(f"{name}: {TOO_DEEP}") from None
    finally:
        loader.dispose()
    return YamlFile(name, data, marks)


def _refuse_tags_and_aliases(text: str, name: str, kind: Any) -> None:
    """An alias can make a gigabyte of a line, and a tag a program of it: the nodes show neither, the events do."""
    import yaml

    events: Iterable[Any] = yaml.parse(text, kind) if "*" in text or "!" in text else ()
    for event in events:
        if isinstance(event, yaml.AliasEvent):
            raise UsageError(f"{_place(name, event.start_mark)}: aliases (*name) are not used here; write the value again")
        if getattr(event, "tag", None):
            raise UsageError(f"{_place(name, event.start_mark)}: tags ({event.tag}) are not used here")


@cache
def fast_loader() -> Any:
    """Return libyaml's safe loader, ten times faster than Python's, or Python's where PyYAML was built without it."""
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _place(name: str, mark: Any) -> str:
    return f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name


def _plain(node: Any, loader: Any, path: Path_, marks: dict[Path_, tuple[int, int]], name: str) -> Any:
    import yaml

    if len(path) > DEEPEST:
        raise UsageError(f"{name}: {TOO_DEEP}")
    marks.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = _worded(key_of, key_node, loader, name)
            marks[(*path, key)] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if key in found:
                raise UsageError(f"{_place(name, key_node.start_mark)}: {key} stands twice")
            found[key] = _plain(value_node, loader, (*path, key), marks, name)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, loader, (*path, i), marks, name) for i, item in enumerate(node.value)]
    return _worded(scalar, node, loader, name)


def _worded(read: Callable[[Any, Any], Any], node: Any, loader: Any, name: str) -> Any:
    try:
        return read(node, loader)
    except ValueError as error:
        raise UsageError(f"{_place(name, node.start_mark)}: {error}") from None
