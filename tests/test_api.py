"""The two APIs: what a type checker sees of them is what they hand on, and all of it is there."""

from __future__ import annotations

import ast
from pathlib import Path
from types import ModuleType

import pytest

import gvcs_cad
import gvcs_cad.extend


@pytest.mark.parametrize("api", [gvcs_cad, gvcs_cad.extend], ids=lambda api: api.__name__)
def test_a_type_checker_sees_what_is_handed_on(api: ModuleType) -> None:
    tree = ast.parse(Path(str(api.__file__)).read_text("utf-8"))
    (seen,) = [block.body for block in tree.body if isinstance(block, ast.If) and isinstance(block.test, ast.Name)]
    imported = [(f"{line.module}", name.name, name.asname) for line in seen if isinstance(line, ast.ImportFrom) for name in line.names]
    handed_on = [(f"gvcs_cad.{home}", name, name) for home, names in api._HOME.items() for name in names.split()]
    assert sorted(imported) == sorted(handed_on)
    assert api.__all__ == sorted(name for _, name, _ in handed_on)
    assert [name for name in api.__all__ if not hasattr(api, name)] == []
