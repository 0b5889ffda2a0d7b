"""Pictures show the machine and not an empty sheet; where there is no GL, lines take the place of shades."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image

Made = Callable[..., dict[str, bytes]]
SIZE = "320x200"


def pixels(data: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == (320, 200)
        return np.asarray(picture.convert("L"))


def extent(grey: np.ndarray) -> tuple[float, float]:
    """Return the share of the sheet's width and height that is not white."""
    dark = grey < 200
    return np.ptp(np.flatnonzero(dark.any(axis=0))) / dark.shape[1], np.ptp(np.flatnonzero(dark.any(axis=1))) / dark.shape[0]


def test_a_line_drawing_fills_the_sheet_with_lines(made: Made) -> None:
    grey = pixels(made("png", only="iso", png_size=SIZE, png_style="lines")["cart_iso.png"])
    assert max(extent(grey)) == pytest.approx(0.92, abs=0.02)
    assert 0.005 < (grey < 200).mean() < 0.2


def test_a_line_drawing_is_the_same_every_time(made: Made) -> None:
    one, other = (made("png", only="top", png_size=SIZE, png_style="lines") for _ in range(2))
    assert one == other


def test_the_side_view_stands_upright(made: Made) -> None:
    raised = pixels(made("png", only="raised", png_size=SIZE, png_style="lines")["cart_raised.png"])
    lowered = pixels(made("png", only="lowered", png_size=SIZE, png_style="lines")["cart_lowered.png"])
    assert extent(raised)[1] > extent(lowered)[1]  # the arm points up


@pytest.mark.slow
def test_a_shaded_picture_shows_surfaces(made: Made) -> None:
    grey = pixels(made("png", only="iso", png_size=SIZE)["cart_iso.png"])
    assert max(extent(grey)) > 0.4
    assert len(np.unique(grey)) > 50
    assert 0.05 < (grey < 200).mean() < 0.8


def test_without_gl_lines_are_drawn_and_said(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = made("png", only="front", png_size=SIZE, png_style="lines")
    monkeypatch.setenv("PYTHONPATH", "/nonexistent")
    monkeypatch.setattr("sys.executable", "/bin/false")  # the process that draws ends as it does where VTK finds no GL: without a word
    with pytest.warns(UserWarning, match="png: no off-screen GL here .* drawing lines instead"):
        shaded = made("png", only="front", png_size=SIZE)
    assert shaded == lines
