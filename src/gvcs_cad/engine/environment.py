"""What is installed beside us, read off the names of folders: nothing is imported that would cost more than the answer."""

from __future__ import annotations

import os
import sys
from functools import cache

_SUFFIX = ".dist-info"
_DISTRIBUTION = {"PIL": "pillow", "OCP": "cadquery_ocp", "yaml": "pyyaml"}  # import names that are not their distribution's


@cache
def installed() -> dict[str, str]:
    """Return the version of every installed distribution by its normalised name (``cadquery_ocp``), the first on the path ruling."""
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = sorted(os.listdir(folder or "."))  # noqa: PTH208  # names are all that is needed, and pathlib costs twice as much
        except OSError:  # a path that does not exist holds nothing; zip files hold none of ours
            continue
        for name in names:
            if name.endswith(_SUFFIX):
                distribution, _, version = name.removesuffix(_SUFFIX).partition("-")
                found.setdefault(_normal(distribution), version)
    return found


def version_of(distribution: str) -> str:
    """Return ``name version`` of a distribution, ``name absent`` where it is not installed."""
    return f"{distribution} {installed().get(_normal(distribution), 'absent')}"


def versions_of_imports(names: tuple[str, ...]) -> dict[str, str]:
    """Return the versions behind import names; for a name that is no distribution's, those of everything installed."""
    found: dict[str, str] = {}
    for name in names:
        distribution = _normal(_DISTRIBUTION.get(name, name))
        if distribution not in installed():
            return dict(sorted(installed().items()))
        found[distribution] = installed()[distribution]
    return dict(sorted(found.items()))


def system() -> str:
    """Return operating system, processor and Python's minor version: what bytes may depend on besides code."""
    machine = os.uname().machine if hasattr(os, "uname") else os.environ.get("PROCESSOR_ARCHITECTURE", "")
    return f"{sys.platform} {machine} {sys.implementation.name} {sys.version_info[0]}.{sys.version_info[1]}"


def _normal(name: str) -> str:
    return name.lower().replace("-", "_").replace(".", "_")
