"""The designer's API of gvcs-cad, and nothing else. Importing it loads no CAD kernel, no pydantic and no numpy.

About twelve names make a machine: Machine, Parameters, Length, dim, Assembly, PlatePart, TubePart, Hole, rectangle,
Placement, inch and hookimpl. The rest is for when the machine asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gvcs_cad.lazy import handed_on

if TYPE_CHECKING:
    from gvcs_cad.catalog.basis import Basis as Basis
    from gvcs_cad.catalog.basis import calculated as calculated
    from gvcs_cad.catalog.basis import chosen as chosen
    from gvcs_cad.catalog.basis import published as published
    from gvcs_cad.catalog.basis import standard as standard
    from gvcs_cad.catalog.catalog import catalog_row as catalog_row
    from gvcs_cad.catalog.components import Bearing as Bearing
    from gvcs_cad.catalog.components import Bushing as Bushing
    from gvcs_cad.catalog.components import Coupler as Coupler
    from gvcs_cad.catalog.components import FlangeBearing as FlangeBearing
    from gvcs_cad.catalog.components import MotorFace as MotorFace
    from gvcs_cad.catalog.components import PumpFlange as PumpFlange
    from gvcs_cad.catalog.electrical import Cable as Cable
    from gvcs_cad.catalog.electrical import Cell as Cell
    from gvcs_cad.catalog.fasteners import BoltStock as BoltStock
    from gvcs_cad.catalog.fasteners import InsertStock as InsertStock
    from gvcs_cad.catalog.fasteners import NailStock as NailStock
    from gvcs_cad.catalog.fasteners import NutStock as NutStock
    from gvcs_cad.catalog.stock import BarStock as BarStock
    from gvcs_cad.catalog.stock import PlateStock as PlateStock
    from gvcs_cad.catalog.stock import TubeStock as TubeStock
    from gvcs_cad.engine.script import cadquery_model as cadquery_model
    from gvcs_cad.engine.script import design as design
    from gvcs_cad.errors import GvcsError as GvcsError
    from gvcs_cad.errors import ModelError as ModelError
    from gvcs_cad.geometry.drawn_plate import plate_from as plate_from
    from gvcs_cad.geometry.kernel import cq as cq
    from gvcs_cad.geometry.wires import prism as prism
    from gvcs_cad.model.assembly import Assembly as Assembly
    from gvcs_cad.model.axis_size import AXIS_1IN as AXIS_1IN
    from gvcs_cad.model.axis_size import AXIS_8MM as AXIS_8MM
    from gvcs_cad.model.axis_size import AxisSize as AxisSize
    from gvcs_cad.model.balance import balance as balance
    from gvcs_cad.model.bar import BarPart as BarPart
    from gvcs_cad.model.bar import EndBore as EndBore
    from gvcs_cad.model.connection import At as At
    from gvcs_cad.model.contour import Contour as Contour
    from gvcs_cad.model.contour_shapes import circle as circle
    from gvcs_cad.model.contour_shapes import oblong as oblong
    from gvcs_cad.model.contour_shapes import polygon as polygon
    from gvcs_cad.model.contour_shapes import rectangle as rectangle
    from gvcs_cad.model.contour_shapes import rectangle_between as rectangle_between
    from gvcs_cad.model.design import Design as Design
    from gvcs_cad.model.ends import Cope as Cope
    from gvcs_cad.model.ends import Mitre as Mitre
    from gvcs_cad.model.ends import Square as Square
    from gvcs_cad.model.grid import GRID_FIRST as GRID_FIRST
    from gvcs_cad.model.grid import GRID_HOLE as GRID_HOLE
    from gvcs_cad.model.grid import GRID_PITCH as GRID_PITCH
    from gvcs_cad.model.grid import Axis as Axis
    from gvcs_cad.model.grid import face_across as face_across
    from gvcs_cad.model.grid import grid_beam as grid_beam
    from gvcs_cad.model.grid import grid_holes as grid_holes
    from gvcs_cad.model.grid import on_cell as on_cell
    from gvcs_cad.model.grid import on_grid as on_grid
    from gvcs_cad.model.hole import Bore as Bore
    from gvcs_cad.model.hole import FaceHole as FaceHole
    from gvcs_cad.model.hole import Hole as Hole
    from gvcs_cad.model.hole import SlotHole as SlotHole
    from gvcs_cad.model.hole import circle_pattern as circle_pattern
    from gvcs_cad.model.hole import row_pattern as row_pattern
    from gvcs_cad.model.hole import square_pattern as square_pattern
    from gvcs_cad.model.life import FRAME as FRAME
    from gvcs_cad.model.life import bearing_life as bearing_life
    from gvcs_cad.model.life import cycles as cycles
    from gvcs_cad.model.life import hours as hours
    from gvcs_cad.model.module import Machine as Machine
    from gvcs_cad.model.module import Module as Module
    from gvcs_cad.model.module import Modules as Modules
    from gvcs_cad.model.parameters import Angle as Angle
    from gvcs_cad.model.parameters import Length as Length
    from gvcs_cad.model.parameters import Parameters as Parameters
    from gvcs_cad.model.parameters import Words as Words
    from gvcs_cad.model.parameters import angle as angle
    from gvcs_cad.model.parameters import choice as choice
    from gvcs_cad.model.parameters import dim as dim
    from gvcs_cad.model.parameters import flag as flag
    from gvcs_cad.model.parameters import number as number
    from gvcs_cad.model.parameters import rule as rule
    from gvcs_cad.model.parameters import words as words
    from gvcs_cad.model.part import Part as Part
    from gvcs_cad.model.placement import Placement as Placement
    from gvcs_cad.model.placement import place as place
    from gvcs_cad.model.plate import Bend as Bend
    from gvcs_cad.model.plate import Mark as Mark
    from gvcs_cad.model.plate import PlatePart as PlatePart
    from gvcs_cad.model.port import Port as Port
    from gvcs_cad.model.pose import Placed as Placed
    from gvcs_cad.model.pose import hole_at as hole_at
    from gvcs_cad.model.pose import joints as joints
    from gvcs_cad.model.pose import link_lengths as link_lengths
    from gvcs_cad.model.pose import pose as pose
    from gvcs_cad.model.purchased import Cylinder as Cylinder
    from gvcs_cad.model.purchased import OpenBelt as OpenBelt
    from gvcs_cad.model.purchased import Purchase as Purchase
    from gvcs_cad.model.purchased import PurchasedPart as PurchasedPart
    from gvcs_cad.model.purchased import open_item as open_item
    from gvcs_cad.model.rating import Rating as Rating
    from gvcs_cad.model.reference import HoleReference as HoleReference
    from gvcs_cad.model.reference import PortReference as PortReference
    from gvcs_cad.model.reference import Reference as Reference
    from gvcs_cad.model.safety import Safety as Safety
    from gvcs_cad.model.shape import Shape as Shape
    from gvcs_cad.model.shape import shape as shape
    from gvcs_cad.model.shaped import MachinedPart as MachinedPart
    from gvcs_cad.model.shaped import PrintedPart as PrintedPart
    from gvcs_cad.model.slot import Slot as Slot
    from gvcs_cad.model.tube import TubePart as TubePart
    from gvcs_cad.model.work_room import WorkRoom as WorkRoom
    from gvcs_cad.plugins.hookspecs import hookimpl as hookimpl
    from gvcs_cad.units import inch as inch

__version__ = "0.1.0"

_HOME = {
    "catalog.basis": "Basis calculated chosen published standard",
    "catalog.catalog": "catalog_row",
    "catalog.components": "Bearing Bushing Coupler FlangeBearing MotorFace PumpFlange",
    "catalog.electrical": "Cable Cell",
    "catalog.fasteners": "BoltStock InsertStock NailStock NutStock",
    "catalog.stock": "BarStock PlateStock TubeStock",
    "engine.script": "cadquery_model design",
    "errors": "GvcsError ModelError",
    "geometry.drawn_plate": "plate_from",
    "geometry.kernel": "cq",
    "geometry.wires": "prism",
    "model.assembly": "Assembly",
    "model.axis_size": "AXIS_1IN AXIS_8MM AxisSize",
    "model.balance": "balance",
    "model.bar": "BarPart EndBore",
    "model.connection": "At",
    "model.contour": "Contour",
    "model.contour_shapes": "circle oblong polygon rectangle rectangle_between",
    "model.design": "Design",
    "model.ends": "Cope Mitre Square",
    "model.grid": "Axis GRID_FIRST GRID_HOLE GRID_PITCH face_across grid_beam grid_holes on_cell on_grid",
    "model.hole": "Bore FaceHole Hole SlotHole circle_pattern row_pattern square_pattern",
    "model.life": "FRAME bearing_life cycles hours",
    "model.module": "Machine Module Modules",
    "model.parameters": "Angle Length Parameters Words angle choice dim flag number rule words",
    "model.part": "Part",
    "model.placement": "Placement place",
    "model.plate": "Bend Mark PlatePart",
    "model.port": "Port",
    "model.pose": "Placed hole_at joints link_lengths pose",
    "model.purchased": "Cylinder OpenBelt Purchase PurchasedPart open_item",
    "model.rating": "Rating",
    "model.reference": "HoleReference PortReference Reference",
    "model.safety": "Safety",
    "model.shape": "Shape shape",
    "model.shaped": "MachinedPart PrintedPart",
    "model.slot": "Slot",
    "model.tube": "TubePart",
    "model.work_room": "WorkRoom",
    "plugins.hookspecs": "hookimpl",
    "units": "inch",
}

if not TYPE_CHECKING:  # a type checker would take every name for one that __getattr__ knows
    __all__, __getattr__, __dir__ = handed_on(__name__, _HOME)
