"""Writes a new machine from ``machines/_template``: the same files that a reader of the template sees."""

from __future__ import annotations

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


def _template(root: Path) -> Path:
    for folder in (root / "machines", *Sources(None).folders[MACHINES]):
        if (folder / TEMPLATE).is_dir():
            return folder / TEMPLATE
    raise UsageError(f"no {MACHINES}.{TEMPLATE} is installed")
