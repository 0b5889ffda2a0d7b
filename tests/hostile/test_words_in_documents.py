"""Whatever the words of a machine are, its documents have the structure that they have with plain words.

Each file is taken apart by a reader that is not ours (csv, json, zipfile, expat, html.parser, ezdxf) down to a skeleton without
words. The skeleton must not depend on the words: then nothing that was written became a formula, a tag, a row or a cut.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import ezdxf.recover
import pytest
from PIL import Image

from gvcs_cad.documents.diff.compare import compare
from gvcs_cad.documents.diff.report import Report
from gvcs_cad.documents.safety_sheet import safety_sheet
from gvcs_cad.formats.diff_html import diff_html
from gvcs_cad.formats.diff_markdown import diff_markdown
from gvcs_cad.formats.diff_text import diff_lines
from gvcs_cad.plugins.output import Build

from .conftest import HARMLESS, HOSTILE, Files, machine

FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def csv_skeleton(data: bytes) -> Any:
    rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
    for row in rows:
        for cell in row:
            assert not cell.startswith(FORMULA) or re.fullmatch(r"-?[0-9.]+", cell), f"a spreadsheet would run {cell!r}"
    return [len(row) for row in rows]


def json_skeleton(value: Any) -> Any:
    if isinstance(value, dict):
        return sorted(json_skeleton(entry) for entry in value.values()).__repr__()
    return f"[{','.join(json_skeleton(entry) for entry in value)}]" if isinstance(value, list) else type(value).__name__


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Any] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, [name for name, _ in attrs]))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(tag)

    def handle_comment(self, data: str) -> None:
        self.found.append("comment")

    def handle_decl(self, decl: str) -> None:
        self.found.append("declaration")


def html_skeleton(data: bytes) -> Any:
    page = Tags()
    page.feed(data.decode())
    page.close()
    return page.found


def markdown_skeleton(data: bytes) -> Any:
    """Return for each line what it is and how many cells it has; a tag counts as well. Nothing in it moves a terminal's cursor."""
    lines = data.decode().split("\n")
    assert all(c.isprintable() for line in lines for c in line)
    return [(re.match(r"(#+ |\||- |>|```|---)?", line)[0], len(re.findall(r"(?<!\\)\|", line)), len(re.findall(r"<[a-zA-Z/!]", line))) for line in lines]  # type: ignore[index]


def xml_skeleton(data: bytes) -> Any:
    return [(element.tag, sorted(element.attrib)) for element in ElementTree.fromstring(data).iter()]


def svg_skeleton(data: bytes) -> Any:
    """Return every element in its order; of the caption below a sheet, whose long lines are wrapped, only that it is there, at the end."""
    elements = list(ElementTree.fromstring(data).iter())
    captions = [element.tag.endswith("}text") and element.get("x") == "0" for element in elements]
    count = captions.index(True)
    assert all(captions[count:])
    return xml_skeleton(data)[: count + 1]


def zip_skeleton(data: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found: dict[str, Any] = {}
        for name in archive.namelist():
            tree = ElementTree.fromstring(archive.read(name))
            formulas = [element.text for element in tree.iter() if element.tag.endswith("}f")]
            tags = Counter(element.tag for element in tree.iter())
            if name == "xl/sharedStrings.xml":  # equal words stand in it once
                tags, formulas = Counter(set(tags)), []
            found[name] = (tags, formulas)
        return found


def dxf_skeleton(data: bytes) -> Any:
    """Count entities by kind and layer; a long note takes more lines of text below the part, and nothing else: each is one plain line."""
    doc, _ = ezdxf.recover.read(io.BytesIO(data))
    assert not doc.audit().errors
    assert all(text.dxf.text.isprintable() and text.dxf.text.strip() for text in doc.modelspace().query("TEXT"))
    found = Counter((entity.dxftype(), entity.dxf.layer) for entity in doc.modelspace())
    return {**found, ("TEXT", "INFO"): min(found["TEXT", "INFO"], 1)}


def step_skeleton(data: bytes) -> Any:
    text = data.decode("ascii").partition("DATA;")[2]
    return Counter(re.findall(r"=\s*([A-Z_0-9]+)", re.sub(r"'(?:[^']|'')*'", "''", text)))


def png_skeleton(data: bytes) -> Any:
    """Return the kinds of a picture's chunks: words are drawn in its pixels, and are in no text chunk of it."""
    with Image.open(io.BytesIO(data)) as picture:
        picture.verify()
    kinds, at = [], 8
    while at < len(data):
        kinds.append(data[at + 4 : at + 8])
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    assert not {b"tEXt", b"iTXt", b"zTXt"} & set(kinds)
    return sorted(set(kinds))


READERS: dict[str, Callable[[bytes], Any]] = {
    "csv": csv_skeleton,
    "json": lambda data: json_skeleton(json.loads(data)),
    "html": html_skeleton,
    "md": markdown_skeleton,
    "xlsx": zip_skeleton,
    "3mf": zip_skeleton,
    "dxf": dxf_skeleton,
    "step": step_skeleton,
    "svg": svg_skeleton,
    "png": png_skeleton,
    "glb": lambda data: len(data) > 0,
    "stl": lambda data: len(data),
}


def skeletons(files: Files) -> dict[str, Any]:
    return {name: READERS[name.rpartition(".")[2]](data) for name, data in files.items()}


@pytest.fixture(scope="module")
def plain(made: Callable[[str], Files]) -> dict[str, Any]:
    return skeletons(made(HARMLESS))


@pytest.mark.slow
@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_no_word_becomes_structure(made: Callable[[str], Files], plain: dict[str, Any], words: str) -> None:
    found = skeletons(made(words))
    assert found.keys() == plain.keys()
    assert [name for name in plain if found[name] != plain[name]] == []


def sheet(build: Build) -> bytes:
    return safety_sheet(build.title, build.design, build.hazards, build.verifications, build.ratings, [build.title]).encode()


def report(build: Build) -> Report:
    harmless = machine(HARMLESS)
    return Report(old=build.title, new=build.title, differences=(compare(harmless.snapshot(), build.snapshot()),), broken={build.title: (build.title,)})


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_no_word_becomes_structure_of_the_safety_sheet_or_of_a_comparison(words: str) -> None:
    build = machine(words)
    assert markdown_skeleton(sheet(build)) == markdown_skeleton(sheet(machine(HARMLESS)))
    assert all(c.isprintable() for line in diff_lines(report(build)) for c in line)
    other = report(machine("other words"))
    assert html_skeleton(diff_html(report(build), {})) == html_skeleton(diff_html(other, {}))
    assert markdown_skeleton(diff_markdown(report(build)).encode()) == markdown_skeleton(diff_markdown(other).encode())


@pytest.mark.parametrize(
    ("skeleton", "harmless", "hostile"),
    [
        (csv_skeleton, b"a,b\r\n", b"a,b\r\nc,d\r\n"),
        (html_skeleton, b"<p>a</p>", b"<p><b>a</b></p>"),
        (markdown_skeleton, b"| a | b |", b"| a | b | c |"),
        (markdown_skeleton, b"a", b"a\n# b"),
        (xml_skeleton, b"<a>b</a>", b"<a><b/></a>"),
    ],
)
def test_a_skeleton_shows_what_was_smuggled_in(skeleton: Callable[[bytes], Any], harmless: bytes, hostile: bytes) -> None:
    assert skeleton(harmless) != skeleton(hostile)


def test_a_cell_that_a_spreadsheet_would_run_is_noticed() -> None:
    with pytest.raises(AssertionError, match="would run"):
        csv_skeleton(b"a,=1+1\r\n")
