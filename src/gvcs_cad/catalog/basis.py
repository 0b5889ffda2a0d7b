"""Where a figure comes from: published or standard (with its source), calculated, or chosen (with the reason)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["published", "standard", "calculated", "chosen"]


@dataclass(frozen=True)
class Basis:
    """The origin of a part's or a row's figures.

    A chosen figure is allowed, is always shown as unverified, and never passes for a published one.
    """

    kind: Kind
    source: str

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise ValueError(f"{self.kind!r} is no basis; there are {', '.join(get_args(Kind))}")
        if not self.source.strip():
            raise ValueError(f"a {self.kind} figure needs its {'reason' if self.kind == 'chosen' else 'source'}")

    @property
    def verified(self) -> bool:
        """True where somebody else can look the figure up or compute it again."""
        return self.kind != "chosen"

    def __str__(self) -> str:
        return f"{self.kind}: {self.source}"


def published(source: str) -> Basis:
    """A figure that somebody published: name the page, repository and date."""
    return Basis("published", source)


def standard(source: str) -> Basis:
    """A figure of a standard: name it with its year and table."""
    return Basis("standard", source)


def calculated(source: str) -> Basis:
    """A figure that follows from others: name the formula or the layout that closes."""
    return Basis("calculated", source)


def chosen(reason: str) -> Basis:
    """Our own figure: say why. It is shown as unverified."""
    return Basis("chosen", reason)
