"""Writes a new machine from ``machines/_template`` and a new shop file from the default: the same text that a reader of them sees."""

from __future__ import annotations

import json
import re
from pathlib import Path

from gvcs_cad.errors import UsageError
from gvcs_cad.plugins.sources import MACHINES, Sources, project_root

TEMPLATE = "_template"


def write_machine(name: str, start: Path) -> list[Path]:
    """Write the folder and the test of a new machine and return the files. Raises UsageError if either exists already."""
    root = project_root(start) or start
    template = _template(root)
    title = "".join(word.capitalize() for word in name.split("_"))
    plan: dict[Path, str] = {}
    taken = re.search(rf"\b{title}\b", (template / "__init__.py").read_text("utf-8"))
    if taken:
        raise UsageError(f"machine name {name!r}: its class would be called {title}, a word that a machine imports or uses; take another name")
    for source in sorted(template.rglob("*")):
        if source.is_file() and "__pycache__" not in source.parts:
            relative = source.relative_to(template)
            target = root / "tests" / "machines" / f"test_{name}.py" if relative.name == "test_template.py.txt" else root / "machines" / name / relative
            text = source.read_text("utf-8").replace("template", name).replace("Template", title)
            plan[target] = text
    there = [target for target in plan if target.exists()]
    if there:
        raise UsageError(*(f"{target} exists already" for target in there))
    for target, text in plan.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    return list(plan)


def write_shop(file: Path) -> list[Path]:
    """Write a shop file with the schema that its first line names beside it. Raises UsageError if it exists already."""
    from gvcs_cad.catalog.shop import DEFAULT_SHOP, shop_schema  # pydantic, which begins no machine

    schema = file.with_name(f"{file.stem}.schema.json")
    if file.suffix not in (".yaml", ".yml"):
        raise UsageError(f"{file}: a shop file ends in .yaml")
    if file.exists():
        raise UsageError(f"{file} exists already")
    file.parent.mkdir(parents=True, exist_ok=True)
    text = DEFAULT_SHOP.read_text("utf-8").replace("name: default", f"name: {json.dumps(file.resolve().stem)}")
    schema.write_text(json.dumps(shop_schema(), indent=1, sort_keys=True) + "\n", "utf-8")
    file.write_text(f"# yaml-language-server: $schema={schema.name}\n{text}", "utf-8")
    return [file, schema]


def _template(root: Path) -> Path:
    for folder in (root / "machines", *Sources(None).folders[MACHINES]):
        if (folder / TEMPLATE).is_dir():
            return folder / TEMPLATE
    raise UsageError(f"no {MACHINES}.{TEMPLATE} is installed")
