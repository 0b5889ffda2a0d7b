"""Reads and writes DXF, SVG, STL, 3MF and STEP text; the only importer of ezdxf."""
