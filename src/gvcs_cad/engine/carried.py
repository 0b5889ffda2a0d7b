"""Acceptances that come with modules: what stands in accepted.yaml beside a module's code holds wherever the module is mounted."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from gvcs_cad.engine.accepted import NAME, Carried, read_acceptances
from gvcs_cad.engine.prepare import Prepared
from gvcs_cad.model.design import Design


def carried(one: Prepared) -> Iterator[Carried]:
    """Yield the acceptances of every module that stands in a machine. Raises UsageError with the place of everything wrong in their files.

    Of a module that is a machine too, those of its default configuration come along: by itself it stands in a slot as that. An entry may
    name the module in place of a configuration, where several stand in one folder.
    """
    for module in one.modules:
        path = module.folder() / NAME
        entries = [entry for entry in read_acceptances(path) if entry.holds_in(module.default_configuration) or entry.holds_in(module.name)]
        if entries:
            standing = {place: inner for place, inner in one.build.design.subtrees() if place and inner.name == module.name}
            inside = {name for inner in standing.values() for name in _names(inner, ())}
            own = frozenset(inside - set(_names(one.build.design, standing.values())))
            for entry in entries:
                yield Carried(replace(entry, place=f"{path.parent.name}/{entry.place}"), tuple(standing), own)


def _names(design: Design, without: Collection[Design]) -> Iterator[str]:
    """Yield the names of an assembly, of all inside it and of what is supplied with it; assemblies in `without` are left out with all that they hold."""
    yield design.name
    yield from (part.name for part, _ in design.supplied)
    yield from (link.cylinder.name for link in design.links)
    for child in (*design.children, *design.hardware):
        if not isinstance(child.item, Design):
            yield from (child.name, child.item.name)
        elif child.item not in without:
            yield child.name
            yield from _names(child.item, without)
