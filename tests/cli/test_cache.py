"""``gvcs cache`` tells, shrinks and checks; ``--explain`` says why."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Gvcs = Callable[..., Any]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GVCS_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def entries(gvcs: Gvcs) -> int:
    return int(json.loads(gvcs("cache", "info", "--json").out)["entries"])


def test_what_is_kept_is_told_checked_and_removed(gvcs: Gvcs, cache: Path, tmp_path: Path) -> None:
    assert entries(gvcs) == 0
    assert gvcs("build", "cart", "--out", "dxf", "-O", str(tmp_path / "out")).code == 0
    count = entries(gvcs)
    assert count == 4  # three drawings and the stamp
    assert gvcs("cache", "info").out.startswith(f"{cache}: {count} entries, ")
    assert gvcs("cache", "verify").out == f"{count} entries sound, 0 damaged\n"
    victim = next((cache / "store").glob("*/*"))
    victim.write_bytes(b"damaged")
    done = gvcs("cache", "verify")
    assert (done.code, done.out) == (1, f"damaged, removed: {victim}\n{count - 1} entries sound, 1 damaged\n")
    assert gvcs("cache", "prune", "--all").out.startswith(f"{count - 1} entries removed, ")
    assert entries(gvcs) == 0


def test_a_cache_that_cannot_be_written_is_named(gvcs: Gvcs, cache: Path, tmp_path: Path, read_only: Callable[[Path], str]) -> None:
    gvcs("build", "cart", "--out", "dxf", "-O", str(tmp_path / "out"))
    victim = next((cache / "store").glob("*/*"))
    victim.write_bytes(b"damaged")
    words = read_only(cache)
    for command, begins in ((("prune", "--all"), f"{cache}: "), (("verify",), f"{victim}: is damaged and cannot be removed: {words}")):
        done = gvcs("cache", *command)
        assert (done.code, done.out) == (3, "")
        assert done.err.startswith(begins)
        assert words in done.err


def test_prune_refuses_what_is_no_size(gvcs: Gvcs, cache: Path) -> None:
    done = gvcs("cache", "prune", "--to", "much")
    assert (done.code, done.err.splitlines()[0]) == (2, "'much' is not a size (for example 500 MB, 4 GB)")
    assert gvcs("cache", "prune", "--to", "1 MB", "--all").code == 2


def test_every_file_is_explained(gvcs: Gvcs, cache: Path, tmp_path: Path) -> None:
    def explained(*more: str) -> dict[str, str]:
        err = gvcs("build", "cart", "--out", "dxf", "-O", str(tmp_path / "out"), "--explain", *more).err
        lines = [line.split(maxsplit=1) for line in err.splitlines() if line.startswith("  ")]
        return {words.partition(": ")[0].rpartition("/")[2].split("_r")[0]: f"{verb}: {words.partition(': ')[2]}" for verb, words in lines if ".dxf: " in words}

    assert set(explained().values()) == {"make: not made here before"}
    assert explained() == dict.fromkeys(("arm", "cart_deck", "lug"), "reuse: nothing that was read or written has changed")
    gvcs("cache", "prune", "--all")
    assert set(explained().values()) == {"make: its result is no longer in the cache"}
    assert set(explained("--option", "dxf.version=R12").values()) == {"make: the design or a setting changed"}
    assert set(explained("--option", "dxf.version=R2000").values()) == {"reuse: made before of the same ingredients"}
