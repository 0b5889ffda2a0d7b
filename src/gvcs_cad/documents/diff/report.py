"""All that one comparison found: the machines on both sides, those on one side only, those that cannot be built, and the views of parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gvcs_cad.documents.diff.compare import Difference
from gvcs_cad.documents.diff.snapshot import Snapshot

SCHEMA = "gvcs.diff/1"


@dataclass(frozen=True, kw_only=True)
class View:
    """How a changed part is shown: an overlay of its contours, a solid difference and its picture, and volumes in mm3.

    `problem` says in words why something is not shown.
    """

    overlay: bytes = b""
    solid: bytes = b""
    picture: bytes = b""
    added: float | None = None
    removed: float | None = None
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class Report:
    """The comparison of two sides, each called as the user called it. `broken` tells by machine and side why it cannot be built.

    `views` go by machine, configuration and part. `engine` says where the engine's own source differs between the sides: that is not compared.
    """

    old: str
    new: str
    differences: tuple[Difference, ...] = ()
    added: tuple[Snapshot, ...] = ()
    removed: tuple[Snapshot, ...] = ()
    broken: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    views: Mapping[tuple[str, str, str], View] = field(default_factory=dict)
    engine: str = ""

    @property
    def exit_code(self) -> int:
        """0 the same, 1 different, 3 something could not be built and nothing is known of it."""
        if self.broken:
            return 3
        return int(bool(self.added or self.removed or any(difference.different for difference in self.differences)))

    def views_of(self, difference: Difference) -> dict[str, View]:
        """Return the views of one machine's parts by name."""
        key = (difference.new.machine, difference.new.configuration)
        return {part: view for (machine, configuration, part), view in self.views.items() if (machine, configuration) == key}
