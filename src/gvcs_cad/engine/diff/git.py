"""Reads commits of a repository without touching it: no worktree is registered, no hook runs, the index stays as it is."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from gvcs_cad.errors import OutputError, UsageError


def commit_of(folder: Path, name: str) -> str:
    """Return the commit that a name means in the repository around a folder; empty where it means none."""
    if not name or name.startswith("-"):
        return ""
    done = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    return done.stdout.strip() if done.returncode == 0 else ""


def check_out(folder: Path, commit: str, target: Path) -> Path:
    """Write the files of a commit below `target` and return the folder there that corresponds to `folder`.

    Git does it through an index of its own, so that line ends and filters are as in any checkout.
    Raises UsageError where `folder` is in no repository or the commit does not have it, OutputError where git cannot write.
    """
    top = _git(folder, "rev-parse", "--show-toplevel", "--show-prefix").stdout.split("\n")
    if len(top) < 2 or not top[0]:
        raise UsageError(f"{folder} is in no git repository")
    target.mkdir(parents=True)
    index = {"GIT_INDEX_FILE": str(target / ".index")}
    for arguments in (("read-tree", commit), ("checkout-index", "--all", f"--prefix={target}/tree/")):
        done = _git(Path(top[0]), *arguments, environment=index)
        if done.returncode:
            raise OutputError(f"git {arguments[0]}: {done.stderr.strip() or f'exit code {done.returncode}'}")
    found = target / "tree" / top[1]
    if not found.is_dir():
        raise UsageError(f"{commit[:12]} has no folder {top[1]}")
    return found


def changed_files(folder: Path, old: str, new: str, below: str) -> tuple[str, ...]:
    """Return the files below a folder of the repository that differ between two commits; an empty one is the working tree, untracked files included.

    Raises OutputError where git cannot tell: no answer is no equality.
    """
    if old == new:
        return ()
    place = ("--", f":(top){below}")
    asked = [("diff", "--name-only", "--no-ext-diff", *filter(None, (old, new)), *place)]
    asked += [] if old and new else [("ls-files", "--others", "--exclude-standard", "--full-name", *place)]
    names: list[str] = []
    for arguments in asked:
        done = _git(folder, *arguments)
        if done.returncode:
            raise OutputError(f"git {arguments[0]}: {done.stderr.strip() or f'exit code {done.returncode}'}")
        names += done.stdout.splitlines()
    return tuple(dict.fromkeys(names))


def _git(folder: Path, *arguments: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C", **(environment or {})}
        )
    except FileNotFoundError:
        raise UsageError("git is not installed, and revisions are compared with it") from None
