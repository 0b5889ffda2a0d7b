"""YAML that eats memory, runs programs, hides words or means another number than it shows: refused in a line with its place."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gvcs_cad.catalog.yaml_file import is_there, parse_yaml, read_yaml
from gvcs_cad.errors import UsageError

BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))

REFUSED = {
    "bomb": (BOMB, "x.yaml:2:8: aliases"),
    "program": ("a: !!python/object/apply:os.system [echo]", "x.yaml:1:4: tags"),
    "name": ("!!python/name:os.system a", "x.yaml:1:1: tags"),
    "own tag": ("a: !include /etc/passwd", "x.yaml:1:4: tags"),
    "known tag": ("a: !!int '5'", "x.yaml:1:4: tags"),
    "binary": ("a: !!binary aGk=", "x.yaml:1:4: tags"),
    "wrong tag": ("a: !!bool maybe", "x.yaml:1:4: tags"),
    "merge": ("a: {<<: {b: 1}}", "x.yaml:1:5: could not determine a constructor"),
    "value": ("a: =", "x.yaml:1:4: could not determine a constructor"),
    "open brackets": ("[" * 1_900_000, "x.yaml: is nested too deeply"),
    "brackets": ("[" * 900 + "]" * 900, "x.yaml: is nested too deeply"),
    "braces": ("{a: " * 900 + "1" + "}" * 900, "x.yaml: is nested too deeply"),
    "dashes": ("- " * 20_000 + "a", "x.yaml: is nested too deeply"),
    "documents": ("a: 1\n---\nb: 2", "x.yaml:2:1: but found another document"),
    "list as key": ("? [a, b]\n: 1", "x.yaml:1:3: a sequence cannot be a key"),
    "mapping as key": ("? {a: 1}\n: 1", "x.yaml:1:3: a mapping cannot be a key"),
    "twice": ("1: a\n'1': b", "x.yaml:2:1: 1 stands twice"),
    "octal": ("a: 010", "x.yaml:1:4: 010 is no decimal number, and YAML would read it as 8"),
    "sexagesimal": ("a: 1:30", "x.yaml:1:4: 1:30 is no decimal number, and YAML would read it as 90"),
    "hexadecimal": ("a: 0x1F", "x.yaml:1:4: 0x1F is no decimal number, and YAML would read it as 31"),
    "binary number": ("a: 0b11", "x.yaml:1:4: 0b11 is no decimal number"),
    "underscore": ("a: 1_000", "x.yaml:1:4: 1_000 is no decimal number, and YAML would read it as 1000"),
    "nan": ("a: .nan", "x.yaml:1:4: .nan is no decimal number"),
    "infinity": ("a: -.inf", "x.yaml:1:4: -.inf is no decimal number"),
    "overflow": ("a: 1.0e+999", "x.yaml:1:4: 1.0e+999 is no finite number"),
    "digits": ("a: " + "9" * 5000, "x.yaml:1:4: a number of 5000 characters"),
    "minutes": ("a: 1" + ":59" * 3000, "x.yaml:1:4: a number of 9001 characters"),
    "no date": ("a: 2026-13-45", "x.yaml:1:4: 2026-13-45 is no date"),
    "look-alike key": ("\u0430: 1", "x.yaml:1:1: key '\\u0430' has other letters than a-z"),
    "direction": ("a: 1\nb: x\u202ey", "x.yaml:2:5: U+202E is a character that nobody sees"),
    "zero width": ("a\u200b: 1", "x.yaml:1:2: U+200B is a character that nobody sees"),
    "escaped direction": ('a: "x\\u202ey"', "x.yaml:1:4: U+202E is a character that nobody sees"),
    "terminal": ('a: "\\e[2J"', "x.yaml:1:4: U+001B is a character that nobody sees"),
    "nul": ("a: b\x00", "x.yaml: unacceptable character"),
    "later byte order mark": ("a: b\ufeffc", "x.yaml:1:5: U+FEFF is a character that nobody sees"),
    "version": ("%YAML 9.9\n---\na: 1", "x.yaml:1:1: found incompatible YAML document"),
}


@pytest.mark.parametrize(("text", "words"), REFUSED.values(), ids=REFUSED)
def test_it_is_refused_in_a_line_with_its_place_and_at_once(text: str, words: str) -> None:
    began = time.monotonic()
    with pytest.raises(UsageError) as caught:
        parse_yaml(text, "x.yaml")
    assert str(caught.value).startswith(words)
    assert len(str(caught.value).splitlines()) == 1
    assert time.monotonic() - began < 20


def test_what_people_write_is_read_as_they_mean_it() -> None:
    text = "\ufefflength: 1.2 m\ncount: -4\nfactor: .5\nlarge: 1.0e+3\non: yes\nnothing: ~\nday: 2026-11-25\nwords: 'Größe ≥ 5 µm, 1:30'\nlist: [a, 'b']\n"
    data = parse_yaml(text, "x.yaml").data
    assert {key: str(value) for key, value in data.items()} == {
        "length": "1.2 m",
        "count": "-4",
        "factor": "0.5",
        "large": "1000.0",
        "True": "True",
        "nothing": "None",
        "day": "2026-11-25",
        "words": "Größe ≥ 5 µm, 1:30",
        "list": "['a', 'b']",
    }


@pytest.mark.parametrize(
    "make", [os.mkdir, os.mkfifo, lambda path: path.symlink_to("nowhere"), lambda path: path.symlink_to(path)], ids=["folder", "pipe", "dangling", "loop"]
)
def test_what_stands_in_a_files_place_is_not_taken_for_no_file(tmp_path: Path, make: Callable[[Path], None]) -> None:
    """A link to hazards that are not there would leave a machine without hazards, and a pipe would never end."""
    path = tmp_path / "hazards.yaml"
    assert not is_there(path)
    make(path)
    with pytest.raises(UsageError, match=r"^hazards\.yaml: is (no file|a link that leads to no file)$"):
        is_there(path)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "gvcs.yaml"
    path.write_text("a: 1")

    def refuse(*_: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(UsageError, match=r"^gvcs\.yaml: cannot be read: Permission denied$"):
        read_yaml(path)
