"""Every command and every piece of Python on the documentation's pages runs, in an empty folder, as a reader would run it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted(path for path in (ROOT / "docs").rglob("*.md"))
BLOCK = re.compile(r"^```(sh|python)\n(.*?)^```", re.M | re.S)
LINK = re.compile(r"\]\(([^)#]+)")


def blocks(page: Path, language: str) -> str:
    return "\n".join(code for kind, code in BLOCK.findall(page.read_text("utf-8")) if kind == language)


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "sh")], ids=lambda page: page.stem)
def test_the_commands_of_a_page_run(page: Path, tmp_path: Path) -> None:
    done = run(["bash", "-euo", "pipefail", "-c", blocks(page, "sh")], tmp_path)
    assert done.returncode == 0, f"{page.name}: {done.stdout}\n{done.stderr}"


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "python")], ids=lambda page: page.stem)
def test_the_python_of_a_page_runs(page: Path, tmp_path: Path) -> None:
    (tmp_path / "page.py").write_text("from __future__ import annotations\n" + blocks(page, "python"), "utf-8")
    done = run([sys.executable, "page.py"], tmp_path)
    assert done.returncode == 0, f"{page.name}: {done.stderr}"


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md", ROOT / "ARCHITECTURE.md"], ids=lambda page: page.stem)
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    targets = [target for target in LINK.findall(page.read_text("utf-8")) if not target.startswith("http")]
    missing = [target for target in targets if not (page.parent / target).exists()]
    assert not missing, f"{page.name}: {missing}"


def test_a_page_whose_command_fails_is_noticed(tmp_path: Path) -> None:
    assert run(["bash", "-euo", "pipefail", "-c", "gvcs build no_such_machine --out dxf"], tmp_path).returncode == 2


def test_every_hook_stands_in_the_reference() -> None:
    from gvcs_cad.plugins import hookspecs

    text = (ROOT / "docs" / "reference" / "hooks.md").read_text("utf-8")
    hooks = [name for name in vars(hookspecs) if name.startswith("gvcs_register_")]
    assert hooks
    assert [hook for hook in hooks if f"`{hook}(register)`" not in text] == []


def test_every_command_stands_in_the_reference() -> None:
    from gvcs_cad.cli.main import COMMANDS

    text = (ROOT / "docs" / "reference" / "command-line.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"`gvcs {name}" not in text] == []


def test_all_that_an_assembly_does_and_a_machines_folder_says_stands_in_the_reference() -> None:
    from dataclasses import fields

    from gvcs_cad.engine.expectations import KNOWN
    from gvcs_cad.model.assembly import Assembly
    from gvcs_cad.model.hazard import Hazard

    text = (ROOT / "docs" / "reference" / "machine.md").read_text("utf-8")
    words = [name for name in vars(Assembly) if not name.startswith("_") and name != "freeze"]  # the engine freezes
    assert [word for word in words if not re.search(rf"`{word}[`(]", text)] == []
    assert [word for word in (*KNOWN, *(field.name for field in fields(Hazard) if field.name != "name")) if f"`{word}`" not in text] == []
