"""A store keeps its size, lets the longest unused go first, and tells what is damaged."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gvcs_cad.engine.store import Store
from gvcs_cad.engine.upkeep import DEFAULT_LIMIT, Removed, Verified, entries, keep_in_size, limit, parse_size, prune, verify
from gvcs_cad.errors import StoreError, UsageError

KEYS = [f"{i:064x}" for i in range(10)]
DAY = 86400.0


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Ten entries of 100 bytes, the first used ten days ago, the last today."""
    found = Store(tmp_path)
    now = time.time()
    for i, key in enumerate(KEYS):
        found.put(key, bytes(100 - 32))
        os.utime(found.path(key), (now, now - DAY * (len(KEYS) - i)))
    return found


@pytest.fixture
def forbidden(tmp_path: Path) -> Iterator[Callable[[Path], None]]:
    """Return a function that takes the right to read a file or enter a folder; root, whom no rights bind, is somebody else for as long."""
    us = os.geteuid()

    def forbid(path: Path) -> None:
        if us == 0:
            for folder in (tmp_path, *tmp_path.parents):
                if not folder.stat().st_mode & 0o001:  # pytest's own are for their owner only
                    folder.chmod(0o755)
            for inside in tmp_path.rglob("*"):
                os.chown(inside, 65534, 65534)
        path.chmod(0)
        if us == 0:
            os.seteuid(65534)

    yield forbid
    os.seteuid(us)
    for path in tmp_path.rglob("*"):
        path.chmod(0o755)


def kept(store: Store) -> list[str]:
    return sorted(key for key in KEYS if store.has(key))


def test_what_was_used_longest_ago_goes_first(store: Store) -> None:
    assert prune(store, 350) == Removed(7, 700, 300)
    assert kept(store) == KEYS[7:]


def test_a_reading_is_a_use(store: Store) -> None:
    assert store.get(KEYS[0]) == bytes(68)
    prune(store, 200)
    assert kept(store) == [KEYS[0], KEYS[9]]


def test_the_limit_holds_and_leaves_room(store: Store) -> None:
    assert keep_in_size(store, 1000) is None
    removed = keep_in_size(store, 900)
    assert removed is not None
    assert (removed.entries, removed.size, removed.left) == (2, 200, 800)
    assert kept(store) == KEYS[2:]


def test_half_written_files_go_when_their_writer_is_gone_or_the_clock_was_set_back(store: Store) -> None:
    folder = store.path(KEYS[0]).parent
    for name, age in ((".new-old", 2 * 3600), (".new-now", 10), (".new-future", -DAY)):
        (folder / name).write_bytes(b"half")
        os.utime(folder / name, (time.time(), time.time() - age))
    prune(store, DEFAULT_LIMIT)
    assert sorted(path.name for path in folder.glob(".new-*")) == [".new-now"]
    assert kept(store) == KEYS


@pytest.mark.parametrize("ahead", [-DAY, DAY])
def test_a_half_written_file_whose_writer_lives_stays_whatever_its_clock_says(store: Store, monkeypatch: pytest.MonkeyPatch, ahead: float) -> None:
    sha256, key = hashlib.sha256, "ff" + "0" * 62

    def slow(content: bytes) -> object:
        (new,) = store.path(key).parent.glob(".new-*")
        os.utime(new, (time.time() + ahead, time.time() + ahead))
        prune(store, DEFAULT_LIMIT)
        return sha256(content)

    with monkeypatch.context() as patch:
        patch.setattr(hashlib, "sha256", slow)
        store.put(key, b"written slowly")
    assert store.get(key) == b"written slowly"


def test_after_a_clock_was_set_back_new_entries_outlive_old_ones(store: Store) -> None:
    """The old ones seem to be of next year: those that are used are of today again, the others go before what is made now."""
    for i, key in enumerate(KEYS[:8]):
        os.utime(store.path(key), (time.time(), time.time() + DAY * (365 + i)))
    for key in (KEYS[6], KEYS[8]):
        assert store.get(key) == bytes(68)
    assert prune(store, 300) == Removed(7, 700, 300)
    assert kept(store) == [KEYS[6], *KEYS[8:]]


def test_damaged_entries_are_found_and_removed_and_no_others(store: Store) -> None:
    store.path(KEYS[3]).write_bytes(b"x")
    store.path(KEYS[4]).write_bytes(store.path(KEYS[4]).read_bytes() + b"x")
    found = verify(store)
    assert (found.sound, sorted(path.name for path in found.damaged), found.unreadable) == (8, [KEYS[3][2:], KEYS[4][2:]], ())
    assert kept(store) == KEYS[:3] + KEYS[5:]
    assert verify(store) == Verified(8, (), ())


def test_what_another_user_may_not_read_is_not_there_for_him_and_never_damaged(store: Store, forbidden: Callable[[Path], None]) -> None:
    forbidden(store.path(KEYS[3]))
    assert store.get(KEYS[3]) is None
    assert verify(store) == Verified(9, (), (store.path(KEYS[3]),))
    assert kept(store) == KEYS
    store.put(KEYS[3], b"ours")
    assert store.has(KEYS[3])


def test_a_folder_that_another_user_may_not_enter_is_not_there_for_him(store: Store, forbidden: Callable[[Path], None]) -> None:
    forbidden(store.path(KEYS[3]).parent)
    assert [store.get(key) for key in KEYS] == [None] * 10
    assert [store.has(key) for key in KEYS] == [False] * 10
    assert entries(store) == []
    assert store.keep(KEYS[3], b"ours") == "Permission denied"


def test_what_cannot_be_removed_is_named_and_nothing_is_lost(store: Store, read_only: Callable[[Path], str]) -> None:
    store.path(KEYS[3]).write_bytes(b"x")
    words = read_only(store.root)
    with pytest.raises(StoreError, match=rf"^{store.root}: 901 bytes of at most 350 stay, since they cannot be removed: {words}$"):
        prune(store, 350)
    with pytest.raises(StoreError, match=rf"^{store.path(KEYS[3])}: is damaged and cannot be removed: {words}$"):
        verify(store)
    assert kept(store) == KEYS


def test_what_cannot_be_removed_is_passed_over(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    unlink, fixed = Path.unlink, store.path(KEYS[0])

    def theirs(path: Path, missing_ok: bool = False) -> None:
        if path == fixed:
            raise PermissionError(1, "Operation not permitted")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", theirs)
    assert prune(store, 350) == Removed(7, 700, 300)
    assert kept(store) == [KEYS[0], *KEYS[8:]]


def test_an_empty_store_has_no_entries(tmp_path: Path) -> None:
    assert entries(Store(tmp_path / "none")) == []


@pytest.mark.parametrize(("text", "size"), [("0", 0), ("500 MB", 500_000_000), ("1.5gb", 1_500_000_000), ("7 B", 7)])
def test_sizes_are_read(text: str, size: int) -> None:
    assert parse_size(text) == size


@pytest.mark.parametrize("text", ["", "MB", "-1 MB", "5 MiB", "1e9", "nan"])
def test_what_is_no_size_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="is not a size"):
        parse_size(text)
    if text:
        monkeypatch.setenv("GVCS_CACHE_SIZE", text)
        with pytest.raises(UsageError, match=r"^GVCS_CACHE_SIZE: "):
            limit()
