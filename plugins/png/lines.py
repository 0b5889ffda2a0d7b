"""A line drawing instead of a shaded picture: needs no GL, prints well. Hardware is left out."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from gvcs_cad.extend import Design, Shapes, visible_strokes

_MARGIN = 0.04


def line_drawing(
    design: Design, values: Mapping[str, float], shapes: Shapes, direction: tuple[float, float, float], up: tuple[float, float, float], size: tuple[int, int]
) -> bytes:
    """Return the visible edges of a design as PNG, black on white."""
    from PIL import Image, ImageDraw

    strokes = visible_strokes(design, values, shapes, direction, up)
    xs, ys = [x for s in strokes for x, _ in s], [y for s in strokes for _, y in s]
    low, high = (min(xs), min(ys)), (max(xs), max(ys))
    scale = min(size[0] / (high[0] - low[0]), size[1] / (high[1] - low[1])) * (1 - 2 * _MARGIN)
    middle = ((low[0] + high[0]) / 2, (low[1] + high[1]) / 2)

    def pixel(point: tuple[float, float]) -> tuple[float, float]:
        return (size[0] / 2 + (point[0] - middle[0]) * scale, size[1] / 2 - (point[1] - middle[1]) * scale)

    picture = Image.new("L", size, 255)
    pen = ImageDraw.Draw(picture)
    for stroke in strokes:
        pen.line([pixel(point) for point in stroke], fill=0, width=1)
    stream = BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()
