"""The kernel is loaded while a machine is prepared where something will be drawn, and not at all where all is stored."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parents[2] / "fixtures"
CODE = """
import json, multiprocessing.forkserver as server, sys
from gvcs_cad.cli.main import run
code = run(["build", "cart", "--out", "step", "--out", "dxf", *sys.argv[1:]])
kernel = [name for name in ("cadquery", "OCP", "gvcs_cad.engine.pool") if name in sys.modules]
print(json.dumps([code, server._forkserver._forkserver_pid is not None, kernel]))
"""  # the server has the kernel, and only the server: it is told by its process


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(FIXTURES / "machines", tmp_path / "machines", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def server_and_kernel(project: Path, *more: str) -> tuple[bool, list[str]]:
    """Build and tell whether the fork server was started, and what of the kernel this process has loaded."""
    environment = {**os.environ, "GVCS_CACHE_DIR": str(project / "cache")}
    done = subprocess.run([sys.executable, "-c", CODE, *more], cwd=project, env=environment, capture_output=True, text=True, check=True)
    code, server, kernel = json.loads(done.stdout.splitlines()[-1])
    assert code == 0, done.stderr
    return server, kernel


def test_a_build_that_finds_all_in_the_store_loads_no_kernel_in_any_process(project: Path) -> None:
    assert server_and_kernel(project, "-O", "first") == (True, ["gvcs_cad.engine.pool"])
    assert server_and_kernel(project, "-O", "second") == (False, [])  # no stamp of this folder, and everything stored
    assert (project / "second/cart/default/SHA256SUMS").read_bytes() == (project / "first/cart/default/SHA256SUMS").read_bytes()
    assert server_and_kernel(project, "-O", "third", "--set", "length=1 m")[0]
    stored = [path for path in (project / "cache" / "store").rglob("*") if path.is_file() and path.stat().st_size > 1000]
    assert stored
    for path in stored:
        path.unlink()
    assert server_and_kernel(project, "-O", "fourth")[0]  # the forecast was wrong: the kernel comes when it is needed
    assert (project / "fourth/cart/default/SHA256SUMS").read_bytes() == (project / "first/cart/default/SHA256SUMS").read_bytes()
