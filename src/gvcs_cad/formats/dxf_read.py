"""Opens a drawing that somebody else made: any version, in its own unit, block references resolved, everything as lines and arcs in mm."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gvcs_cad.errors import UsageError
from gvcs_cad.model.segment import Point, Segment

UNITS = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": 25.4, "ft": 304.8}
INSUNITS = {1: "in", 2: "ft", 4: "mm", 5: "cm", 6: "m"}  # $INSUNITS, DXF reference, header section
CHORD = 0.02  # mm by which lines may stand off a spline or an ellipse
DEEPEST = 16  # block references within one another
MOST = 10_000  # copies that one block reference may stand for
_DAMAGED = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)  # what ezdxf and we run into on values that are none
_LEFT_OUT = {"SHEET", "MARK", "BEND", "INFO", "REMNANT", "DEFPOINTS"}  # our own layers of what is not cut, and AutoCAD's


@dataclass(frozen=True)
class Drawing:
    """What a file holds to be cut: contours that are closed as drawn, loose edges, mm, and a finding for everything left out or changed."""

    closed: tuple[tuple[Segment, ...], ...]
    edges: tuple[Segment, ...]
    findings: tuple[str, ...]


def read_drawing(path: Path, unit: str = "") -> Drawing:
    """Read a DXF file.

    Raises UsageError where it is none, where its unit is stated nowhere, where an entity is damaged, or where nothing in it can be cut.
    """
    doc, findings = _opened(path)
    scale = _scale(doc, path.name, unit, findings)
    closed: list[tuple[Segment, ...]] = []
    edges: list[Segment] = []
    left, resolved, flattened = Counter[str](), 0, Counter[str]()
    for entity in _sound(doc, path.name):
        kind = entity.dxftype()
        resolved += kind == "INSERT"
        if kind == "INSERT":
            continue
        layer, found = _looked_at(entity, doc, scale, path.name)
        if layer:
            left[f"layer {layer}"] += 1
            continue
        if found is None:
            left[kind] += 1
            continue
        flattened[kind] += kind in ("SPLINE", "ELLIPSE")
        segments, is_closed = found
        if is_closed:
            closed.append(segments)
        else:
            edges += segments
    findings += [f"{n} block references resolved" for n in [resolved] if n]
    findings += [f"{n} {kind} drawn as lines within {CHORD} mm" for kind, n in sorted(flattened.items()) if n]
    findings += [f"{n} on {kind} left out" if kind.startswith("layer") else f"{n} {kind} left out" for kind, n in sorted(left.items())]
    if not closed and not edges:
        raise UsageError(f"{path.name}: nothing in it can be cut{': ' + '; '.join(findings) if findings else ''}")
    return Drawing(tuple(closed), tuple(edges), tuple(f"{path.name}: {finding}" for finding in findings))


def _looked_at(entity: Any, doc: Any, scale: float, name: str) -> tuple[str, tuple[tuple[Segment, ...], bool] | None]:
    """Return the layer that an entity is left out with, or its edges as `_segments` does. Raises UsageError for one that is damaged."""
    import ezdxf

    try:
        layer: str = entity.dxf.layer
        if layer.upper() in _LEFT_OUT or not _shown(doc, layer):
            return layer, None
        return "", _segments(entity, scale)
    except (ezdxf.DXFError, *_DAMAGED) as error:
        raise _damaged(name, f"{entity.dxftype()} {entity.dxf.get('handle') or ''}".strip(), error) from error


def _opened(path: Path) -> tuple[Any, list[str]]:
    import ezdxf
    import ezdxf.recover

    if not path.is_file():
        raise UsageError(f"{path}: no such file")
    try:
        doc, auditor = ezdxf.recover.readfile(path)
    except (OSError, ezdxf.DXFError, *_DAMAGED) as error:
        raise UsageError(f"{path.name}: is no DXF drawing ({' '.join(str(error).split()) or type(error).__name__})") from None
    repairs = [f"repaired while reading: {' '.join(entry.message.split())}" for entry in (*auditor.fixes, *auditor.errors)]
    return doc, repairs


def _sound(doc: Any, name: str) -> Iterator[Any]:
    """Iterate over all entities of a drawing. Raises UsageError where a block reference cannot be followed."""
    import ezdxf

    try:
        yield from _entities(doc.modelspace(), 0)
    except UsageError:
        raise
    except (ezdxf.DXFError, *_DAMAGED) as error:
        raise _damaged(name, "a block reference", error) from error


def _damaged(name: str, what: str, error: Exception) -> UsageError:
    return UsageError(f"{name}: {what} in it is damaged ({' '.join(str(error).split())[:100] or type(error).__name__})")


def _scale(doc: Any, name: str, unit: str, findings: list[str]) -> float:
    """Return millimetres per unit of the drawing: as the file says, or as the user says where it says nothing."""
    stated = INSUNITS.get(doc.header.get("$INSUNITS", 0), "")
    if not unit and not stated:
        raise UsageError(f"{name}: states no unit that is known; say which with --unit {' or '.join(UNITS)}")
    if unit and stated and unit != stated:
        findings.append(f"states {stated}, read as {unit} as asked")
    return UNITS[unit or stated]


def _shown(doc: Any, layer: str) -> bool:
    if layer not in doc.layers:
        return True
    entry = doc.layers.get(layer)
    return not entry.is_off() and not entry.is_frozen()


def _entities(container: Any, depth: int) -> Iterator[Any]:
    """Iterate over entities, those of block references where they are inserted; a reference itself comes first."""
    for entity in container:
        yield entity
        if entity.dxftype() == "INSERT" and depth < DEEPEST:
            if entity.mcount > MOST:
                raise ValueError(f"{entity.mcount} copies, at most {MOST} are read")
            for copy in entity.multi_insert() if entity.mcount > 1 else (entity,):
                yield from _entities(copy.virtual_entities(), depth + 1)


def _segments(entity: Any, scale: float) -> tuple[tuple[Segment, ...], bool] | None:
    """Return an entity's edges in mm and whether they are closed; None for what is no edge."""
    kind = entity.dxftype()
    if kind == "LINE":
        return _joined([(*_flat(entity.dxf.start, scale), 0.0), (*_flat(entity.dxf.end, scale), 0.0)], False), False
    if kind in ("ARC", "CIRCLE"):
        return _round(entity, scale)
    if kind == "LWPOLYLINE" or (kind == "POLYLINE" and entity.is_2d_polyline):
        return _polyline(entity, scale)
    if kind in ("SPLINE", "ELLIPSE"):
        points = [_flat(point, scale) for point in entity.flattening(CHORD / scale)]
        is_closed = math.dist(points[0], points[-1]) < CHORD
        return _joined([(*point, 0.0) for point in (points[:-1] if is_closed else points)], is_closed), is_closed
    if kind == "POLYLINE" and entity.is_3d_polyline:
        return _joined([(*_flat(point, scale), 0.0) for point in entity.points()], entity.is_closed), bool(entity.is_closed)
    return None


def _round(entity: Any, scale: float) -> tuple[tuple[Segment, ...], bool]:
    """Return an arc as one edge, a circle as two, wherever its own plane faces."""
    ocs, (cx, cy, cz), radius = entity.ocs(), entity.dxf.center, entity.dxf.radius
    whole = entity.dxftype() == "CIRCLE"
    first, sweep = (0.0, 360.0) if whole else (entity.dxf.start_angle, (entity.dxf.end_angle - entity.dxf.start_angle) % 360 or 360.0)

    def at(degrees: float) -> Point:
        turn = math.radians(degrees)
        return _flat(ocs.to_wcs((cx + radius * math.cos(turn), cy + radius * math.sin(turn), cz)), scale)

    bulge = math.tan(math.radians(sweep if sweep < 360 else 180.0) / 4) * (-1 if ocs.transform and ocs.uz.z < 0 else 1)
    if sweep >= 360:
        return _joined([(*at(first), bulge), (*at(first + 180), bulge)], True), True
    return _joined([(*at(first), bulge), (*at(first + sweep), 0.0)], False), False


def _polyline(entity: Any, scale: float) -> tuple[tuple[Segment, ...], bool]:
    ocs = entity.ocs()
    height = float(entity.dxf.elevation) if entity.dxftype() == "LWPOLYLINE" else 0.0
    points = list(entity.get_points("xyb")) if entity.dxftype() == "LWPOLYLINE" else [(*v.dxf.location.vec2, v.dxf.bulge) for v in entity.vertices]
    sign = -1 if ocs.transform and ocs.uz.z < 0 else 1
    vertices = [(*_flat(ocs.to_wcs((x, y, height)), scale), bulge * sign) for x, y, bulge in points]
    is_closed = bool(entity.closed if entity.dxftype() == "LWPOLYLINE" else entity.is_closed)
    if len(vertices) > 2 and not is_closed and math.dist(vertices[0][:2], vertices[-1][:2]) < 1e-6:
        vertices, is_closed = vertices[:-1], True
    return _joined(vertices, is_closed), is_closed


def _joined(vertices: list[tuple[float, float, float]], is_closed: bool) -> tuple[Segment, ...]:
    ahead = vertices[1:] + (vertices[:1] if is_closed else [])
    return tuple(Segment((x, y), (nx, ny), bulge) for (x, y, bulge), (nx, ny, _) in zip(vertices, ahead, strict=False))


def _flat(point: Any, scale: float) -> Point:
    if not (math.isfinite(point[0]) and math.isfinite(point[1])):
        raise ValueError(f"a coordinate of {point[0]}, {point[1]}")
    return round(point[0] * scale, 9), round(point[1] * scale, 9)
