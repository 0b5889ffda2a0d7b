"""A commit is read without a trace in the repository, and no name of a revision is an option of git."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gvcs_cad.engine.diff.git import check_out, commit_of
from gvcs_cad.errors import OutputError, UsageError


def state(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_commit_is_written_elsewhere_and_the_repository_stays_as_it_was(repository: Any, tmp_path: Path) -> None:
    first = state(repository.folder / "machines")
    repository.edit("cart/parts.py", "rectangle(240, 40)", "rectangle(250, 40)")
    repository.commit("second")
    (repository.folder / "machines" / "mine.txt").write_text("not committed")
    before = state(repository.folder)
    found = check_out(repository.folder, commit_of(repository.folder, "first"), tmp_path / "place")
    assert state(found / "machines") == first
    assert state(repository.folder) == before
    assert len(repository.git("worktree", "list").splitlines()) == 1


def test_a_project_below_the_top_is_found_in_the_commit(repository: Any, tmp_path: Path) -> None:
    folder = repository.folder / "machines" / "cart"
    found = check_out(folder, commit_of(folder, "HEAD"), tmp_path / "place")
    assert (found / "parts.py").read_bytes() == (folder / "parts.py").read_bytes()


@pytest.mark.parametrize("name", ["--help", "--output=x", "", "HEAD:machines", "no_such_branch", "HEAD\n", "main..HEAD"])
def test_what_is_no_commit_is_none(repository: Any, name: str) -> None:
    assert commit_of(repository.folder, name) == ""


def test_no_repository_and_no_commit_are_said(repository: Any, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    assert commit_of(tmp_path / "plain", "HEAD") == ""
    with pytest.raises(UsageError, match="is in no git repository"):
        check_out(tmp_path / "plain", "HEAD", tmp_path / "a")
    with pytest.raises(OutputError, match="git read-tree"):
        check_out(repository.folder, "0" * 40, tmp_path / "b")
