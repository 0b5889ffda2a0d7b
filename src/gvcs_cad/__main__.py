"""``python -m gvcs_cad`` is ``gvcs``."""

from __future__ import annotations

from gvcs_cad.cli.main import main

main()
