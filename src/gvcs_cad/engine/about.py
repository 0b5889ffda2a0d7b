"""What the manifest says of a build besides its files: machine, parameters, versions, and the commit it was made from."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gvcs_cad.engine.environment import installed, system
from gvcs_cad.errors import UsageError

if TYPE_CHECKING:
    from gvcs_cad.documents.nest.job import Job
    from gvcs_cad.plugins.output import Build

LIBRARIES = ("cadquery", "cadquery_ocp", "ezdxf", "numpy", "pydantic", "scipy", "trimesh", "xlsxwriter")  # those that write or shape what we ship
_HEAD = "# branch.oid "
_UNBORN = "(initial)"  # what git says of a branch without a commit


def about(build: Build, root: Path | None) -> dict[str, Any]:
    """Return the head of the manifest. Commit, versions and time stand here only, never in a file that is summed."""
    return {
        "gvcs": own_version(),
        "machine": build.machine,
        "version": build.version,
        "licence": build.licence,
        "configuration": build.configuration,
        "parameters": dict(build.parameters),
        "design": build.design.digest,
        "parts": {part.name: part.digest for part in build.design.quantities},
        "versions": {name: installed().get(name, "absent") for name in LIBRARIES},
        "system": system(),
        "git": _git(root),
        "time": _time(),
    }


def about_nest(name: str, jobs: Sequence[Job], root: Path | None) -> dict[str, Any]:
    """Return the head of the manifest of a nest of several machines and drawings."""
    from gvcs_cad.model.canonical import digest  # the catalogue, which ``gvcs --version`` has no use for

    return {"gvcs": own_version(), "nest": name, "design": digest([job.digest for job in jobs]), "git": _git(root), "time": _time()}


def own_version() -> str:
    """Return the version of gvcs-cad as installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("gvcs-cad")
    except PackageNotFoundError:
        return "not installed"


def _time() -> str:
    """Return the time in UTC; SOURCE_DATE_EPOCH rules where it is set (reproducible-builds.org). Raises UsageError if it is no time."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(int(text) if text else time.time()))
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"SOURCE_DATE_EPOCH: {text!r} is not a number of seconds since 1970") from None


def _git(root: Path | None) -> dict[str, Any]:
    if root is None:
        return {}
    command = ["git", "--no-optional-locks", "-C", str(root), "status", "--porcelain=v2", "--branch"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return {}
    lines = done.stdout.splitlines()
    head = next((line.removeprefix(_HEAD) for line in lines if line.startswith(_HEAD)), _UNBORN)
    return {"commit": head, "dirty": any(not line.startswith("#") for line in lines)} if head != _UNBORN else {}
