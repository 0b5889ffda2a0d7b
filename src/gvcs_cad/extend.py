"""The API for authors of outputs, checks and post-processors: what stands here is kept stable, nothing else is."""

from __future__ import annotations

from gvcs_cad.catalog.printer import Printer
from gvcs_cad.catalog.shop import Shop
from gvcs_cad.catalog.torch import Torch
from gvcs_cad.checks.built_in import KERNEL_FREE_CHECKS
from gvcs_cad.checks.finding import Check, Finding, Severity
from gvcs_cad.documents.bom import Bom, BomLine
from gvcs_cad.documents.cut_list import CutBar, StockCuts, cut_list
from gvcs_cad.documents.drawing.facts import Job as DrawingJob
from gvcs_cad.documents.drawing.part_sheet import is_drawn, part_sheet
from gvcs_cad.documents.drawing.sheet import Sheet as DrawingSheet
from gvcs_cad.documents.file_names import part_name, plate_name
from gvcs_cad.documents.flat_pattern import FlatPattern, flat_pattern
from gvcs_cad.documents.gauges import Gauge, gauges
from gvcs_cad.documents.handoff.job import checksums, job_part
from gvcs_cad.documents.handoff.setup_sheet import setup_sheet
from gvcs_cad.documents.handoff.template import templates
from gvcs_cad.documents.hole_work import pinned_holes
from gvcs_cad.documents.printing.bed import Bed, Footprint, packed
from gvcs_cad.documents.printing.choice import choose, printers_for
from gvcs_cad.documents.printing.estimate import Estimate as PrintEstimate
from gvcs_cad.documents.printing.estimate import estimate as print_estimate
from gvcs_cad.documents.printing.settings import bed_settings, part_settings
from gvcs_cad.documents.safety_sheet import safety_sheet
from gvcs_cad.documents.toolpath.model import Cut, MarkRun, Step, Toolpath
from gvcs_cad.documents.toolpath.motion import Motion, Move
from gvcs_cad.documents.toolpath.sheet_job import SheetJob, sheet_jobs
from gvcs_cad.errors import GeometryError, ModelError, UsageError, unknown
from gvcs_cad.formats.bom_text import bom_csv, bom_html, bom_json, bom_markdown, guarded, text_value
from gvcs_cad.formats.cut_list_text import cut_list_csv, cut_list_markdown
from gvcs_cad.formats.drawing_dxf import drawing_dxf
from gvcs_cad.formats.dxf import flat_pattern_dxf
from gvcs_cad.formats.gauge_drawing import gauge_svg
from gvcs_cad.formats.gcode_words import Words, comment, origin_of
from gvcs_cad.formats.handoff_pdf import setup_sheet_pdf, templates_pdf
from gvcs_cad.formats.job_json import job_json, job_schema
from gvcs_cad.formats.nest_files import nest_files
from gvcs_cad.formats.print_project import PrintObject, print_profile, print_project
from gvcs_cad.formats.snapshot_json import snapshot_json
from gvcs_cad.formats.step_text import canonical_step
from gvcs_cad.formats.stl import binary_stl
from gvcs_cad.formats.threemf import threemf
from gvcs_cad.formats.typst_pdf import drawing_pdf
from gvcs_cad.formats.zip_file import zipped
from gvcs_cad.geometry.assembly import location
from gvcs_cad.geometry.glb import design_glb
from gvcs_cad.geometry.line_view import visible_strokes
from gvcs_cad.geometry.mesh import Mesh
from gvcs_cad.geometry.overhang import Overhang, overhang, surface_and_volume
from gvcs_cad.geometry.shapes import Shapes
from gvcs_cad.geometry.step import design_step, part_step
from gvcs_cad.model.claim import contracts_of
from gvcs_cad.model.colour import colour_of
from gvcs_cad.model.design import Design
from gvcs_cad.model.pose import Placed, joints, placed_parts, pose, pose_names
from gvcs_cad.plugins.drawing_job import drawing_job
from gvcs_cad.plugins.hookspecs import hookimpl
from gvcs_cad.plugins.output import Artifact, Build, Output
from gvcs_cad.plugins.part_program import PartProgram
from gvcs_cad.plugins.post_processor import PostProcessor

__all__ = [
    "KERNEL_FREE_CHECKS",
    "Artifact",
    "Bed",
    "Bom",
    "BomLine",
    "Build",
    "Check",
    "Cut",
    "CutBar",
    "Design",
    "DrawingJob",
    "DrawingSheet",
    "Finding",
    "FlatPattern",
    "Footprint",
    "Gauge",
    "GeometryError",
    "MarkRun",
    "Mesh",
    "ModelError",
    "Motion",
    "Move",
    "Output",
    "Overhang",
    "PartProgram",
    "Placed",
    "PostProcessor",
    "PrintEstimate",
    "PrintObject",
    "Printer",
    "Severity",
    "Shapes",
    "SheetJob",
    "Shop",
    "Step",
    "StockCuts",
    "Toolpath",
    "Torch",
    "UsageError",
    "Words",
    "bed_settings",
    "binary_stl",
    "bom_csv",
    "bom_html",
    "bom_json",
    "bom_markdown",
    "canonical_step",
    "checksums",
    "choose",
    "colour_of",
    "comment",
    "contracts_of",
    "cut_list",
    "cut_list_csv",
    "cut_list_markdown",
    "design_glb",
    "design_step",
    "drawing_dxf",
    "drawing_job",
    "drawing_pdf",
    "flat_pattern",
    "flat_pattern_dxf",
    "gauge_svg",
    "gauges",
    "guarded",
    "hookimpl",
    "is_drawn",
    "job_json",
    "job_part",
    "job_schema",
    "joints",
    "location",
    "nest_files",
    "origin_of",
    "overhang",
    "packed",
    "part_name",
    "part_settings",
    "part_sheet",
    "part_step",
    "pinned_holes",
    "placed_parts",
    "plate_name",
    "pose",
    "pose_names",
    "print_estimate",
    "print_profile",
    "print_project",
    "printers_for",
    "safety_sheet",
    "setup_sheet",
    "setup_sheet_pdf",
    "sheet_jobs",
    "snapshot_json",
    "surface_and_volume",
    "templates",
    "templates_pdf",
    "text_value",
    "threemf",
    "unknown",
    "visible_strokes",
    "zipped",
]
