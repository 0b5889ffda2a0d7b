"""Where a module stands when its port is mated with a host's: which port it is, and the placement that follows."""

from __future__ import annotations

from gvcs_cad.errors import ModelError
from gvcs_cad.model.design import Design
from gvcs_cad.model.part import Part
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.port import Port
from gvcs_cad.model.reference import PortReference, Reference

FACING = Placement().turned("x", 180)  # mated ports look at each other: Z opposed, X parallel


def mating(module: Part | Design, on: PortReference, by: str, turn: float) -> tuple[Port, Placement]:
    """Return the module's port and the module's placement in the frame of `on`, turned by `turn` degrees.

    Raises ModelError where no port or several match, or the interface does not allow the turn.
    """
    port = _matching(module, on, by)
    if turn not in on.port.turns:
        allowed = ", ".join(f"{angle:g}" for angle in on.port.turns)
        raise ModelError(f"{on.at}: a turn of {turn:g} deg is not one that {on.port.interface} allows ({allowed})")
    return port, on.port.at @ Placement().turned("z", turn) @ FACING @ port.at.inverse()


def _matching(module: Part | Design, on: PortReference, by: str) -> Port:
    if by:
        port = Reference.root(module).port(by).port
        if port.interface != on.port.interface or port.side == on.port.side:
            raise ModelError(f"{on.at} is the {on.port.side} side of {on.port.interface}, {module.name}#{by} the {port.side} side of {port.interface}")
        return port
    ports = [port for port in module.ports if port.interface == on.port.interface and port.side != on.port.side]
    if len(ports) != 1:
        have = ", ".join(f"{port.name} ({port.interface}, {port.side})" for port in module.ports) or "none"
        problem = "no port" if not ports else f"{len(ports)} ports"
        raise ModelError(f"{module.name} has {problem} for the {on.port.side} side of {on.port.interface} at {on.at}; its ports: {have}")
    return ports[0]
