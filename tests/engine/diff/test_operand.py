"""A word of the command line means a folder, a machine or a revision by what there is, and says so where it means none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gvcs_cad.engine.diff.operand import WORKING_TREE, OutputFolder, ParameterSet, Revision, resolve, sides
from gvcs_cad.engine.request import Request
from gvcs_cad.errors import UsageError

Compared = Callable[..., Any]


def test_a_folder_comes_before_a_machine_and_a_machine_before_a_revision(repository: Any) -> None:
    root = repository.folder
    repository.git("branch", "cart")
    assert resolve("cart", root, root) == ParameterSet("cart", "cart")
    assert resolve("refs/heads/cart", root, root) == Revision("refs/heads/cart", repository.git("rev-parse", "main"))
    (root / "cart").mkdir()
    assert resolve("cart", root, root) == ParameterSet("cart", "cart")
    (root / "cart" / "manifest.json").write_text("{}")
    assert resolve("cart", root, root) == OutputFolder("cart", root / "cart")


def test_a_machine_is_written_as_behind_gvcs_build(repository: Any) -> None:
    words = "cart --set length='1 m' --set=painted=no --swap grip=handle --config long"
    assert resolve(words, repository.folder, repository.folder) == ParameterSet(words, "cart", ("length=1 m", "painted=no"), ("grip=handle",), "long")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("crat", "'crat' is no folder with a manifest.json, no machine and no git revision; did you mean cart?"),
        ("crat --set length=1m", "no such machine: crat; did you mean cart?"),
        ("cart --sett length=1m", "'cart --sett length=1m': no such setting: --sett; did you mean --set?"),
        ("cart --set", "'cart --set': --set has no value"),
        ("cart --config a --config b", "'cart --config a --config b': --config stands twice"),
        ("cart 'length", '"cart \'length": no closing quotation'),
        ("--output=/tmp/x", "'--output=/tmp/x' is no folder with a manifest.json, no machine and no git revision"),
        ("", "'' is no folder with a manifest.json, no machine and no git revision"),
    ],
)
def test_what_means_nothing_is_refused(repository: Any, text: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        resolve(text, repository.folder, repository.folder)
    assert caught.value.problems == (words,)


def test_both_words_are_refused_at_once(repository: Any) -> None:
    with pytest.raises(UsageError) as caught:
        sides("crat", "carrt", Request(start=repository.folder), repository.folder)
    assert len(caught.value.problems) == 2


def test_one_word_has_its_natural_second(repository: Any) -> None:
    root = repository.folder
    assert sides("main", "", Request(start=root), root)[1] is WORKING_TREE
    assert sides("cart", "", Request(start=root, sets=("length=1 m",)), root)[1] == ParameterSet("cart --set length=1 m", "cart", ("length=1 m",))
    for word, request in (("cart", Request(start=root)), ("cart", Request(start=root, machines=("cart",)))):
        with pytest.raises(UsageError, match="compared with something"):
            sides(word, "", request, root)


def test_settings_that_would_be_ignored_are_refused(repository: Any) -> None:
    root = repository.folder
    with pytest.raises(UsageError, match="hold for revisions"):
        sides("cart", "cart --config long", Request(start=root, sets=("length=1 m",)), root)


def test_without_a_project_there_are_folders_only(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{}")
    assert resolve(".", None, tmp_path) == OutputFolder(".", tmp_path / ".")
    with pytest.raises(UsageError, match="no git revision"):
        resolve("HEAD", None, tmp_path)
