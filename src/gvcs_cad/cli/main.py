"""The ``gvcs`` command: subcommands by name, errors in one place, exit codes as documented."""

from __future__ import annotations

import gc
import os
import signal
import sys
from importlib import import_module
from typing import Any

import click

COMMANDS = {
    "build": "make the fabrication files of machines",
    "bom": "print a machine's bill of materials",
    "cache": "tell about, shrink or check what earlier builds have kept",
    "check": "run every check on machines",
    "diff": "tell what changes between two revisions, folders or parameter sets",
    "doctor": "tell what this computer can and cannot do for gvcs",
    "fit": "tell whether a part that somebody else made keeps a contract",
    "gallery": "write a page with picture, figures and modules of every machine",
    "interchange": "tell which module fits which host",
    "interface": "list, show and release contracts",
    "list": "list the machines",
    "modules": "tell which module serves which machines, and what machines make of themselves",
    "nest": "search for the best nest of plates on a shop's sheets",
    "new": "begin a new machine or shop file",
    "plugins": "list the plugins and what is wrong with them",
    "schema": "print the JSON Schema of gvcs.yaml",
    "sweep": "measure thousands of variants of a machine",
    "show": "show a machine: parameters, slots, parts",
}
SYSTEM_ERROR = 101
READER_GONE = 141  # as shells say it: neither a yes nor a no


class Commands(click.Group):
    """Finds a subcommand's module when it is called for: ``gvcs --help`` loads none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"gvcs_cad.cli.{cmd_name}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            from gvcs_cad.errors import unknown

            ctx.fail(unknown("command", args[0], COMMANDS))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from gvcs_cad.engine.about import own_version

        click.echo(f"gvcs {own_version()}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "GVCS"})
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Print the version.")
def gvcs() -> None:
    """Turn a parametric machine into everything a workshop needs to make it."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; every way out of the program is here."""
    gc.set_threshold(100_000)  # a command makes values that live to its end: looking for garbage among them is a twelfth of its time
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # NumPy's threads would spin on the processors of our workers, and add in an order of their own
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a scheduler that ends us is heard as Ctrl-C is: our workers end with us
    code = run(arguments)
    gc.freeze()  # and the last look of all another tenth
    sys.exit(code)


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return the exit code: 0 ok, 1 findings, 2 usage, 3 build failed, 101 internal, 130 interrupted."""
    from gvcs_cad.errors import GvcsError

    try:
        result: Any = gvcs.main(args=arguments, prog_name="gvcs", standalone_mode=False)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except SystemExit as leave:  # so click ends a completion, and a command whose reader went away: `gvcs bom tractor | head -1`
        return int(leave.code or 0) if "_GVCS_COMPLETE" in os.environ else READER_GONE
    except click.ClickException as error:
        error.show()
        return 2
    except GvcsError as error:
        say_error(error)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted; nothing half-written is left behind", err=True)
        return 130
    except Exception as error:  # the one boundary: whatever comes here is a fault of ours
        return _internal(error)
    return int(result or 0)


def say_error(error: Any) -> None:
    """Print every problem of an error, and what it means for the files."""
    for problem in error.problems:
        click.echo(problem, err=True)
    count = len(error.problems)
    click.echo(f"{count} error{'' if count == 1 else 's'}, nothing written", err=True)


def _internal(error: Exception) -> int:
    import platform
    import tempfile
    import traceback
    from pathlib import Path

    from gvcs_cad.engine.about import own_version

    words = "".join(traceback.format_exception(error))
    text = f"gvcs {own_version()}, Python {platform.python_version()}, {platform.platform()}\n$ {' '.join(sys.argv)}\n\n{words}"
    try:
        with tempfile.NamedTemporaryFile("w", prefix="gvcs-", suffix=".log", delete=False, encoding="utf-8", errors="backslashreplace") as log:
            log.write(text)
        where = str(Path(log.name))
    except OSError:  # a full disk, or no folder for it: then what would stand there is printed
        where = f"this:\n{text}"
    click.echo(f"internal error: {type(error).__name__}: {error}\nthis is a fault of gvcs; please report it with {where}", err=True)
    return SYSTEM_ERROR
