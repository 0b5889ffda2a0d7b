"""A small machine in whose every word somebody else may have written what they liked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from gvcs_cad import Assembly, Mark, PlatePart, PrintedPart, Purchase, PurchasedPart, Rating, Safety, TubePart, calculated, chosen, rectangle, shape
from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.engine.prepare import workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.model.hazard import Hazard
from gvcs_cad.model.safety import Verification
from gvcs_cad.plugins.output import Artifact, Build

FIXTURES = Path(__file__).parents[2] / "fixtures"
TAKEN_APART = ("3mf", "bom", "cutlist", "design", "dxf", "glb", "nest", "step", "stl")  # drawings on paper wrap their words: no structure to compare
HARMLESS = "plain words"
HOSTILE = {
    "formula": '=HYPERLINK("http://evil.example";"click")',
    "command": "@SUM(1+1)*cmd|'/c calc'!A0",
    "sign": "-2+3",
    "full width": "＝1+1",
    "tab": "\t=1+1",
    "new line": "first\r\n=1+1\n| a | b |",
    "script": "<script>alert('x')</script>",
    "attribute": '"><img src=x onerror=alert(1)>',
    "entity": "&lt;b&gt; &amp; ]]> <![CDATA[ x",
    "group codes": "x\n  0\nLINE\n  8\nCUT_OUTER\n 10\n0.0\n 20\n0.0\n 11\n500.0\n 21\n500.0",
    "carriage return": "x\r  0\rCIRCLE\r  8\rCUT_INNER",
    "pipe": "a | b || c \\| d",
    "heading": "# heading\n## another\n---",
    "escape": "\x1b[2J\x07 bell",
    "direction": "abc\u202egpj.exe",
    "long": "x" * 5000,
}


def machine(words: str) -> Build:
    """Return a build of one part of every kind that carries words."""
    thing = Assembly("thing")
    thing.add(PlatePart("plate", stock="plate A36 1/4", outer=rectangle(100, 50), marks=(Mark(((5, 5), (9, 9)), label=words),), note=words, finish=words))
    thing.add(PlatePart("lug", stock="plate A36 1/4", outer=rectangle(60, 50), safety=Safety(role=words, grade=words, inspect=words)))
    thing.add(TubePart("rail", stock="tube 2x2x1/8", length=500, basis=chosen(words), note=words))
    box = shape("gvcs_cad.geometry.hardware:box", length=9.0, width=9.0, height=2.0)
    thing.add(PrintedPart("cap", shape=box, material_name="PETG", stated_volume=162.0, note=words))
    bought = Purchase(supplier=words, part_number=words, price=Decimal("1.5"), price_date="2026-11", link=words, alternatives=(words,))
    thing.supply(PurchasedPart("hose", title=words, envelope=None, mass_kg=0.1, purchase=bought), 2)
    design = thing.freeze()
    (lug,) = [part for part in design.quantities if part.name == "lug"]
    return Build(
        machine="thing",
        title=words,
        version=words,
        licence=words,
        configuration="default",
        design=design,
        shop=load_shop(),
        hazards=(Hazard(words, words, words, words, words, "met", words, words),),
        ratings=(Rating(words, 5.0, words, calculated(words), words),),
        verifications=(Verification("lug", lug.digest, words, words, words),),
        parameters={words: words},
        settings={words: words},
    )


Files = dict[str, bytes]


@pytest.fixture(scope="session")
def made() -> Callable[[str], Files]:
    """Return a function: words in, every file of every output out."""
    registry = workshop(Request(start=FIXTURES.parent)).registry
    registry.load_plugins()
    shapes = FreshShapes()

    def content(artifact: Artifact) -> bytes:
        return bytes(artifact.content(shapes=shapes) if artifact.uses_shapes else artifact.content())

    def make(words: str) -> Files:
        build = machine(words)
        return dict(_files(build, content))

    def _files(build: Build, content: Callable[[Artifact], bytes]) -> Iterator[tuple[str, bytes]]:
        for name, output in sorted(registry.outputs.items()):
            if name in TAKEN_APART:
                yield from ((f"{name}/{artifact.name}", content(artifact)) for artifact in output.artifacts(build))

    return make
