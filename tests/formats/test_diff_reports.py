"""The reports of one comparison: the terminal word for word, JSON whole, and pages on which no name is markup."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import pytest
from builders import HOLE, lug, tube

from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.documents.bom import bill_of_materials
from gvcs_cad.documents.diff.compare import Change, compare
from gvcs_cad.documents.diff.report import SCHEMA, Report, View
from gvcs_cad.documents.diff.resets import Reset
from gvcs_cad.documents.diff.snapshot import Snapshot, snapshot
from gvcs_cad.formats.diff_html import diff_html
from gvcs_cad.formats.diff_json import diff_json
from gvcs_cad.formats.diff_markdown import CUT, LARGEST, diff_markdown, safe
from gvcs_cad.formats.diff_text import diff_lines
from gvcs_cad.formats.diff_words import arrow, signed, value
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.design import Design
from gvcs_cad.model.hazard import Hazard
from gvcs_cad.model.hole import FaceHole, Hole
from gvcs_cad.model.safety import Safety, Verification
from gvcs_cad.units import inch

HOSTILE = '<img src=x onerror=alert(1)> [a](javascript:b) ![c](http://e/f.png) @everyone `d` | *e* &lt; "f"'


def design(length: float, hole: float = HOLE) -> Design:
    frame, machine = Assembly("frame"), Assembly("machine")
    for i in range(4):
        frame.add(tube("bottom_rail", FaceHole("h", "+z", 100, inch(2), HOLE, empty="spare"), length=length), name=f"bottom_rail_{i}")
    frame.add(lug("arm", Hole("h", 0, 0, hole), safety=Safety(role="arm", inspect="cracks", weld_class="B")))
    machine.add(frame)
    return machine.freeze()


def taken(one: Design, wheelbase: str, **more: Any) -> Snapshot:
    shop = load_shop()
    about = {"machine": "tractor", "title": "Tractor", "version": "1.0.0", "configuration": "lifetrac", "parameters": {"wheelbase": wheelbase}}
    return snapshot(one, shop, bill_of_materials(one, shop), **{**about, **more})


@pytest.fixture(scope="module")
def report() -> Report:
    old, new = design(inch(76)), design(inch(80), 22.0)
    (arm,) = [part for part in old.quantities if part.name == "arm"]
    before = taken(old, "44 in", verifications=(Verification("arm", arm.digest, "A. Smith", "2026-05-01", "proof load"),))
    after = taken(new, "48 in", hazards=(Hazard("pinch", "crushing", "arm", "guard", "ISO 12100"),))
    return Report(old="v1.0.0", new="HEAD", differences=(compare(before, after),), removed=(replace(before, machine="press"),))


def test_the_terminal_reads_like_a_change_notice(report: Report) -> None:
    assert list(diff_lines(report)) == [
        "tractor, lifetrac: wheelbase 44 in -> 48 in",
        "  changed   frame/bottom_rail x4     length 76 -> 80 in, +1.846 kg each",
        "  changed   frame/arm x1             hole h diameter 20.637 -> 22 mm, -0.005 kg each",
        "  safety    1 safety-critical parts  arm",
        "  hazard    pinch                    new: open: crushing; guard",
        "  reset     signature arm            given by A. Smith, 2026-05-01: the part has changed",
        "  same      0 of 2 distinct parts",
        "mass +7.4 kg, cost +15.51 USD",
        "press, lifetrac: only in v1.0.0, 5 parts, 141.1 kg",
    ]


def test_json_tells_every_field_under_its_schema(report: Report) -> None:
    data = json.loads(diff_json(report))
    (machine,) = data["machines"]
    assert (data["schema"], data["exit_code"], machine["different"], data["removed"][0]["machine"]) == (SCHEMA, 1, True, "press")
    rail, arm = machine["changed"]
    assert rail["fields"] == [{"where": "", "field": "length", "old": 1930.4, "new": 2032, "unit": "mm"}]
    assert (arm["safety_critical"], rail["old"]["quantity"], rail["new"]["length_mm"]) == (True, 4, 2032)
    assert Decimal(machine["cost"]) == report.differences[0].cost
    assert machine["resets"] == [{"kind": "signature", "name": "arm", "by": "A. Smith", "date": "2026-05-01", "reason": "the part has changed"}]


def test_the_same_is_said_and_is_not_an_error() -> None:
    one = taken(design(inch(76)), "44 in")
    report = Report(old="a", new="b", differences=(compare(one, one),))
    assert (report.exit_code, list(diff_lines(report))) == (0, ["tractor, lifetrac: the same"])
    assert "Nothing that reaches a workshop has changed." in diff_markdown(report)


def test_what_cannot_be_built_is_neither_the_same_nor_different(report: Report) -> None:
    broken = Report(old="a", new="b", broken={"tractor in a": ("build() raised ValueError: no",)})
    assert (broken.exit_code, list(diff_lines(broken))) == (3, ["tractor in a: build() raised ValueError: no"])
    assert "cannot be compared" in diff_markdown(broken)
    assert b"cannot be compared" in diff_html(broken, {})


class Tags(HTMLParser):
    """Collects the tags of a page and its addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: set[str] = set()
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses |= {str(value).partition(",")[0] for name, value in attrs if name in ("href", "src")}
        assert not any(name.startswith("on") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.words += data


def hostile(report: Report) -> Report:
    """Return the report with markup in everything that a person or a plugin words."""
    (one,) = report.differences
    part = replace(one.changed[0].new, description=HOSTILE, name=HOSTILE)
    reset = Reset("signature", HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    worse = replace(one, added=(part,), parameters=(Change(HOSTILE, HOSTILE, "x"),), hazards=(Change(HOSTILE, None, HOSTILE),), resets=(reset,))
    view = View(overlay=b"<svg/>", picture=b"png", added=1.0, removed=2.0, problem=HOSTILE)
    return replace(report, old=HOSTILE, differences=(worse,), broken={HOSTILE: (HOSTILE,)}, views={("tractor", "lifetrac", HOSTILE): view})


def test_no_name_is_markup_on_the_page(report: Report) -> None:
    page = Tags()
    page.feed(diff_html(hostile(report), {("tractor", "lifetrac", HOSTILE): "part.glb"}).decode())
    assert page.tags <= {"html", "meta", "title", "style", "h1", "h2", "p", "b", "table", "tr", "td", "figure", "figcaption", "img", "a"}
    assert page.addresses == {"data:image/svg+xml;base64", "data:image/png;base64", "part.glb"}
    assert page.words.count("<img src=x onerror=alert(1)>") > 5


def test_no_name_is_markup_a_mention_or_a_link_in_a_pull_request(report: Report) -> None:
    text = diff_markdown(hostile(report))
    for pattern in ("<img", r"(?<!\\)\]\(", r"(?<!\\)!\[", "@everyone", r"(?<!\\)`", "http://", r"[^*\\]\*[^*]"):
        assert not re.search(pattern, text), pattern
    assert all(line.count("|") - line.count("\\|") == 4 for line in text.splitlines() if line.startswith("|"))


def test_markdown_keeps_its_own_words() -> None:
    assert safe("frame/bottom_rail x4: 76 -> 80 in") == "frame/bottom\\_rail x4: 76 -> 80 in"
    assert safe("a\nb") == "a b"


def test_a_report_longer_than_a_comment_is_cut_and_says_so(report: Report) -> None:
    (one,) = report.differences
    many = tuple(Change(f"bolt_{i}", i, i + 1) for i in range(5000))
    text = diff_markdown(replace(report, differences=(replace(one, fasteners=many),)))
    assert len(text) <= LARGEST
    assert text.endswith(f"{CUT}\n")
    assert "| fasteners | bolt\\_0 | 0 -> 1 |\n" in text


@pytest.mark.parametrize(
    ("old", "new", "unit", "words"),
    [
        (1930.4, 2032.0, "mm", "76 -> 80 in"),
        (100, 120, "mm", "100 -> 120 mm"),
        (20.6375, 28.575, "mm", "13/16 -> 1-1/8 in"),
        (None, 5, "mm", "none -> 5 mm"),
        (True, False, "", "yes -> no"),
        ("221 kg (calculated)", "233 kg (calculated)", "", "221 kg -> 233 kg"),
        ("221 kg (calculated)", "221 kg (chosen)", "", "221 kg (calculated) -> 221 kg (chosen)"),
        ("800 mm (31.496 in)", "900 mm (35.433 in)", "", "800 mm (31.496 in) -> 900 mm (35.433 in)"),
        (0.00001, 1e-9, "", "1e-05 -> 1e-09"),
    ],
)
def test_a_change_in_words(old: Any, new: Any, unit: str, words: str) -> None:
    assert arrow(old, new, unit) == words


def test_a_value_is_one_line_and_never_longer_than_a_line() -> None:
    assert value("a\n b") == "a b"
    assert len(value("x" * 500)) == 60
    assert (signed(5.5, 3), signed(-0.1, 3), signed(2.0, 1)) == ("+5.5", "-0.1", "+2")
