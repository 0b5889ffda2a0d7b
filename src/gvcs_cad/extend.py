"""The API for authors of outputs, checks and post-processors: what stands here is kept stable, nothing else is.

A name is imported when it is first asked for: a plugin that writes drawings loads no part program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gvcs_cad.lazy import handed_on

if TYPE_CHECKING:
    from gvcs_cad.catalog.printer import Printer as Printer
    from gvcs_cad.catalog.shop import Shop as Shop
    from gvcs_cad.catalog.torch import Torch as Torch
    from gvcs_cad.checks.built_in import KERNEL_FREE_CHECKS as KERNEL_FREE_CHECKS
    from gvcs_cad.checks.built_in_geometry import GEOMETRY_CHECKS as GEOMETRY_CHECKS
    from gvcs_cad.checks.finding import Check as Check
    from gvcs_cad.checks.finding import Finding as Finding
    from gvcs_cad.checks.finding import Severity as Severity
    from gvcs_cad.checks.geometry_check import Case as Case
    from gvcs_cad.checks.geometry_check import GeometryCheck as GeometryCheck
    from gvcs_cad.checks.geometry_check import Result as Result
    from gvcs_cad.documents.bom import Bom as Bom
    from gvcs_cad.documents.bom import BomLine as BomLine
    from gvcs_cad.documents.cut_list import CutBar as CutBar
    from gvcs_cad.documents.cut_list import StockCuts as StockCuts
    from gvcs_cad.documents.cut_list import cut_list as cut_list
    from gvcs_cad.documents.drawing.facts import DrawingJob as DrawingJob
    from gvcs_cad.documents.drawing.facts import process_of as process_of
    from gvcs_cad.documents.drawing.lift_sheet import lift_sheets as lift_sheets
    from gvcs_cad.documents.drawing.part_sheet import is_drawn as is_drawn
    from gvcs_cad.documents.drawing.part_sheet import needs_solid as needs_solid
    from gvcs_cad.documents.drawing.part_sheet import part_sheet as part_sheet
    from gvcs_cad.documents.drawing.sheet import DrawingSheet as DrawingSheet
    from gvcs_cad.documents.file_names import part_name as part_name
    from gvcs_cad.documents.file_names import plate_name as plate_name
    from gvcs_cad.documents.flat_pattern import FlatPattern as FlatPattern
    from gvcs_cad.documents.flat_pattern import flat_pattern as flat_pattern
    from gvcs_cad.documents.gauges import Gauge as Gauge
    from gvcs_cad.documents.gauges import gauges as gauges
    from gvcs_cad.documents.handoff.job import checksums as checksums
    from gvcs_cad.documents.handoff.job import job_part as job_part
    from gvcs_cad.documents.handoff.setup_sheet import setup_sheet as setup_sheet
    from gvcs_cad.documents.handoff.template import templates as templates
    from gvcs_cad.documents.left_out import left_out as left_out
    from gvcs_cad.documents.plate_work import PlateWork as PlateWork
    from gvcs_cad.documents.plate_work import plate_works as plate_works
    from gvcs_cad.documents.printing.bed import Bed as Bed
    from gvcs_cad.documents.printing.bed import Footprint as Footprint
    from gvcs_cad.documents.printing.bed import packed as packed
    from gvcs_cad.documents.printing.choice import choose as choose
    from gvcs_cad.documents.printing.choice import printers_for as printers_for
    from gvcs_cad.documents.printing.estimate import PrintEstimate as PrintEstimate
    from gvcs_cad.documents.printing.estimate import print_estimate as print_estimate
    from gvcs_cad.documents.printing.settings import bed_settings as bed_settings
    from gvcs_cad.documents.printing.settings import part_settings as part_settings
    from gvcs_cad.documents.safety_sheet import safety_sheet as safety_sheet
    from gvcs_cad.documents.toolpath.model import Cut as Cut
    from gvcs_cad.documents.toolpath.model import MarkRun as MarkRun
    from gvcs_cad.documents.toolpath.model import Step as Step
    from gvcs_cad.documents.toolpath.model import Toolpath as Toolpath
    from gvcs_cad.documents.toolpath.motion import Motion as Motion
    from gvcs_cad.documents.toolpath.motion import Move as Move
    from gvcs_cad.documents.toolpath.sheet_job import SheetJob as SheetJob
    from gvcs_cad.documents.toolpath.sheet_job import sheet_jobs as sheet_jobs
    from gvcs_cad.errors import GeometryError as GeometryError
    from gvcs_cad.errors import ModelError as ModelError
    from gvcs_cad.errors import UsageError as UsageError
    from gvcs_cad.errors import unknown as unknown
    from gvcs_cad.formats.bom_text import bom_csv as bom_csv
    from gvcs_cad.formats.bom_text import bom_html as bom_html
    from gvcs_cad.formats.bom_text import bom_json as bom_json
    from gvcs_cad.formats.bom_text import bom_markdown as bom_markdown
    from gvcs_cad.formats.bom_text import guarded as guarded
    from gvcs_cad.formats.bom_text import text_value as text_value
    from gvcs_cad.formats.cut_list_text import cut_list_csv as cut_list_csv
    from gvcs_cad.formats.cut_list_text import cut_list_markdown as cut_list_markdown
    from gvcs_cad.formats.drawing_dxf import drawing_dxf as drawing_dxf
    from gvcs_cad.formats.dxf import flat_pattern_dxf as flat_pattern_dxf
    from gvcs_cad.formats.gauge_drawing import gauge_svg as gauge_svg
    from gvcs_cad.formats.gcode_words import Words as Words
    from gvcs_cad.formats.gcode_words import comment as comment
    from gvcs_cad.formats.gcode_words import origin_of as origin_of
    from gvcs_cad.formats.handoff_pdf import setup_sheet_pdf as setup_sheet_pdf
    from gvcs_cad.formats.handoff_pdf import templates_pdf as templates_pdf
    from gvcs_cad.formats.job_json import job_json as job_json
    from gvcs_cad.formats.job_json import job_schema as job_schema
    from gvcs_cad.formats.left_out_text import NOT_TORCHED as NOT_TORCHED
    from gvcs_cad.formats.left_out_text import left_out_markdown as left_out_markdown
    from gvcs_cad.formats.nest_files import nest_writers as nest_writers
    from gvcs_cad.formats.nest_png import sheet_png as sheet_png
    from gvcs_cad.formats.print_project import PrintObject as PrintObject
    from gvcs_cad.formats.print_project import print_profile as print_profile
    from gvcs_cad.formats.print_project import print_project as print_project
    from gvcs_cad.formats.shaded_picture import Layer as Layer
    from gvcs_cad.formats.shaded_picture import Scene as Scene
    from gvcs_cad.formats.shaded_picture import shaded_pictures as shaded_pictures
    from gvcs_cad.formats.snapshot_json import snapshot_json as snapshot_json
    from gvcs_cad.formats.step_text import canonical_step as canonical_step
    from gvcs_cad.formats.stl import binary_stl as binary_stl
    from gvcs_cad.formats.threemf import threemf as threemf
    from gvcs_cad.formats.typst_pdf import drawing_pdf as drawing_pdf
    from gvcs_cad.formats.zip_file import zipped as zipped
    from gvcs_cad.geometry.assembly import location as location
    from gvcs_cad.geometry.comparison import Notebook as Notebook
    from gvcs_cad.geometry.glb import PICTURE_MESH as PICTURE_MESH
    from gvcs_cad.geometry.glb import design_glb as design_glb
    from gvcs_cad.geometry.line_view import visible_strokes as visible_strokes
    from gvcs_cad.geometry.mesh import FINE_MESH as FINE_MESH
    from gvcs_cad.geometry.mesh import Mesh as Mesh
    from gvcs_cad.geometry.overhang import Overhang as Overhang
    from gvcs_cad.geometry.overhang import overhang as overhang
    from gvcs_cad.geometry.overhang import surface_and_volume as surface_and_volume
    from gvcs_cad.geometry.shapes import Shapes as Shapes
    from gvcs_cad.geometry.step import design_step as design_step
    from gvcs_cad.geometry.step import part_step as part_step
    from gvcs_cad.model.claim import contracts_of as contracts_of
    from gvcs_cad.model.colour import Rgb as Rgb
    from gvcs_cad.model.colour import colour_of as colour_of
    from gvcs_cad.model.connection import Nail as Nail
    from gvcs_cad.model.design import Design as Design
    from gvcs_cad.model.pose import Placed as Placed
    from gvcs_cad.model.pose import joints as joints
    from gvcs_cad.model.pose import placed_parts as placed_parts
    from gvcs_cad.model.pose import pose as pose
    from gvcs_cad.model.pose import pose_names as pose_names
    from gvcs_cad.plugins.drawing_job import drawing_job as drawing_job
    from gvcs_cad.plugins.hookspecs import hookimpl as hookimpl
    from gvcs_cad.plugins.output import Artifact as Artifact
    from gvcs_cad.plugins.output import Build as Build
    from gvcs_cad.plugins.output import Output as Output
    from gvcs_cad.plugins.part_program import PartProgram as PartProgram
    from gvcs_cad.plugins.post_processor import PostProcessor as PostProcessor

_HOME = {
    "catalog.printer": "Printer",
    "catalog.shop": "Shop",
    "catalog.torch": "Torch",
    "checks.built_in": "KERNEL_FREE_CHECKS",
    "checks.built_in_geometry": "GEOMETRY_CHECKS",
    "checks.finding": "Check Finding Severity",
    "checks.geometry_check": "Case GeometryCheck Result",
    "documents.bom": "Bom BomLine",
    "documents.cut_list": "CutBar StockCuts cut_list",
    "documents.drawing.facts": "DrawingJob process_of",
    "documents.drawing.lift_sheet": "lift_sheets",
    "documents.drawing.part_sheet": "is_drawn needs_solid part_sheet",
    "documents.drawing.sheet": "DrawingSheet",
    "documents.file_names": "part_name plate_name",
    "documents.flat_pattern": "FlatPattern flat_pattern",
    "documents.gauges": "Gauge gauges",
    "documents.handoff.job": "checksums job_part",
    "documents.handoff.setup_sheet": "setup_sheet",
    "documents.handoff.template": "templates",
    "documents.left_out": "left_out",
    "documents.plate_work": "PlateWork plate_works",
    "documents.printing.bed": "Bed Footprint packed",
    "documents.printing.choice": "choose printers_for",
    "documents.printing.estimate": "PrintEstimate print_estimate",
    "documents.printing.settings": "bed_settings part_settings",
    "documents.safety_sheet": "safety_sheet",
    "documents.toolpath.model": "Cut MarkRun Step Toolpath",
    "documents.toolpath.motion": "Motion Move",
    "documents.toolpath.sheet_job": "SheetJob sheet_jobs",
    "errors": "GeometryError ModelError UsageError unknown",
    "formats.bom_text": "bom_csv bom_html bom_json bom_markdown guarded text_value",
    "formats.cut_list_text": "cut_list_csv cut_list_markdown",
    "formats.drawing_dxf": "drawing_dxf",
    "formats.dxf": "flat_pattern_dxf",
    "formats.gauge_drawing": "gauge_svg",
    "formats.gcode_words": "Words comment origin_of",
    "formats.handoff_pdf": "setup_sheet_pdf templates_pdf",
    "formats.job_json": "job_json job_schema",
    "formats.left_out_text": "NOT_TORCHED left_out_markdown",
    "formats.nest_files": "nest_writers",
    "formats.nest_png": "sheet_png",
    "formats.print_project": "PrintObject print_profile print_project",
    "formats.shaded_picture": "Layer Scene shaded_pictures",
    "formats.snapshot_json": "snapshot_json",
    "formats.step_text": "canonical_step",
    "formats.stl": "binary_stl",
    "formats.threemf": "threemf",
    "formats.typst_pdf": "drawing_pdf",
    "formats.zip_file": "zipped",
    "geometry.assembly": "location",
    "geometry.comparison": "Notebook",
    "geometry.glb": "PICTURE_MESH design_glb",
    "geometry.line_view": "visible_strokes",
    "geometry.mesh": "FINE_MESH Mesh",
    "geometry.overhang": "Overhang overhang surface_and_volume",
    "geometry.shapes": "Shapes",
    "geometry.step": "design_step part_step",
    "model.claim": "contracts_of",
    "model.colour": "Rgb colour_of",
    "model.connection": "Nail",
    "model.design": "Design",
    "model.pose": "Placed joints placed_parts pose pose_names",
    "plugins.drawing_job": "drawing_job",
    "plugins.hookspecs": "hookimpl",
    "plugins.output": "Artifact Build Output",
    "plugins.part_program": "PartProgram",
    "plugins.post_processor": "PostProcessor",
}

if not TYPE_CHECKING:  # a type checker would take every name for one that __getattr__ knows
    __all__, __getattr__, __dir__ = handed_on(__name__, _HOME)
