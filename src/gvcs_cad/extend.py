"""The API for authors of outputs, checks and post-processors: what stands here is kept stable, nothing else is."""

from __future__ import annotations

from gvcs_cad.checks.built_in import KERNEL_FREE_CHECKS
from gvcs_cad.checks.finding import Check, Finding, Severity
from gvcs_cad.documents.bom import Bom, BomLine
from gvcs_cad.documents.cut_list import CutBar, StockCuts, cut_list
from gvcs_cad.documents.file_names import part_name, plate_name
from gvcs_cad.documents.flat_pattern import FlatPattern, flat_pattern
from gvcs_cad.errors import UsageError
from gvcs_cad.formats.bom_text import bom_csv, bom_html, bom_json, bom_markdown, guarded, text_value
from gvcs_cad.formats.cut_list_text import cut_list_csv, cut_list_markdown
from gvcs_cad.formats.dxf import flat_pattern_dxf
from gvcs_cad.formats.nest_files import nest_files
from gvcs_cad.formats.step_text import canonical_step
from gvcs_cad.formats.stl import binary_stl
from gvcs_cad.formats.threemf import threemf
from gvcs_cad.geometry.assembly import location
from gvcs_cad.geometry.glb import design_glb
from gvcs_cad.geometry.line_view import visible_strokes
from gvcs_cad.geometry.mesh import Mesh
from gvcs_cad.geometry.shapes import Shapes
from gvcs_cad.geometry.step import design_step, part_step
from gvcs_cad.model.colour import colour_of
from gvcs_cad.model.design import Design
from gvcs_cad.model.pose import Placed, joints, placed_parts, pose, pose_names
from gvcs_cad.plugins.hookspecs import hookimpl
from gvcs_cad.plugins.output import Artifact, Build, Output
from gvcs_cad.plugins.post_processor import PostProcessor

__all__ = [
    "KERNEL_FREE_CHECKS",
    "Artifact",
    "Bom",
    "BomLine",
    "Build",
    "Check",
    "CutBar",
    "Design",
    "Finding",
    "FlatPattern",
    "Mesh",
    "Output",
    "Placed",
    "PostProcessor",
    "Severity",
    "Shapes",
    "StockCuts",
    "UsageError",
    "binary_stl",
    "bom_csv",
    "bom_html",
    "bom_json",
    "bom_markdown",
    "canonical_step",
    "colour_of",
    "cut_list",
    "cut_list_csv",
    "cut_list_markdown",
    "design_glb",
    "design_step",
    "flat_pattern",
    "flat_pattern_dxf",
    "guarded",
    "hookimpl",
    "joints",
    "location",
    "nest_files",
    "part_name",
    "part_step",
    "placed_parts",
    "plate_name",
    "pose",
    "pose_names",
    "text_value",
    "threemf",
    "visible_strokes",
]
