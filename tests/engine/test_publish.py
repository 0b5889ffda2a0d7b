"""A folder of outputs changes whole or not at all: through kills, full disks, failures and bad names."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from gvcs_cad.engine.publish import MANIFEST, SUMS, Written, publish, read_manifest, write_file
from gvcs_cad.errors import OutputError


def written(*paths: str, text: str = "") -> list[Written]:
    return [Written(path, (text or path).encode(), path.partition("/")[0]) for path in paths]


def put(
    folder: Path, files: Iterable[Written], *, failed: Mapping[str, str] | None = None, outputs: Iterable[str] = ("dxf",), design: str = "d1"
) -> dict[str, Any]:
    return publish(folder, files, failed or {}, outputs, {"design": design})


def tree(folder: Path) -> dict[str, str]:
    """Return every file with its text, the manifest and the sums left out."""
    found = {path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}
    return {name: text for name, text in found.items() if name not in (MANIFEST, SUMS)}


def entries(folder: Path) -> dict[str, bool]:
    """Return what the manifest lists, and whether it is stale."""
    return {entry["path"]: entry["stale"] for entry in read_manifest(folder)["files"]}


def test_files_stand_with_their_sums_and_facts(tmp_path: Path) -> None:
    folder = tmp_path / "tractor" / "lifetrac"
    part = Written("dxf/a.dxf", b"abc", "dxf", "a", "digest-of-a", geometry="g", ingredients={"code": "c"})
    picture = Written("png/a.png", b"x", "png", deterministic=False)
    manifest = put(folder, [part, picture, *written("SAFETY.md")], outputs=("dxf", "png", "safety"))
    assert tree(folder) == {"SAFETY.md": "SAFETY.md", "dxf/a.dxf": "abc", "png/a.png": "x"}
    assert read_manifest(folder) == manifest == json.loads((folder / MANIFEST).read_text())
    assert manifest["files"][1] == {
        "path": "dxf/a.dxf",
        "sha256": hashlib.sha256(b"abc").hexdigest(),
        "bytes": 3,
        "output": "dxf",
        "kind": "image/vnd.dxf",
        "part_no": "a",
        "part": "digest-of-a",
        "geometry": "g",
        "ingredients": {"code": "c"},
        "deterministic": True,
        "stale": False,
    }


@pytest.mark.skipif(sys.platform == "win32", reason="sha256sum is a program of Unix")
def test_the_sums_are_checked_by_the_usual_program_and_leave_pictures_out(tmp_path: Path) -> None:
    put(tmp_path / "x", [*written("dxf/a.dxf", "dxf/b.dxf"), Written("png/a.png", b"x", "png", deterministic=False)])
    done = subprocess.run(["sha256sum", "--check", "--strict", SUMS], cwd=tmp_path / "x", capture_output=True, text=True, check=True)
    assert done.stdout == "dxf/a.dxf: OK\ndxf/b.dxf: OK\n"


def test_what_is_no_longer_made_goes_and_what_others_made_stays(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    put(folder, written("dxf/a.dxf", "dxf/old/b.dxf", "step/a.step"), outputs=("dxf", "step"))
    (folder / "dxf" / "notes.txt").write_text("mine")
    (folder / "link").symlink_to("dxf")
    put(folder, written("dxf/c.dxf"))
    assert tree(folder) == {"dxf/c.dxf": "dxf/c.dxf", "dxf/notes.txt": "mine", "step/a.step": "step/a.step"}
    assert not (folder / "dxf" / "old").exists()
    assert (folder / "link").readlink() == Path("dxf")


def test_a_build_without_an_output_leaves_its_files_alone(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    put(folder, written("dxf/a.dxf", "step/a.step"), outputs=("dxf", "step"))
    put(folder, written("dxf/a.dxf", text="new"))
    assert entries(folder) == {"dxf/a.dxf": False, "step/a.step": False}
    put(folder, written("dxf/a.dxf", text="newer"), design="d2")
    assert entries(folder) == {"dxf/a.dxf": False, "step/a.step": True}
    assert "step/a.step" not in (folder / SUMS).read_text()


def test_the_files_of_a_folder_that_failed_stay_and_are_stale(tmp_path: Path) -> None:
    put(tmp_path / "out", written("print/beds/a.3mf", "print/bedsides.txt"), outputs=("print",))
    put(tmp_path / "out", [], failed={"print/beds": "no"}, outputs=("print",))
    assert entries(tmp_path / "out") == {"print/beds/a.3mf": True}


def test_the_file_of_a_part_that_failed_stays_and_is_stale_until_it_is_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    put(folder, written("step/a.step", "step/b.step", text="good"), outputs=("step",))
    put(folder, written("step/a.step", text="better"), failed={"step/b.step": "segfault"}, outputs=("step",))
    assert tree(folder) == {"step/a.step": "better", "step/b.step": "good"}
    assert entries(folder) == {"step/a.step": False, "step/b.step": True}
    assert read_manifest(folder)["failed"] == {"step/b.step": "segfault"}
    put(folder, written("step/a.step", "step/b.step", text="best"), outputs=("step",))
    assert entries(folder) == {"step/a.step": False, "step/b.step": False}


def test_an_output_that_failed_as_a_whole_loses_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    put(folder, written("dxf/a.dxf", "glb/a.glb"), outputs=("dxf", "glb"))
    put(folder, written("dxf/a.dxf"), failed={"glb": "ValueError: no"}, outputs=("dxf", "glb"))
    assert tree(folder) == {"dxf/a.dxf": "dxf/a.dxf", "glb/a.glb": "glb/a.glb"}
    assert entries(folder) == {"dxf/a.dxf": False, "glb/a.glb": True}


@pytest.mark.parametrize("names", [["../evil"], ["dxf/a b.dxf"], ["dxf/A.dxf", "dxf/a.dxf"], ["dxf/a.dxf", "dxf/a.dxf"], ["dxf/nul.dxf"], ["/tmp/evil"]])
def test_bad_names_are_refused_and_nothing_changes(tmp_path: Path, names: list[str]) -> None:
    folder = tmp_path / "x"
    put(folder, written("dxf/good.dxf"))
    before = (folder / MANIFEST).read_bytes()
    with pytest.raises(OutputError):
        put(folder, written("dxf/new.dxf", *names))
    assert tree(folder) == {"dxf/good.dxf": "dxf/good.dxf"}
    assert (folder / MANIFEST).read_bytes() == before


ENTRY = '{"path": "dxf/a.dxf", "sha256": "00", "output": "dxf", "deterministic": true, "stale": false}'
NOT_OURS = {
    "empty": "",
    "cut off": "{",
    "deep": "[" * 100_000,
    "list": "[]",
    "other schema": '{"schema": "other/1", "files": []}',
    "no files": '{"schema": "gvcs.manifest/1"}',
    "files are a number": '{"schema": "gvcs.manifest/1", "files": 5}',
    "a file is a number": '{"schema": "gvcs.manifest/1", "files": [5]}',
    "a file without flags": '{"schema": "gvcs.manifest/1", "files": [{"path": "a", "sha256": "00", "output": "dxf"}]}',
    "a file outside": f'{{"schema": "gvcs.manifest/1", "files": [{ENTRY.replace("dxf/a.dxf", "../../precious")}]}}',
    "sources are a number": f'{{"schema": "gvcs.manifest/1", "files": [{ENTRY}], "sources": 5}}',
}


@pytest.mark.parametrize("name", NOT_OURS)
def test_beside_a_manifest_that_is_damaged_nothing_is_written(tmp_path: Path, name: str) -> None:
    """Which files stand there of an earlier design nobody knows: beside new ones they would be cut as new ones."""
    folder = tmp_path / "a" / "x"
    put(folder, written("dxf/a.dxf"))
    (folder / MANIFEST).write_text(NOT_OURS[name])
    with pytest.raises(OutputError, match=r"manifest\.json: is not as gvcs writes it.*move .* away"):
        put(folder, written("dxf/b.dxf"))
    assert (set(tree(folder)), (folder / MANIFEST).read_text()) == ({"dxf/a.dxf"}, NOT_OURS[name])


def test_a_folder_that_cannot_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder, words in ((tmp_path / "file" / "a", "Not a directory"), (tmp_path / ("a" * 300), "File name too long")):
        with pytest.raises(OutputError, match=words):
            read_manifest(folder)


def test_a_manifest_with_evil_paths_removes_nothing_outside(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "x"
    (tmp_path / "precious").write_text("mine")
    put(folder, written("dxf/a.dxf"))
    manifest = read_manifest(folder)
    manifest["files"].append({"path": "../../precious", "output": "dxf", "stale": False, "deterministic": True, "sha256": ""})
    (folder / MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(OutputError, match="is not as gvcs writes it"):
        put(folder, written("dxf/b.dxf"))
    assert (tmp_path / "precious").read_text() == "mine"


PUBLISH = """
import sys
from pathlib import Path
from gvcs_cad.engine.publish import Written, publish
folder, text, count, once = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
while True:
    publish(folder, [Written(f"dxf/{i}.dxf", text.encode() * 100, "dxf") for i in range(count)], {}, ["dxf"], {"design": text})
    print("done", flush=True)
    if once:
        break
    text = "b" if text == "a" else "a"
"""


SMALL_DISK = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (150, 150))"


def child(folder: Path, text: str, count: int, once: str = "", first: str = "") -> subprocess.Popen[str]:
    command = [sys.executable, "-c", first + PUBLISH, str(folder), text, str(count), once]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def sound(folder: Path) -> set[str]:
    """Assert that all drawings are of one build and complete, and return their text."""
    found = {path.read_text() for path in (folder / "dxf").iterdir()}
    assert len(found) == 1
    assert len(list((folder / "dxf").iterdir())) == len(entries(folder))
    for line in (folder / SUMS).read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    return found


@pytest.mark.parametrize("seed", range(8))
def test_a_kill_at_any_moment_leaves_all_of_one_build(tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "tractor" / "lifetrac"
    process = child(folder, "a", 40)
    assert process.stdout is not None
    process.stdout.readline()  # the first build stands
    time.sleep(random.Random(seed).uniform(0, 0.05))
    process.kill()
    process.communicate()
    put(folder, [], outputs=("step",))  # the next command finds the folder, or the old one beside it
    assert sound(folder) <= {"a" * 100, "b" * 100}
    assert [path.name for path in folder.parent.iterdir()] == ["lifetrac"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit on Windows")
def test_a_full_disk_leaves_the_earlier_build(tmp_path: Path) -> None:
    folder = tmp_path / "tractor" / "lifetrac"
    put(folder, written("dxf/a.dxf", "dxf/b.dxf"))
    process = child(folder, "abc", 3, "once", first=SMALL_DISK)
    _, words = process.communicate(timeout=60)
    assert process.returncode == 1
    assert f"{folder}: {os.strerror(errno.EFBIG)}; earlier outputs are as they were" in words
    assert tree(folder) == {"dxf/a.dxf": "dxf/a.dxf", "dxf/b.dxf": "dxf/b.dxf"}
    assert [path.name for path in folder.parent.iterdir()] == ["lifetrac"]


def test_two_builds_at_once_both_keep_what_they_made(tmp_path: Path) -> None:
    folder = tmp_path / "tractor" / "lifetrac"
    code = PUBLISH.replace('"dxf"', "text").replace("dxf/", "{text}/")
    processes = [subprocess.Popen([sys.executable, "-c", code, str(folder), text, "50", "once"], stdout=subprocess.PIPE) for text in ("p", "q", "r", "s")]
    assert [process.wait(60) for process in processes] == [0] * 4
    for process in processes:
        assert process.stdout is not None
        process.stdout.close()
    assert len(entries(folder)) == 200
    assert set(tree(folder)) == set(entries(folder))


def test_a_folder_that_cannot_be_renamed_is_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "x"
    put(folder, written("dxf/a.dxf"))
    rename = Path.rename

    def as_in_a_container(self: Path, target: Path) -> Path:
        if self == folder:
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", as_in_a_container)
    put(folder, written("dxf/b.dxf"))
    assert set(tree(folder)) == {"dxf/b.dxf"}


def test_a_swap_that_fails_half_way_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "x"
    put(folder, written("dxf/a.dxf"))
    rename = Path.rename

    def broken(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", broken)
    with pytest.raises(OutputError, match="earlier outputs are as they were"):
        put(folder, written("dxf/b.dxf"))
    assert set(tree(folder)) == {"dxf/a.dxf"}


def test_one_file_alone_appears_whole_or_the_old_one_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "nests" / "record.json"
    write_file(file, b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OutputError, match=r"record\.json: No space left on device; it is as it was$"):
            write_file(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(file.parent.iterdir()) == [file]
    write_file(file, b"new")
    assert file.read_bytes() == b"new"
