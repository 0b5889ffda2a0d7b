"""YAML with places: every value of a file a person wrote can be named as ``gvcs.yaml:4:3``."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gvcs_cad.errors import UsageError

Path_ = tuple[str | int, ...]
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


def read_yaml(path: Path) -> YamlFile:
    """Read one YAML document. Raises UsageError with file, line and column for bad syntax, tags, aliases and repeated keys."""
    if not path.is_file():
        raise UsageError(f"{path}: no such file")
    if path.stat().st_size > LARGEST:
        raise UsageError(f"{path.name}: {path.stat().st_size} bytes is more than {LARGEST}, no file for a person")
    return parse_yaml(path.read_text("utf-8"), path.name)


def parse_yaml(text: str, name: str) -> YamlFile:
    """Parse one YAML document from text. Raises like `read_yaml`."""
    import yaml

    loader = yaml.SafeLoader(text)
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.SafeLoader)):
            raise UsageError(f"{name}: aliases (*name) are not used here; write the value again")
        node = loader.get_single_node()
        marks: dict[Path_, tuple[int, int]] = {}
        data = _plain(node, loader, (), marks, name) if node is not None else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
        raise UsageError(f"{place}: {getattr(error, 'problem', None) or error}") from None
    finally:
        loader.dispose()
    return YamlFile(name, data, marks)


def _plain(node: Any, loader: Any, path: Path_, marks: dict[Path_, tuple[int, int]], name: str) -> Any:
    import yaml

    marks.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(loader.construct_object(key_node))
            marks[(*path, key)] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if key in found:
                raise UsageError(f"{name}:{key_node.start_mark.line + 1}:{key_node.start_mark.column + 1}: {key} stands twice")
            found[key] = _plain(value_node, loader, (*path, key), marks, name)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, loader, (*path, i), marks, name) for i, item in enumerate(node.value)]
    return loader.construct_object(node)
