"""A repository with the tiny cart in it, its commits, and the comparison as the command line makes it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from gvcs_cad.documents.diff.report import Report
from gvcs_cad.engine.diff.operand import sides
from gvcs_cad.engine.diff.run import compare_sides
from gvcs_cad.engine.request import Request
from gvcs_cad.plugins.sources import project_root

MACHINES = Path(__file__).parents[3] / "fixtures" / "machines"


class Repository:
    """A project under git whose files a test changes and commits."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(MACHINES, folder / "machines", ignore=shutil.ignore_patterns("__pycache__"))
        self.git("init", "-q", "-b", "main")
        self.commit("first")

    def git(self, *arguments: str) -> str:
        identity = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
        return subprocess.run(["git", *identity, *arguments], cwd=self.folder, check=True, capture_output=True, text=True).stdout.strip()

    def commit(self, name: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", name)
        self.git("tag", name)

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.folder / "machines" / path
        text = file.read_text("utf-8")
        assert text.count(old) == 1, f"{path}: {old!r} stands {text.count(old)} times"
        file.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "project")


@pytest.fixture
def compared() -> Callable[..., Report]:
    """Return a function that compares two words of the command line in a folder."""

    def run(folder: Path, old: str, new: str = "", *, shown: bool = False, sheets: bool = False, **more: object) -> Report:
        root = project_root(folder)
        before, after, request = sides(old, new, Request(start=folder, **more), root)  # type: ignore[arg-type]
        return compare_sides(before, after, request, root, shown=shown, sheets=sheets)

    return run
