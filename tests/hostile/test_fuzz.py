"""Whatever is typed or written in a file ends in a result or in an error of ours with words: never a traceback, never a hang."""

from __future__ import annotations

import contextlib
import io
import math
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.catalog.yaml_file import parse_yaml
from gvcs_cad.cli.main import run
from gvcs_cad.engine.diff.operand import resolve
from gvcs_cad.engine.machine_files import read_hazards, read_verifications
from gvcs_cad.engine.project import read_project
from gvcs_cad.errors import GvcsError, UsageError
from gvcs_cad.formats.snapshot_json import read_json, snapshot_of
from gvcs_cad.units import inch, parse_angle, parse_length

FIXTURES = Path(__file__).parents[2] / "fixtures"
ODD = [
    "",
    "-",
    "--",
    "=",
    "..",
    "../x",
    "~",
    "nan",
    "1e999 mm",
    "１ m",
    "½ in",
    "\u202e",
    "\u0430",
    "%s",
    "{0}",
    "$(id)",
    "`id`",
    "'",
    '"',
    "*",
    "!x",
    "&a",
    "\x1b[2J",
]
KNOWN = [
    "cart",
    "handle",
    "long",
    "default",
    "length=1 m",
    "length=5 in",
    "castors=3",
    "painted=no",
    "grip=handle",
    "grip.length=300 mm",
    "dxf",
    "bom",
    "cutlist",
]
words = st.one_of(st.sampled_from([*ODD, *KNOWN]), st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30))
YAML_PIECES = [
    "machines",
    "cart",
    "parameters",
    "config",
    "modules",
    "shop",
    "plugins",
    "name",
    ": ",
    ":\n  ",
    "\n",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "? ",
    "|\n",
    "'",
    '"',
]
YAML_PIECES += [
    "1 m",
    "0x1",
    "010",
    "1:30",
    ".nan",
    "~",
    "yes",
    "!!str ",
    "!",
    "&a ",
    "*a",
    "<<",
    "#",
    "%",
    "---\n",
    "...\n",
    "\t",
    "saw",
    "kerf",
    "prices",
    "amount",
    "2026-11",
]
yaml_texts = st.one_of(st.lists(st.sampled_from([*YAML_PIECES, *ODD]), max_size=25).map("".join), st.text(max_size=80))
plain: Any = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), words),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.one_of(words, st.sampled_from(YAML_PIECES[:8])), inner, max_size=4)),
    max_leaves=12,
)
many = settings(max_examples=300, suppress_health_check=list(HealthCheck))
fewer = settings(max_examples=80, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module", autouse=True)
def _in_the_fixtures() -> Iterator[None]:
    with contextlib.chdir(FIXTURES):
        yield


@many
@given(yaml_texts)
def test_any_text_is_yaml_of_plain_values_or_is_refused_in_a_line(text: str) -> None:
    refused: tuple[str, ...] = ()
    data = None
    try:
        data = parse_yaml(text, "x.yaml").data
    except UsageError as error:
        refused = error.problems
    assert all(problem.startswith("x.yaml") and "\n" not in problem for problem in refused)
    assert _is_plain(data)


def _is_plain(data: Any) -> bool:
    import datetime

    if isinstance(data, dict):
        return all(isinstance(key, str) and key.isascii() and _is_plain(value) for key, value in data.items())
    if isinstance(data, list):
        return all(map(_is_plain, data))
    return not isinstance(data, float) or math.isfinite(data) if isinstance(data, (float, int, str, type(None))) else isinstance(data, datetime.date)


@many
@given(plain)
def test_any_values_are_settings_shops_hazards_and_signatures_or_are_refused(tmp_path_factory: pytest.TempPathFactory, data: Any) -> None:
    folder = tmp_path_factory.getbasetemp() / "any"
    folder.mkdir(exist_ok=True)
    for name, read in (("gvcs.yaml", read_project), ("hazards.yaml", read_hazards), ("verifications.yaml", read_verifications)):
        (folder / name).write_text(yaml.safe_dump({"machines": data} if name == "gvcs.yaml" else data, allow_unicode=True), "utf-8")
        with contextlib.suppress(GvcsError):
            read(folder)
    (folder / "shop.yaml").write_text(yaml.safe_dump({"name": "x", "currency": "USD", "saw": data, "prices": {"A36": data}, "bars": data}), "utf-8")
    load_shop.__globals__["_load"].cache_clear()
    with contextlib.suppress(GvcsError):
        load_shop(folder / "shop.yaml")


@many
@given(st.text(max_size=40), st.sampled_from(["mm", "in", " m", " ft", "'", '"', "deg", "rad", ""]))
def test_any_words_are_a_length_an_angle_or_no_number_at_all(text: str, unit: str) -> None:
    for read in (parse_length, parse_angle, inch):
        try:
            value = read(f"{text}{unit}")
        except ValueError:
            continue
        assert math.isfinite(value)
        assert text.strip().isascii()


@many
@given(st.one_of(st.text(max_size=60), st.binary(max_size=60).map(lambda data: data.decode("latin-1"))))
def test_any_json_is_a_snapshot_or_is_refused(text: str) -> None:
    with contextlib.suppress(UsageError):
        snapshot_of(read_json(text, "x.json"), "x.json")


@many
@given(plain)
def test_any_data_is_a_snapshot_or_is_refused(data: Any) -> None:
    with pytest.raises(UsageError):
        snapshot_of({"schema": "gvcs.snapshot/1", "machine": data}, "x.json")


@fewer
@given(words)
def test_any_word_is_something_to_compare_or_is_refused(text: str) -> None:
    with contextlib.suppress(UsageError):
        resolve(text, FIXTURES, FIXTURES)


COMMANDS = [
    ["bom", "cart"],
    ["show", "cart"],
    ["check", "cart"],
    ["build", "cart", "--out", "cutlist"],
    ["diff", "cart"],
    ["diff"],
    ["bom"],
    ["list"],
    ["plugins"],
    [],
]
OPTIONS = ["--set", "--config", "--swap", "--shop", "--out", "--option", "--machine", "--format", "-j", "--json", "--all", ""]


@fewer
@given(st.sampled_from(COMMANDS), st.lists(st.tuples(st.sampled_from(OPTIONS), words), max_size=3))
def test_any_command_line_ends_with_a_documented_code(tmp_path_factory: pytest.TempPathFactory, command: list[str], options: list[tuple[str, str]]) -> None:
    arguments = [*command]
    for option, value in options:
        arguments += [word for word in (option, value) if word or option != ""]
    if command[:1] == ["build"]:
        arguments += ["-O", str(tmp_path_factory.getbasetemp() / "built")]
    if any(os.sep in value for _, value in options):
        return  # it would be a real path of the tester's computer
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
        code = run(arguments)
    assert code in (0, 1, 2, 3), f"{arguments}: {said.getvalue()}"
    assert "Traceback" not in said.getvalue()
