"""Volumes for artifacts that ask for nothing else: as workers measured them, so that no kernel is loaded here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

from gvcs_cad.engine.shapes import stored_volume
from gvcs_cad.engine.store import Store
from gvcs_cad.errors import PluginError
from gvcs_cad.geometry.properties import Properties
from gvcs_cad.model.part import Part


class KnownVolumes:
    """Implements `gvcs_cad.geometry.shapes.Shapes` for a function that said `volumes_only`.

    `measured` are volumes in mm3 by a part's digest; others are stored.
    """

    def __init__(self, measured: Mapping[str, float], store: Store) -> None:
        self._measured, self._store = measured, store

    def volume(self, part: Part) -> float:
        """Return the volume of a part, mm3. Raises PluginError for one that nobody has measured."""
        if part.digest in self._measured:
            return self._measured[part.digest]
        known = stored_volume(self._store, part)
        if known is None:
            raise PluginError(f"asks for the volume of {part.name}, which nobody has measured: does it stand in its artifact's needs?")
        return known

    def solid(self, part: Part, length: float | None = None) -> Any:
        """Refuse."""
        self._refuse("a solid", part)

    def mesh(self, part: Part, length: float | None = None, chord: float = 0.0, angle: float = 0.0) -> Any:
        """Refuse."""
        self._refuse("a mesh", part)

    def properties(self, part: Part, length: float | None = None) -> Properties:
        """Refuse."""
        self._refuse("the properties", part)

    def _refuse(self, what: str, part: Part) -> NoReturn:
        raise PluginError(f"asks for {what} of {part.name}, but its artifact says volumes_only")
