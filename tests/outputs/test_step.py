"""STEP files as another program opens them: the volume of the solid, the names of the parts, the same bytes on every run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gvcs_cad import PurchasedPart, cq
from gvcs_cad.geometry.assembly import location
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.model.pose import placed_parts
from gvcs_cad.plugins.output import Build

Made = Callable[..., dict[str, bytes]]
FIXTURES = Path(__file__).parents[2] / "fixtures"

WRITE = """
import hashlib, sys
from gvcs_cad.engine.prepare import workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.testing import prepared
from pathlib import Path
start = Path(sys.argv[1])
build = prepared("cart", start=start).build
artifacts = list(workshop(Request(start=start)).registry.output("step").artifacts(build))
order = artifacts if sys.argv[2] == "forwards" else list(reversed(artifacts))
shapes = FreshShapes()
digests = {a.name: hashlib.sha256(a.content(shapes=shapes)).hexdigest() for a in order}
print(sorted(digests.items()))
"""


@pytest.fixture(scope="module")
def files(made: Made) -> dict[str, bytes]:
    return made("step")


def opened(data: bytes, folder: Path) -> cq.Shape:
    path = folder / "model.step"
    path.write_bytes(data)
    return cq.Compound.makeCompound(cq.importers.importStep(str(path)).vals())


def test_every_made_part_and_the_whole_machine_have_a_file(files: dict[str, bytes], cart: Build) -> None:
    made = {f"{part.name}_r{part.revision}.step" for part in cart.design.quantities if not isinstance(part, PurchasedPart)}
    assert set(files) == made | {"cart.step"}


def test_a_part_is_read_back_with_its_volume(files: dict[str, bytes], cart: Build, shapes: FreshShapes, tmp_path: Path) -> None:
    for part in cart.design.quantities:
        if not isinstance(part, PurchasedPart):
            shape = opened(files[f"{part.name}_r{part.revision}.step"], tmp_path)
            assert len(shape.Solids()) == 1
            assert shape.isValid()
            assert shape.Volume() == pytest.approx(shapes.properties(part).volume, rel=1e-6), part.name


def test_the_machine_is_read_back_with_every_solid_where_it_stands(files: dict[str, bytes], cart: Build, shapes: FreshShapes, tmp_path: Path) -> None:
    shape = opened(files["cart.step"], tmp_path)
    expected = [solid for one in placed_parts(cart.design) for solid in shapes.solid(one.part, one.length).moved(location(one.at)).Solids()]

    def key(solid: cq.Shape) -> tuple[float, ...]:
        return tuple(round(value, 3) + 0.0 for value in (solid.Volume(), *solid.Center().toTuple()))

    assert sorted(map(key, shape.Solids())) == sorted(map(key, expected))


def test_each_distinct_part_is_one_product_and_modules_keep_their_names(files: dict[str, bytes], cart: Build) -> None:
    products = re.findall(r"= PRODUCT\('([^']*)'", files["cart.step"].decode())
    parts = {one.part.name for one in placed_parts(cart.design)}
    assert sorted(products) == sorted([*parts, "cart", "chassis", "grip"])
    usages = re.findall(r"NEXT_ASSEMBLY_USAGE_OCCURRENCE\('(\d+)'", files["cart.step"].decode())
    assert usages == [str(i) for i in range(1, len(usages) + 1)]
    assert len(usages) == len(list(placed_parts(cart.design))) + 2  # the two modules


def test_the_head_carries_name_and_unit_and_no_clock(files: dict[str, bytes]) -> None:
    for name, data in files.items():
        text = data.decode("ascii")
        assert f"FILE_NAME('{name.removesuffix('.step').rpartition('_r')[0] or 'cart'}','1970-01-01T00:00:00'" in text
        assert "AUTOMOTIVE_DESIGN" in text
        assert ".MILLI.,.METRE." in text
        assert "translator" not in text


def test_the_bytes_do_not_depend_on_the_process_or_on_what_was_written_before(files: dict[str, bytes]) -> None:
    runs = []
    for seed, order in (("1", "forwards"), ("2", "backwards")):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        runs.append(subprocess.Popen([sys.executable, "-c", WRITE, str(FIXTURES), order], env=environment, stdout=subprocess.PIPE, text=True))
    first, second = (run.communicate(timeout=120)[0] for run in runs)
    assert first == second != ""
    assert first.count(".step") == len(files)
