"""The store gives back what was put in, or nothing: never half of it, never something damaged."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gvcs_cad.engine.store import Store, default_store

KEY = "ab" + "0" * 62


def test_what_was_put_in_comes_back(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert store.get(KEY) is None
    store.put(KEY, b"solid")
    assert store.get(KEY) == b"solid"
    store.put(KEY, b"another")
    assert store.get(KEY) == b"another"
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [KEY[2:]]  # nothing half-written is left


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: data + b"x", lambda data: b"", lambda data: data[:20], lambda data: data[:40] + b"X" + data[41:]]
)
def test_a_damaged_entry_is_no_entry_and_is_removed(tmp_path: Path, damage) -> None:
    store = Store(tmp_path)
    store.put(KEY, b"a solid of some bytes")
    path = store.path(KEY)
    path.write_bytes(damage(path.read_bytes()))
    assert store.get(KEY) is None
    assert not path.exists()
    store.put(KEY, b"made again")
    assert store.get(KEY) == b"made again"


@given(st.binary(max_size=200), st.integers(0, 300), st.integers(0, 255))
def test_no_single_changed_byte_is_read_as_good(tmp_path_factory: pytest.TempPathFactory, content: bytes, place: int, byte: int) -> None:
    store = Store(tmp_path_factory.mktemp("store"))
    store.put(KEY, content)
    data = bytearray(store.path(KEY).read_bytes())
    data[place % len(data)] = byte
    changed = bytes(data) != store.path(KEY).read_bytes()
    store.path(KEY).write_bytes(data)
    assert store.get(KEY) == (None if changed else content)


def test_a_write_that_fails_leaves_the_earlier_value_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    store.put(KEY, b"good")

    def full(source: str, target: str) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="no space left"):
        store.put(KEY, b"new")
    assert store.get(KEY) == b"good"
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_who_may_read_an_entry_is_for_the_umask_to_say(tmp_path: Path, umask: int, mode: int) -> None:
    store, before = Store(tmp_path), os.umask(umask)
    try:
        store.put(KEY, b"solid")
    finally:
        os.umask(before)
    assert stat.S_IMODE(store.path(KEY).stat().st_mode) == mode
    assert stat.S_IMODE(store.path(KEY).parent.stat().st_mode) == mode | (mode & 0o444) >> 2  # who may read may enter


@pytest.mark.parametrize(
    ("environment", "folder"),
    [({"GVCS_CACHE_DIR": "/a"}, "/a"), ({"XDG_CACHE_HOME": "/b"}, "/b/gvcs-cad"), ({"HOME": "/c"}, "/c/.cache/gvcs-cad")],
)
def test_where_the_cache_stands(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], folder: str) -> None:
    for name in ("GVCS_CACHE_DIR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert default_store() == Path(folder)
    assert "GVCS_CACHE_DIR" not in os.environ or environment.get("GVCS_CACHE_DIR")
