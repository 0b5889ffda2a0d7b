"""Versions read off folder names are those that Python's own metadata tells."""

from __future__ import annotations

from importlib.metadata import version

import pytest

from gvcs_cad.engine.environment import installed, version_of, versions_of_imports


@pytest.mark.parametrize("name", ["cadquery", "cadquery-ocp", "ezdxf", "PyYAML", "XlsxWriter", "pydantic_core"])
def test_versions_are_those_of_the_metadata(name: str) -> None:
    assert version_of(name) == f"{name} {version(name)}"


def test_what_is_not_installed_is_absent() -> None:
    assert version_of("no-such-thing") == "no-such-thing absent"


def test_import_names_lead_to_their_distributions() -> None:
    assert versions_of_imports(("OCP", "PIL", "yaml")) == {
        "cadquery_ocp": version("cadquery-ocp"),
        "pillow": version("pillow"),
        "pyyaml": version("pyyaml"),
    }


def test_a_name_that_is_no_distribution_counts_everything_installed() -> None:
    assert versions_of_imports(("a_module_of_something",)) == dict(sorted(installed().items()))
