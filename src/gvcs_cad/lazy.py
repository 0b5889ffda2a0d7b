"""Names handed on without importing what they stand for (PEP 562): the API is wide, and one command needs little of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def handed_on(package: str, home: Mapping[str, str]) -> tuple[list[str], Callable[[str], Any], Callable[[], list[str]]]:
    """Return `__all__`, `__getattr__` and `__dir__` of a module; `home` holds names, space between, by the module below gvcs_cad that defines them.

    A name is imported when it is first asked for, and stays in the module from then on.
    """
    module_of = {name: module for module, names in home.items() for name in names.split()}

    def get(name: str) -> Any:
        if name not in module_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(f"gvcs_cad.{module_of[name]}"), name)
        setattr(sys.modules[package], name, value)
        return value

    names = sorted(module_of)
    return names, get, lambda: list(names)
