"""Zip files without a clock: the same bytes every time."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return files as a zip, in the order given."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))  # the zip format's zero: no clock in the file
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return stream.getvalue()
