"""What every artifact is made of, each ingredient by its digest: the key of its bytes, and the answer to why it is made again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.engine.arguments import UnkeyedError, arguments_digest, function_of, parts_in
from gvcs_cad.engine.closure import Closure, closure_of, file_digest
from gvcs_cad.engine.environment import system, versions_of_imports
from gvcs_cad.engine.keys import drawing_code, geometry_digest, hashed, kernel_versions
from gvcs_cad.plugins.output import Artifact

_WORDS = {
    "values": "the design or a setting changed",
    "drawing": "the code of a CadQuery function changed",
    "geometry": "the engine's geometry or the kernel changed",
    "code": "the code changed",
    "libraries": "a library changed",
    "catalogue": "a catalogue file changed",
    "system": "another platform or Python",
}


@dataclass(frozen=True)
class Recipe:
    """Digests by ingredient; `unkeyed` says why an artifact has no key and is made every time."""

    path: str
    part: str = ""
    ingredients: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    libraries: Mapping[str, str] = field(default_factory=dict)
    unkeyed: str = ""

    @property
    def key(self) -> str:
        """The name under which the artifact's bytes are stored."""
        return hashed("artifact", *(f"{name} {value}" for name, value in sorted(self.ingredients.items())))


def recipe_of(path: str, artifact: Artifact) -> Recipe:
    """Return what an artifact is made of."""
    part = artifact.part.digest if artifact.part else ""
    if not artifact.deterministic:
        return Recipe(path, part, unkeyed="it is not the same on every run")
    try:
        values, module = arguments_digest(artifact.content), function_of(artifact.content).__module__
    except UnkeyedError as reason:
        return Recipe(path, part, unkeyed=str(reason))
    closure = closure_of(module)
    if not closure.sources:
        return Recipe(path, part, unkeyed=f"no source of {module} is found")
    libraries = _libraries(closure.packages)
    ingredients = {
        "values": hashed(values, "folder") if artifact.folder else values,
        "code": closure.digest,
        "libraries": hashed(*(f"{name} {version}" for name, version in libraries.items())),
        "catalogue": catalogue_digest(),
        "system": system(),
    }
    if artifact.uses_shapes:
        ingredients["geometry"] = hashed(geometry_digest(), *kernel_versions())
        ingredients["drawing"] = _drawing(artifact)
    return Recipe(path, part, ingredients, closure.sources, libraries)


def why_made(recipe: Recipe, before: Mapping[str, Any], manifest: Mapping[str, Any]) -> str:
    """Return why an artifact is made: its recipe compared with its entry in the last manifest."""
    if recipe.unkeyed:
        return f"always made: {recipe.unkeyed}"
    if not before:
        return "not made here before"
    old = before.get("ingredients", {})
    changed = [name for name in _WORDS if recipe.ingredients.get(name) != old.get(name)]
    if not changed:
        return "its result is no longer in the cache"
    if "values" in changed and recipe.part and before.get("part") != recipe.part:
        return f"part {before.get('part_no')} changed"
    reasons = [_named(name, recipe, manifest) for name in changed]
    return "; ".join(reasons)


def _named(ingredient: str, recipe: Recipe, manifest: Mapping[str, Any]) -> str:
    if ingredient == "code":
        before = manifest.get("sources", {})
        files = [name for name, digest in recipe.sources.items() if before.get(name) != digest]
        return f"{_WORDS[ingredient]}: {', '.join(files) or 'it imports less'}"
    if ingredient == "libraries":
        before = manifest.get("libraries", {})
        news = [f"{name} {before.get(name, 'absent')} -> {version}" for name, version in recipe.libraries.items() if before.get(name) != version]
        return f"{_WORDS[ingredient]}: {', '.join(news) or 'one is gone'}"
    return _WORDS[ingredient]


@cache
def _libraries(packages: tuple[str, ...]) -> dict[str, str]:
    return versions_of_imports(packages)


def catalogue_digest() -> str:
    """Return the digest of the catalogue in force: its files, and what a shop has substituted in it."""
    return hashed(_files_digest(catalog().files), repr(sorted(catalog().substitutes.items())))


@cache
def _files_digest(files: tuple[Any, ...]) -> str:
    return hashed(*(f"{file.name} {file_digest(file)}" for file in files))


def _drawing(artifact: Artifact) -> str:
    """Return the digest of the code of every CadQuery function that a part of this artifact may be drawn by."""
    parts = {**dict.fromkeys(parts_in(artifact.content)), **dict.fromkeys(artifact.needs)}
    return hashed(*sorted({code for part in parts if (code := drawing_code(part))}))


def union_of_sources(recipes: Mapping[str, Recipe]) -> dict[str, str]:
    """Return every source file of some recipes with its digest, by name."""
    return dict(sorted({name: digest for recipe in recipes.values() for name, digest in recipe.sources.items()}.items()))


def union_of_libraries(recipes: Mapping[str, Recipe]) -> dict[str, str]:
    """Return every library of some recipes with its version, by name."""
    return dict(sorted({name: version for recipe in recipes.values() for name, version in recipe.libraries.items()}.items()))


__all__ = ["Closure", "Recipe", "recipe_of", "union_of_libraries", "union_of_sources", "why_made"]
