"""Valves on two screws 5-1/2 in apart: solenoid valves on a D03 manifold, or a sectional hand valve with its levers.

Each kind publishes two seats at one place: that of either kind, and its own, which the other would not keep.
"""

from __future__ import annotations

from gvcs_cad import Assembly, Module, Modules, Parameters, Placement, inch, number, place, rule

from .valves import blanking_plate, hand_valve, manifold, relief_cartridge, valve

STATIONS = 4  # of the manifold, and the most sections of a hand valve


class ValveParameters(Parameters):
    """What a host asks of its valves."""

    sections: int = number(default=4, min=1, max=STATIONS, help="consumers, each with a section of its own")
    detents: int = number(default=0, min=0, max=3, help="sections of hand valves that stay where they are set, with a throttle: of what may run unattended")
    relief_psi: float = number(default=0, min=0, max=3000, step=50, unit="psi", help="setting of the valves' own relief; 0: the power unit's relief guards all")

    @rule
    def some_sections_return(self) -> str | None:
        """Refuse more detents than sections."""
        return f"{self.detents} detents on {self.sections} sections" if self.detents > self.sections else None


class _Valves(Module):
    version, licence = "1.0.0", "CERN-OHL-S-2.0"
    Parameters = ValveParameters

    def _publish(self, built: Assembly, seats: dict[str, str], room: float, **given: float) -> Assembly:
        """Publish each seat by port and contract; `sections` is how many there could be, not how many the host asks for."""
        for port, contract in seats.items():
            provides = {"sections": float(STATIONS), **given}
            built.port(port, contract, Placement().turned("x", 180), side="module", provides=provides, requires={"room_mm": room})
        return built


class SolenoidValves(_Valves):
    """12 V valves on a manifold of four stations, in the frame of the seat: x along the screws, z up."""

    name, title = "solenoid_valves", "Solenoid valves D03, 12 V"

    def build(self, p: ValveParameters, modules: Modules) -> Assembly:
        built = Assembly(self.name)
        built.add(manifold(), name="block", at=place(inch(-4)))
        for i in range(p.sections):
            built.add(valve(), name=f"valve_{i + 1}", at=place(inch(2 * i - 3), 0, inch(2)))
        if p.sections < STATIONS:
            built.supply(blanking_plate(), STATIONS - p.sections)
        if p.relief_psi:
            built.supply(relief_cartridge(p.relief_psi))
        return self._publish(built, {"seat": "valve_seat@2", "remote": "remote_valve_seat@1"}, inch(8), pressure_bar=207.0, flow_lpm=60.0)


class HandValves(_Valves):
    """A sectional valve with a lever for each section, spring-centred: whoever lets go stops the movement."""

    name, title = "hand_valves", "Hand valves"

    def build(self, p: ValveParameters, modules: Modules) -> Assembly:
        built = Assembly(self.name)
        built.add(hand_valve(p.sections, p.detents, p.relief_psi), name="block")
        return self._publish(built, {"seat": "valve_seat@2", "levers": "lever_valve_seat@1"}, inch(3), pressure_bar=206.8, flow_lpm=113.6)
