"""A bad plugin is reported by name and in words; what the others bring is there all the same."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gvcs_cad.errors import PluginError, UsageError
from gvcs_cad.plugins.registry import Registry
from gvcs_cad.plugins.sources import Sources

FIXTURES = Path(__file__).parents[2] / "fixtures"
BAD = FIXTURES / "bad_plugins"
OUTPUTS = {"bom", "cutlist", "design", "drawing", "dxf", "gauges", "gcode", "glb", "handoff", "nest", "png", "print", "step", "stl", "3mf"}
With = Callable[..., Registry]


@pytest.fixture
def with_plugins(tmp_path: Path) -> With:
    """Return a function: names of bad plugins in, a registry over them and our own out."""

    def registry(*names: str) -> Registry:
        for name in names:
            (tmp_path / name).symlink_to(BAD / name)
        return Registry(Sources(None, (tmp_path,)))

    return registry


def problems(registry: Registry) -> dict[str, str]:
    registry.load_plugins()
    return {problem.plugin: problem.message for problem in registry.problems}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("import_error", "ModuleNotFoundError: No module named 'a_library_that_nobody_has'"),
        ("misspelt_hook", "no such hook: gvcs_register_output; did you mean gvcs_register_outputs?"),
        ("wrong_argument", "PluginValidationError: Plugin 'gvcs_plugins.wrong_argument' for hook 'gvcs_register_outputs'"),
        ("duplicate_name", "output dxf is registered by dxf already"),
        ("registers_class", "<class 'gvcs_plugins.registers_class.Mine'> is registered as output and is none: register(Mine()), with a name"),
        ("leaves", "SystemExit: I leave"),
        ("no_folder", f"{BAD.parent}/bad_plugins/no_folder/nowhere: no such folder of catalogue files"),
        ("bad_catalog", "no such row kind in the file name: PlateStok; did you mean PlateStock?"),
    ],
)
def test_a_bad_plugin_is_reported_by_name_and_the_others_are_there(with_plugins: With, name: str, words: str) -> None:
    registry = with_plugins(name)
    found = problems(registry)
    assert list(found) == [name]
    assert found[name].replace(str(Path(registry.sources.extra[0])), str(BAD)).startswith(words)
    assert set(registry.outputs) == OUTPUTS
    assert registry.makers["output dxf"] == "dxf"


def test_all_bad_plugins_are_reported_at_once_each_with_its_trace(with_plugins: With) -> None:
    registry = with_plugins("import_error", "misspelt_hook", "leaves")
    registry.load_plugins()
    assert {problem.plugin for problem in registry.problems} == {"import_error", "misspelt_hook", "leaves"}
    assert all("Traceback" in problem.trace for problem in registry.problems)
    assert any("import a_library_that_nobody_has" in problem.trace for problem in registry.problems)


def test_a_plugin_with_a_syntax_error_is_reported_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "__init__.py").write_text("x = 1\ndef broken(\n")
    assert problems(Registry(Sources(None, (tmp_path,)))) == {
        "broken": f"SyntaxError: '(' was never closed (__init__.py, line 2) ({tmp_path}/broken/__init__.py:2)"
    }


def test_a_plugin_that_loads_the_kernel_is_named_and_works() -> None:
    code = (
        "import json; from pathlib import Path; from gvcs_cad.plugins.registry import Registry; from gvcs_cad.plugins.sources import Sources\n"
        f"registry = Registry(Sources(None, (Path({str(BAD)!r}),))); registry.load('gvcs_plugins.loads_kernel')\n"
        "print(json.dumps([[str(p) for p in registry.problems], list(registry.outputs)]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    (problem,), outputs = json.loads(done.stdout)
    assert problem.startswith("loads_kernel: importing it loads cadquery and OCP: import it as `from gvcs_cad import cq`")
    assert outputs == ["heavy"]


def test_an_extra_plugin_of_a_taken_name_is_reported(tmp_path: Path) -> None:
    (tmp_path / "dxf").mkdir()
    (tmp_path / "dxf" / "__init__.py").write_text("")
    found = problems(Registry(Sources(None, (tmp_path,))))
    assert list(found) == ["dxf"]
    assert found["dxf"].startswith(f"{tmp_path / 'dxf'} is hidden by ")


def test_what_is_asked_for_is_found_and_only_its_own_folder_is_loaded() -> None:
    registry = Registry(Sources(FIXTURES))
    assert registry.machine("cart").title == "Test cart"
    assert registry.module("handle").title == "Plain handle"
    assert registry.output("dxf").name == "dxf"
    assert set(registry.machines) == {"cart"}
    assert set(registry.outputs) == {"dxf"}


def test_an_output_that_is_not_called_like_its_folder_is_found() -> None:
    assert Registry(Sources(None)).output("3mf").name == "3mf"


def test_a_name_that_nobody_brings_is_refused_with_the_near_miss() -> None:
    with pytest.raises(UsageError, match=r"^no such output: dfx; did you mean dxf\?$"):
        Registry(Sources(None)).output("dfx")


def test_a_machine_whose_own_plugin_is_broken_says_why() -> None:
    with pytest.raises(PluginError, match=r"^gone: ImportError: cannot import name 'frame'"):
        Registry(Sources(FIXTURES / "bad_machines")).machine("gone")


def test_a_folder_that_brings_no_machine_says_so() -> None:
    with pytest.raises(UsageError, match=r"; the plugin handle registers no machine: is a @hookimpl missing\?"):
        Registry(Sources(FIXTURES)).machine("handle")


def test_a_name_that_may_be_in_a_plugin_that_is_lost_says_which(with_plugins: With) -> None:
    with pytest.raises(UsageError, match=r"^no such output: laser; .*could not be loaded: import_error; see gvcs plugins$"):
        with_plugins("import_error").output("laser")


def test_a_plugin_is_loaded_once(with_plugins: With) -> None:
    registry = with_plugins("import_error")
    for _ in range(3):
        registry.load_all()
    assert [problem.plugin for problem in registry.problems].count("import_error") == 1


def test_the_checks_come_through_the_door_that_every_check_comes_through() -> None:
    from gvcs_cad.checks.built_in import KERNEL_FREE_CHECKS
    from gvcs_cad.checks.built_in_geometry import GEOMETRY_CHECKS

    registry = Registry(Sources(None))
    registry.load_plugins()
    assert set(registry.checks) == {check.name for check in KERNEL_FREE_CHECKS} | {"printable", "nailing"}  # of the plugins print and nailing
    assert set(registry.geometry_checks()) == {check.name for check in GEOMETRY_CHECKS} | {"overhang"}  # likewise


def test_a_plugin_that_fails_to_register_its_geometry_checks_is_named_and_the_others_live_on(tmp_path: Path) -> None:
    plugin = tmp_path / "plugins" / "broken_solids"
    plugin.mkdir(parents=True)
    text = "from gvcs_cad.extend import hookimpl\n\n\n@hookimpl\ndef gvcs_register_geometry_checks(register):\n    register(42)\n"
    (plugin / "__init__.py").write_text(text)
    (tmp_path / "gvcs.yaml").write_text("")
    registry = Registry(Sources(tmp_path))
    registry.load_plugins()
    assert registry.problems == []  # it is not asked before solids are checked
    assert "interference" in registry.geometry_checks()
    assert [str(problem) for problem in registry.problems] == [
        "broken_solids: 42 is registered as check and is none: register(Name()), with a name (plugins/broken_solids/__init__.py:6)"
    ]


def test_an_installed_distribution_is_found_by_its_entry_point(tmp_path: Path) -> None:
    package, info = tmp_path / "site" / "gvcs_laser", tmp_path / "site" / "gvcs_laser-1.0.dist-info"
    package.mkdir(parents=True)
    info.mkdir()
    (package / "__init__.py").write_text(
        "from gvcs_cad.extend import Output, hookimpl\nclass Laser(Output):\n    name = 'laser'\n"
        "@hookimpl\ndef gvcs_register_outputs(register):\n    register(Laser())\n"
    )
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: gvcs-laser\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[gvcs_cad]\nlaser = gvcs_laser\nghost = gvcs_ghost_that_is_not_there\n")
    code = (
        "from gvcs_cad.plugins.registry import Registry; from gvcs_cad.plugins.sources import Sources\n"
        "registry = Registry(Sources(None)); print(registry.output('laser').name, registry.makers['output laser'], [str(p) for p in registry.problems])"
    )
    done = subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": str(tmp_path / "site")}, capture_output=True, text=True, check=True)
    assert done.stdout == "laser laser [\"ghost: ModuleNotFoundError: No module named 'gvcs_ghost_that_is_not_there'\"]\n"


def test_every_hook_call_is_shown_on_request(tmp_path: Path) -> None:
    code = "from gvcs_cad.plugins.registry import Registry; from gvcs_cad.plugins.sources import Sources; Registry(Sources(None)).output('dxf')"
    done = subprocess.run([sys.executable, "-c", code], env={"GVCS_TRACE_PLUGINS": "1"}, capture_output=True, text=True, check=True)
    assert "gvcs_register_outputs" in done.stderr


def test_registering_what_plugins_bring_imports_none_of_their_tools() -> None:
    """What a plugin needs for its work is imported when it works: every command loads every plugin."""
    code = "import sys; from gvcs_cad.plugins.registry import Registry, Sources; Registry(Sources(None)).load_all(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    tools = r"formats|geometry\.(?!kernel|primitives|wires)|documents\.(drawing|toolpath|nest|printing|handoff|diff|gauges|cut_list|bom)\b"
    heavy = re.compile(rf"gvcs_cad\.({tools})|gvcs_plugins\.\w+\.(?!rules)|ezdxf")
    assert [name for name in done.stdout.split() if heavy.match(name)] == []
