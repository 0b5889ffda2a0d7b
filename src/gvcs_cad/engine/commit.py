"""The commit that a build was made from, and whether all that it read is as it stands there."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_HEAD = "# branch.oid "
_UNBORN = "(initial)"  # what git says of a branch without a commit
_COMPILED = ("/__pycache__/", ".pyc")  # nobody reads them: neither does `files_in`


def commit_of(root: Path | None, read: Iterable[tuple[str, str]] | None = None) -> dict[str, Any]:
    """Return the commit of the repository around a project and whether it is ``dirty``; empty where there is no commit.

    With `read`, rows of `gvcs_cad.engine.watched`, dirty says whether one of these files and folders, so far as it lies in the repository,
    is changed, new or gone there; that is what a stamp sees as well. Without, the whole working tree counts. What git ignores never does.
    """
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), None) if root else None
    if top is None:
        return {}
    command = ["git", "--no-optional-locks", "--literal-pathspecs", "-C", str(top), "status", "--porcelain=v2", "--branch", "--untracked-files=all"]
    if read is not None:
        inside = {path for kind, path in read if kind != "names" and Path(path).is_relative_to(top)}
        command += ["--", *sorted(inside or {".git"})]  # git says nothing of its own folder, and so nothing where nothing of the repository was read
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return {}
    lines = done.stdout.splitlines()
    head = next((line.removeprefix(_HEAD) for line in lines if line.startswith(_HEAD)), _UNBORN)
    return {"commit": head, "dirty": any(map(_counts, lines))} if head != _UNBORN else {}


def _counts(line: str) -> bool:
    return not line.startswith("#") and not any(word in line for word in _COMPILED)
