"""What stops a machine: the button on a bracket, and the pendant in the operator's hand."""

from __future__ import annotations

from gvcs_cad import Purchase, PurchasedPart, Safety, chosen, cycles, hours, shape


def emergency_stop() -> PurchasedPart:
    """Return the stop button; its thread goes down through the bracket."""
    return PurchasedPart(
        "emergency_stop",
        title="Emergency stop button, 22 mm, red mushroom, positive opening (ISO 13850), cuts ignition and valve supply",
        envelope=shape("gvcs_cad.geometry.hardware:hex_bolt", diameter=22.0, length=45.0, head_width=36.0, head_height=25.0),
        mass_kg=0.1,
        life=cycles(100_000),
        basis=chosen("a 22 mm button of any maker; dimensions of the class"),
        safety=Safety(role="emergency stop", grade="ISO 13850", inspect="stops engine and valves, before every shift"),
    )


def pendant() -> PurchasedPart:
    """Return the hand control: there is no deck, the operator walks beside or behind the machine."""
    return PurchasedPart(
        "micro_pendant",
        title="Pendant control, 12 V, two proportional levers, two rockers, stop button, enabling switch, 5 m cable",
        envelope=None,
        mass_kg=1.4,
        life=hours(5000),
        basis=chosen("the published machine is driven by ROS or by hand without a drawing of controls; the LifeTrac line's 12 V valves allow a pendant"),
        safety=Safety(role="emergency stop", grade="ISO 13850 stop, hold-to-run levers", inspect="machine stops when any lever or the switch is let go"),
        purchase=Purchase(supplier="any maker of crane or loader pendants"),
    )
