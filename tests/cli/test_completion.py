"""The completion scripts for bash, zsh and fish load in their shells, and complete commands, machines, outputs and options."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Gvcs = Callable[..., object]
FIXTURES = Path(__file__).parents[2] / "fixtures"


def complete(shell: str, words: list[str], position: int | None = None) -> list[str]:
    """Ask as the script of a shell asks, and return the words offered."""
    environment = {**os.environ, "_GVCS_COMPLETE": f"{shell}_complete", "COMP_WORDS": " ".join(words)}
    environment["COMP_CWORD"] = words[-1] if shell == "fish" else str(len(words) - 1 if position is None else position)
    done = subprocess.run([sys.executable, "-m", "gvcs_cad"], cwd=FIXTURES, env=environment, capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    if shell == "zsh":
        return lines[1::3]
    return [line.split(",", 1)[1].partition("\t")[0] for line in lines]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_commands_machines_outputs_and_options_are_offered(shell: str) -> None:
    assert complete(shell, ["gvcs", "b"]) == ["bom", "build"]
    assert complete(shell, ["gvcs", "build", "ca"]) == ["cart"]
    assert complete(shell, ["gvcs", "build", "cart", "--out", "dx"]) == ["dxf"]
    assert "--set" in complete(shell, ["gvcs", "build", "cart", "--s"])


def test_machines_are_offered_without_importing_any() -> None:
    assert "raises" in complete_in(FIXTURES / "bad_machines", ["gvcs", "show", ""])


def complete_in(folder: Path, words: list[str]) -> list[str]:
    environment = {**os.environ, "_GVCS_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)}
    done = subprocess.run([sys.executable, "-m", "gvcs_cad"], cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return [line.split(",", 1)[1] for line in done.stdout.splitlines()]


LOAD = {
    "bash": ["bash", "-euo", "pipefail", "-c", "source {script}; complete -p gvcs"],
    "zsh": ["zsh", "-f", "-e", "-c", "autoload -Uz compinit; compinit -u -D; source {script}; (( $+functions[_gvcs_completion] )) && print _gvcs_completion"],
    "fish": ["fish", "--no-config", "-c", "source {script}; complete -c gvcs"],
}


@pytest.mark.parametrize("shell", sorted(LOAD))
def test_the_script_is_printed_and_loads_in_its_shell(process: Gvcs, tmp_path: Path, shell: str) -> None:
    done = process(_GVCS_COMPLETE=f"{shell}_source")
    assert (done.code, done.err) == (0, "")
    assert "_gvcs_completion" in done.out
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed here")
    script = tmp_path / "gvcs-complete"
    script.write_text(done.out)
    command = [part.format(script=script) if part == LOAD[shell][-1] else part for part in LOAD[shell]]
    loaded = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env={**os.environ, "HOME": str(tmp_path)})
    assert (loaded.returncode, loaded.stderr) == (0, "")
    assert "gvcs" in loaded.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed here")
def test_bash_completes_a_machine_as_the_user_types_it(process: Gvcs, tmp_path: Path) -> None:
    script = tmp_path / "gvcs-complete"
    script.write_text(process(_GVCS_COMPLETE="bash_source").out)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "gvcs").write_text(f'#!/bin/sh\nexec {sys.executable} -m gvcs_cad "$@"\n')
    (tmp_path / "bin" / "gvcs").chmod(0o755)
    asked = 'source "$1"; COMP_WORDS=(gvcs build ca); COMP_CWORD=2; _gvcs_completion gvcs; echo "${COMPREPLY[@]}"'
    environment = {**os.environ, "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", asked, "bash", str(script)], cwd=FIXTURES, env=environment, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "cart\n"
