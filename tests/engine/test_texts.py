"""Digests of a folder end, whatever somebody has put into it."""

from __future__ import annotations

import os
from pathlib import Path

from gvcs_cad.engine.texts import digest_now, files_in


def test_a_pipe_and_a_circle_of_links_do_not_stop_a_reading(tmp_path: Path) -> None:
    inner = tmp_path / "machine" / "inner"
    inner.mkdir(parents=True)
    (inner / "a.py").write_text("")
    for i, target in enumerate((".", "..", "../..")):
        (inner / f"loop{i}").symlink_to(target)
    os.mkfifo(inner / "pipe")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "b.py").write_text("")
    (inner / "other").symlink_to(tmp_path / "elsewhere")
    found = [os.path.relpath(path, inner) for path in files_in(str(tmp_path / "machine"))]
    assert found == ["a.py", "other/b.py", "pipe"]
    assert len({digest_now(str(inner / name)) for name in found}) == 1  # all are empty, and none is waited for


def test_a_link_to_nothing_is_not_the_same_as_nothing(tmp_path: Path) -> None:
    path = tmp_path / "gvcs.yaml"
    absent = digest_now(str(path))
    path.symlink_to("nowhere")
    assert digest_now(str(path)) != absent
