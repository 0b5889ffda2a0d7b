"""The command line as a user meets it: in a folder, with exit code, stdout and stderr."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from gvcs_cad.cli.main import run

FIXTURES = Path(__file__).parents[2] / "fixtures"


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str


Gvcs = Callable[..., Done]


@pytest.fixture
def gvcs(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Gvcs:
    """Return a function that runs a command in a folder, in this process."""

    def command(*arguments: str, folder: Path = FIXTURES) -> Done:
        monkeypatch.chdir(folder)
        capfd.readouterr()
        code = run(list(arguments))
        found = capfd.readouterr()
        return Done(code, found.out, found.err)

    return command


@pytest.fixture
def process() -> Gvcs:
    """Return a function that runs a command in a folder, in a process of its own."""

    def command(*arguments: str, folder: Path = FIXTURES, **environment: str) -> Done:
        command = [sys.executable, "-m", "gvcs_cad", *arguments]
        done = subprocess.run(command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, timeout=300, check=False)
        return Done(done.returncode, done.stdout, done.stderr)

    return command
