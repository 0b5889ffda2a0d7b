"""Options that several subcommands share, and the request they make."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from gvcs_cad.engine.request import Request


class Finite(click.FloatRange):
    """A number in a range that is one: neither ``nan``, which is in every range, nor ``inf``."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        number = super().convert(value, param, ctx)
        if not math.isfinite(number):
            self.fail(f"{value!r} is no number of seconds", param, ctx)
        return number


Function = TypeVar("Function", bound=Callable[..., Any])


def _complete_machine(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Complete by the names of the folders: nothing is imported."""
    from gvcs_cad.plugins.sources import MACHINES, Sources, project_root

    names = Sources(project_root(Path.cwd())).names
    found = [name.rpartition(".")[2] for name in names if name.startswith(f"{MACHINES}.")]
    return [CompletionItem(name) for name in found if name.startswith(incomplete)]


def _complete_output(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from gvcs_cad.plugins.registry import Registry
    from gvcs_cad.plugins.sources import Sources, project_root

    registry = Registry(Sources(project_root(Path.cwd())))
    registry.load_all()
    return [CompletionItem(name, help=output.title) for name, output in sorted(registry.outputs.items()) if name.startswith(incomplete)]


machine_argument = click.argument("machine", shell_complete=_complete_machine)
machines_argument = click.argument("machines", nargs=-1, shell_complete=_complete_machine)
output_option = click.option(
    "--out",
    "outputs",
    multiple=True,
    metavar="NAME",
    shell_complete=_complete_output,
    help="What to make: dxf, bom, drawing, nest, …; may be given several times; dxf and bom without it. gvcs plugins lists the outputs.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print machine-readable JSON on stdout.")


def setting_options(function: Function) -> Function:
    """Add what decides a design: --set, --config, --swap, --shop, --plugins-dir."""
    for option in (
        click.option("--plugins-dir", type=click.Path(path_type=Path, file_okay=False, exists=True), multiple=True, help="A folder with more plugins."),
        click.option("--shop", type=click.Path(path_type=Path), help="A shop file (YAML); without it the documented default."),
        click.option("--swap", "swaps", allow_from_autoenv=False, multiple=True, metavar="SLOT=MODULE", help="Put another module in a slot."),
        click.option("--config", allow_from_autoenv=False, default="", metavar="NAME", help="A configuration of the machine."),
        click.option(
            "--set",
            "sets",
            allow_from_autoenv=False,
            multiple=True,
            metavar="NAME=VALUE",
            help='Set a parameter, with its unit: --set length="72 in"; gvcs show MACHINE lists them.',
        ),
    ):
        function = option(function)
    return function


def work_options(function: Function) -> Function:
    """Add what bounds the work and not its result: --jobs, --time-limit, --memory-limit, --scheduler."""
    for option in (
        click.option("--scheduler", default="", metavar="ADDRESS", help="Let a Dask cluster draw: tcp://host:8786."),
        click.option("--memory-limit", "memory_mb", type=click.IntRange(256), metavar="MB", help="Most memory of one worker; default: three quarters."),
        click.option("--time-limit", "seconds", type=Finite(0, min_open=True), help="Most seconds for one part; default: 300."),
        click.option("-j", "--jobs", type=click.IntRange(1, 256), help="Worker processes; default: the processors there are."),
    ):
        function = option(function)
    return function


def request(
    machines: Sequence[str], *, sets: Sequence[str], swaps: Sequence[str], config: str, shop: Path | None, plugins_dir: Sequence[Path], **rest: Any
) -> Request:
    """Return the request of the shared options."""
    return Request(
        machines=tuple(machines),
        sets=tuple(sets),
        swaps=tuple(swaps),
        config=config,
        shop=shop,
        plugin_folders=tuple(path.resolve() for path in plugins_dir),
        start=Path.cwd(),
        **rest,
    )


def every_machine(wish: Request) -> Request:
    """Return the request for every machine in every configuration. Raises PluginError naming each plugin that cannot be loaded: none is left out in silence."""
    from gvcs_cad.engine.prepare import own_machines, workshop
    from gvcs_cad.errors import PluginError

    floor = workshop(wish)
    machines = own_machines(floor)
    if floor.registry.problems:
        raise PluginError(*map(str, floor.registry.problems))
    return replace(wish, machines=machines, every_configuration=True)


def refuse_unless_one(machines: Sequence[str], every: bool, config: str) -> None:
    """Refuse a command that names no machine and does not say --all, and one that says what --all already does."""
    context = click.get_current_context()
    if not machines and not every:
        raise click.UsageError("Missing argument 'MACHINES...'.", context)
    if every and (machines or config):
        raise click.UsageError("--all builds every machine in every configuration; leave out names and --config", context)


def parse_options(texts: Sequence[str]) -> dict[str, str]:
    """Split ``--option dxf.version=R12``. Raises BadParameter naming the bad one."""
    found = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            raise click.BadParameter(f"--option {text!r} must be name=value")
        found[name] = value
    return found
