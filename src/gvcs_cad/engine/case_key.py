"""Under what a case of a geometry check is remembered: its function's code, what it is called with, the parts' solids, the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from gvcs_cad.checks.geometry_check import Case
from gvcs_cad.engine.arguments import UnkeyedError, arguments_digest, function_of
from gvcs_cad.engine.closure import closure_of
from gvcs_cad.engine.environment import versions_of_imports
from gvcs_cad.engine.keys import hashed
from gvcs_cad.engine.recipe import catalogue_digest

_COMPARISON = "gvcs_cad.geometry.comparison"  # keeps answers of its own in the notebook of whichever check asks it


def case_code(case: Case) -> str:
    """Return the digest of the code that answers a case, a plugin's too. Raises UnkeyedError where its function is no module-level one."""
    return _code(function_of(case.run).__module__)


def case_key(case: Case, solids: Iterable[str]) -> str:
    """Return the key of a case's result beside the code, by the keys of all solids; empty where its arguments or its code cannot be told apart."""
    try:
        values = arguments_digest(case.run)
    except UnkeyedError:
        return ""
    known = closure_of(function_of(case.run).__module__).sources
    return hashed("case", case.name, values, catalogue_digest(), *solids) if known else ""


@cache
def _code(module: str) -> str:
    closures = [closure_of(module), closure_of(_COMPARISON)]
    libraries = versions_of_imports(tuple(sorted({package for closure in closures for package in closure.packages})))
    return hashed(*(closure.digest for closure in closures), *(f"{name} {version}" for name, version in libraries.items()))
