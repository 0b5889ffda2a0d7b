"""Where plugins are found: the project's folders, the folders named on the way, the installed packages, and which comes first."""

from __future__ import annotations

from pathlib import Path

import pytest

from gvcs_cad.plugins.sources import MACHINES, PLUGINS, Sources, project_root


def package(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).mkdir(parents=True)
        (folder / name / "__init__.py").write_text(f"HOME = {str(folder)!r}\n")
    return folder


def names(sources: Sources, kind: str) -> list[str]:
    return [name.rpartition(".")[2] for name in sources.names if name.startswith(f"{kind}.")]


@pytest.mark.parametrize("mark", ["gvcs.yaml", "machines"])
def test_the_project_is_the_nearest_folder_with_a_file_or_machines(tmp_path: Path, mark: str) -> None:
    for folder in (tmp_path, tmp_path / "inner"):
        (folder / "deep" / "deeper").mkdir(parents=True)
        (folder / mark).mkdir() if mark == "machines" else (folder / mark).touch()
    assert project_root(tmp_path / "inner" / "deep" / "deeper") == tmp_path / "inner"
    assert project_root(tmp_path / "deep") == tmp_path
    assert project_root(tmp_path) == tmp_path


def test_a_folder_outside_any_project_has_no_root() -> None:
    assert project_root(Path("/")) is None


def test_a_projects_own_machines_come_before_the_installed_ones(tmp_path: Path) -> None:
    package(tmp_path / "machines", "bench", "_template", "not-a-name")
    found = names(Sources(tmp_path), MACHINES)
    assert found[0] == "bench"
    assert "tractor" in found
    assert not {"_template", "not-a-name"} & set(found)


def test_without_a_project_the_installed_ones_are_found() -> None:
    assert {"tractor"} <= set(names(Sources(None), MACHINES))
    assert {"dxf", "step"} <= set(names(Sources(None), PLUGINS))


def test_a_source_tree_of_our_own_stands_alone(tmp_path: Path) -> None:
    (tmp_path / "src" / "gvcs_cad").mkdir(parents=True)
    package(tmp_path / "machines", "bench")
    package(tmp_path / "plugins", "only")
    assert (names(Sources(tmp_path), MACHINES), names(Sources(tmp_path), PLUGINS)) == (["bench"], ["only"])


def test_extra_folders_add_to_the_rest_and_never_come_before_it(tmp_path: Path) -> None:
    extra = package(tmp_path / "extra", "aaa", "zzz")
    found = names(Sources(None, (extra,)), PLUGINS)
    assert found[-2:] == ["aaa", "zzz"]
    assert found[:-2] == names(Sources(None), PLUGINS)


def test_an_extra_folder_of_a_taken_name_is_hidden_and_known(tmp_path: Path) -> None:
    extra = package(tmp_path / "extra", "dxf", "own")
    hidden = Sources(None, (extra,)).hidden
    assert list(hidden) == [extra / "dxf"]
    assert hidden[extra / "dxf"].name == "dxf"
    assert Sources(None, (extra,)).load(f"{PLUGINS}.dxf").__file__ != str(extra / "dxf" / "__init__.py")


def test_what_is_loaded_is_what_stands_in_the_folder(tmp_path: Path) -> None:
    first, second = package(tmp_path / "a" / "machines", "bench"), package(tmp_path / "b" / "machines", "bench")
    homes = [Sources(tmp_path / name).load(f"{MACHINES}.bench").HOME for name in ("a", "b", "a")]
    assert homes == [str(first), str(second), str(first)]


def test_a_module_may_import_its_neighbours_by_a_relative_name(tmp_path: Path) -> None:
    folder = package(tmp_path / "machines", "bench") / "bench"
    (folder / "__init__.py").write_text("from .sizes import SIZE\n")
    (folder / "sizes.py").write_text("SIZE = 7\n")
    assert Sources(tmp_path).load(f"{MACHINES}.bench").SIZE == 7
