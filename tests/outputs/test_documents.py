"""The outputs that need no kernel, and what they say of the cart."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace

import ezdxf.recover
import pytest

from gvcs_cad import PlatePart
from gvcs_cad.errors import UsageError
from gvcs_cad.model.safety import NOT_VERIFIED, Verification
from gvcs_cad.plugins.output import Build

Made = Callable[..., dict[str, bytes]]


def words(data: bytes) -> list[str]:
    doc, _ = ezdxf.recover.read(io.BytesIO(data))
    return [entity.dxf.text for entity in doc.modelspace().query("TEXT")]


def test_each_distinct_plate_is_one_drawing_named_as_the_bill_says(made: Made, cart: Build) -> None:
    plates = {file.removeprefix("dxf/") for line in cart.bom().lines for file in line.files if file.startswith("dxf/")}
    assert set(made("dxf")) == plates
    assert len(plates) == len(list(cart.design.distinct(PlatePart))) == 3


@pytest.mark.parametrize(("version", "release"), [("R12", "AC1009"), ("R2000", "AC1015"), ("R2010", "AC1024")])
def test_the_version_of_the_drawing_is_the_one_asked_for(made: Made, version: str, release: str) -> None:
    for data in made("dxf", dxf_version=version).values():
        doc, _ = ezdxf.recover.read(io.BytesIO(data))
        assert doc.dxfversion == release


def test_a_version_that_is_not_offered_is_refused_with_the_near_miss(made: Made) -> None:
    with pytest.raises(UsageError, match=r"^--option dxf.version: no such value: R200; did you mean R2000\?$"):
        made("dxf", dxf_version="R200")


@pytest.mark.parametrize("size", ["1600", "0x0", "1600x-5", "99999x10", "axb"])
def test_a_picture_of_no_size_is_refused_as_a_mistake_of_the_user(made: Made, size: str) -> None:
    with pytest.raises(UsageError, match=r"must be WIDTHxHEIGHT, each 16..8000 pixels"):
        made("png", png_size=size)


def test_a_signed_plate_is_drawn_without_the_warning(made: Made, cart: Build) -> None:
    (lug,) = [part for part in cart.design.distinct(PlatePart) if part.name == "lug"]
    assert NOT_VERIFIED in words(made("dxf", only="lug")["lug_rA_qty1_A36_6.35mm.dxf"])
    signed = replace(cart, verifications=(Verification("lug", lug.digest, "A. Engineer", "2026-11-22", "test"),))
    assert NOT_VERIFIED not in words(made("dxf", signed, "lug")["lug_rA_qty1_A36_6.35mm.dxf"])


def test_the_bill_comes_in_five_forms_that_tell_the_same(made: Made, cart: Build) -> None:
    files = made("bom")
    assert list(files) == ["bom.json", "bom.csv", "bom.xlsx", "bom.md", "bom.html"]
    data = json.loads(files["bom.json"])
    assert (data["machine"], data["version"], data["configuration"], data["shop"]) == ("cart", "1.2.3", "default", "default")
    for line in data["lines"]:
        assert f"\r\n{line['item']},{line['part_no']}," in files["bom.csv"].decode()
        assert f"| {line['item']} | {line['part_no']} |" in files["bom.md"].decode()
        assert f'<td title="">{line["part_no"]}</td>' in files["bom.html"].decode()


def test_the_kernel_is_asked_only_for_what_no_formula_knows(made: Made) -> None:
    lines = {line["part_no"]: line for line in json.loads(made("bom")["bom.json"])["lines"]}
    inside = 50.8 - 2 * 3.175 - 0.6
    volume = 50.8**2 * 3 + inside**2 * 12
    assert lines["end_cap"]["mass_kg"] == pytest.approx(volume * 1270e-9, abs=1e-6)


def test_every_piece_of_the_cut_list_is_a_sawn_line_of_the_bill(made: Made) -> None:
    text = made("cutlist")["cutlist.csv"].decode()
    sawn = {line["part_no"] for line in json.loads(made("bom")["bom.json"])["lines"] if line["process"] in ("saw", "lathe")}
    assert {row.split(",")[6] for row in text.split("\r\n")[1:-1]} == sawn


def test_pictures_are_taken_from_every_side_and_in_every_pose(made: Made, cart: Build) -> None:
    from gvcs_cad.engine.prepare import workshop
    from gvcs_cad.engine.request import Request

    artifacts = list(workshop(Request()).registry.output("png").artifacts(cart))
    assert [a.name.removeprefix("cart_").removesuffix(".png") for a in artifacts] == ["iso", "rear", "front", "left", "top", "lowered", "raised"]
    assert not any(a.deterministic for a in artifacts)
