"""The JSON Schema of gvcs.yaml takes what gvcs takes and refuses what gvcs refuses: judged by jsonschema and by gvcs itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from gvcs_cad.engine.prepare import prepare, workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.engine.schema import project_schema
from gvcs_cad.errors import UsageError

FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    registry = workshop(Request(start=FIXTURES)).registry
    registry.load_all()
    return project_schema(registry)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "machines").symlink_to(FIXTURES / "machines")
    return tmp_path


def accepted_by_gvcs(project: Path, text: str) -> bool:
    (project / "gvcs.yaml").write_text(text)
    try:
        prepare(Request(machines=("cart",), start=project))
    except UsageError:
        return False
    return True


def accepted_by_schema(schema: dict[str, Any], text: str) -> bool:
    return jsonschema.Draft202012Validator(schema).is_valid(yaml.safe_load(text))


def test_it_is_a_schema_and_names_its_draft(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_an_editor_finds_words_and_limits_in_it(schema: dict[str, Any]) -> None:
    cart = schema["properties"]["machines"]["properties"]["cart"]["properties"]
    assert cart["config"]["enum"] == ["default", "long"]
    assert cart["parameters"]["properties"]["length"]["description"] == "length of the rail (600..1200 mm)"
    assert cart["parameters"]["properties"]["length"]["default"] == "800 mm"
    assert cart["parameters"]["properties"]["grip"]["properties"]["length"]["default"] == "400 mm"
    assert cart["modules"]["properties"]["grip"]["default"] == "handle"


@pytest.mark.parametrize(
    "text",
    [
        "machines: {cart: {}}",
        "machines: {cart: {config: long, parameters: {length: 1 m, castors: 3, painted: false, grip: {length: 500 mm}}, modules: {grip: handle}}}",
        "machines: {cart: {parameters: {length: 65 cm, castors: 2}}}",
        'machines: {cart: {parameters: {length: "1000mm"}}}',
    ],
)
def test_a_good_file_is_taken_by_both(schema: dict[str, Any], project: Path, text: str) -> None:
    assert accepted_by_schema(schema, text)
    assert accepted_by_gvcs(project, text)


@pytest.mark.parametrize(
    "text",
    [
        "machnes: {}",
        "machines: {tracktor: {}}",
        "machines: {cart: {config: lnog}}",
        "machines: {cart: {parameters: {lenght: 1 m}}}",
        "machines: {cart: {parameters: {length: 1000}}}",
        "machines: {cart: {parameters: {length: long}}}",
        "machines: {cart: {parameters: {castors: many}}}",
        "machines: {cart: {parameters: {castors: 9}}}",
        "machines: {cart: {parameters: {painted: maybe}}}",
        "machines: {cart: {colour: red}}",
        "machines: [cart]",
        "plugins: more",
    ],
)
def test_a_bad_file_is_refused_by_both(schema: dict[str, Any], project: Path, text: str) -> None:
    assert not accepted_by_schema(schema, text)
    assert not accepted_by_gvcs(project, text)
