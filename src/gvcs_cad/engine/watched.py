"""What a build read besides what was typed: the files and folders whose content its stamp holds."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from gvcs_cad.engine.prepare import Workshop
from gvcs_cad.engine.project import NAME
from gvcs_cad.engine.records import FOLDER
from gvcs_cad.engine.request import Request
from gvcs_cad.engine.stamp import OURS
from gvcs_cad.plugins.output import Build


def watched(floor: Workshop, request: Request, builds: Iterable[Build]) -> Iterator[tuple[str, str]]:
    """Yield (``tree``, folder), (``names``, folder of plugin folders) or (``file``, file), absolute."""
    yield "tree", str(OURS)
    if floor.root is not None:
        yield "file", str(floor.root / NAME)
        yield "tree", str(floor.root / FOLDER)
    shop = request.shop or floor.project.shop
    if shop is not None:
        yield "file", str(Path(shop).resolve())
    for folders in floor.registry.sources.folders.values():
        yield from (("names", str(folder.resolve())) for folder in folders)
    for name in floor.registry.loaded:
        file = getattr(sys.modules.get(name), "__file__", None)
        if file:
            path = Path(file).resolve()
            yield ("tree", str(path.parent)) if path.name == "__init__.py" else ("file", str(path))
    yield from (("tree", str(folder.resolve())) for folder in floor.registry.catalog_folders)
    yield from (("tree", str(build.nest_folder.resolve())) for build in builds if build.nest_folder is not None)
