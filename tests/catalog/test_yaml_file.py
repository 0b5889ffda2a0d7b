"""YAML that a person wrote: every value has a place, and what YAML would swallow in silence is refused with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gvcs_cad.catalog.yaml_file import LARGEST, parse_yaml, read_yaml
from gvcs_cad.errors import UsageError

TEXT = "saw:\n  kerf: 3.2 mm\nbars:\n  - 6 m\n  - 12 m\n"


def test_every_key_and_item_has_its_place_and_what_is_inside_falls_back_to_it() -> None:
    file = parse_yaml(TEXT, "gvcs.yaml")
    assert file.data == {"saw": {"kerf": "3.2 mm"}, "bars": ["6 m", "12 m"]}
    assert file.place("saw", "kerf") == "gvcs.yaml:2:3"
    assert file.place("bars", 1) == "gvcs.yaml:5:5"
    assert file.place("saw", "trim", 3) == "gvcs.yaml:1:1"
    assert file.place("nothing") == "gvcs.yaml:1:1"
    assert parse_yaml("", "gvcs.yaml").place("nothing") == "gvcs.yaml"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TEXT + "saw: {}\n", r"gvcs.yaml:6:1: saw stands twice"),
        (TEXT.replace("6 m", "[6 m"), r"gvcs.yaml:\d+:\d+: "),
        (TEXT.replace("6 m", "!!python/object:os.system x"), r"gvcs.yaml:4:5: tags"),
        (TEXT.replace("saw:", "saw: &a").replace("6 m", "*a"), "aliases"),
    ],
    ids=["twice", "syntax", "tag", "alias"],
)
def test_what_yaml_swallows_or_runs_is_refused(text: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        parse_yaml(text, "gvcs.yaml")


def test_files_that_are_none_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "gvcs.yaml"
    with pytest.raises(UsageError, match="no such file"):
        read_yaml(file)
    file.write_bytes(b"name: \xe4")
    with pytest.raises(UsageError, match=r"gvcs\.yaml: byte 6 is not UTF-8"):
        read_yaml(file)
    file.write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(UsageError, match=f"{LARGEST + 1} bytes"):
        read_yaml(file)
    file.write_text(TEXT, "utf-8")
    assert read_yaml(file).data["saw"] == {"kerf": "3.2 mm"}
