"""The pieces of the quick-attach plate: plate, hook, lip and lock tabs. Sizes in inch where a constant has no unit in its name."""

from __future__ import annotations

from gvcs_cad import Hole, PlatePart, Safety, chosen, inch, rectangle

OURS = chosen("hook and tabs are our own; of the quick attach OSE publishes width, height and pin only")
ADAPTER = inch("1/2")
LOCKS = (-18.0, 18.0)  # from the mid-plane, as on the carrier
LIFTING = inch("1-1/8")  # for the pin of a 1 in shackle or the hook of a sling: over 50 kg a hoist lifts
HOOK = Safety(role="lug", weld_class="B", inspect="bent or cracked hook, lock pins in place with their cotters")


def adapter() -> PlatePart:
    """Return the plate that lies against the carrier's face: its size is the published one of the quick attach."""
    slings = [Hole(f"lift{i}", inch(x), inch("15.5"), LIFTING, "lifting") for i, x in enumerate((11, 35), 1)]
    return PlatePart("implement_adapter", stock="plate A36 1/2", outer=rectangle(inch(46), inch(18)), holes=slings, basis=OURS)


def hook() -> PlatePart:
    """Return the strip that reaches over the carrier's upper edge."""
    return PlatePart("implement_hook", stock="plate A36 1/4", outer=rectangle(inch(46), inch("1-5/16")), basis=OURS, safety=HOOK)


def lip() -> PlatePart:
    """Return the strip that hangs down behind the carrier's upper edge."""
    return PlatePart("implement_lip", stock="plate A36 1/4", outer=rectangle(inch(46), inch(1)), basis=OURS, safety=HOOK)


def lock_tab() -> PlatePart:
    """Return the tab under the carrier's tab: one pin falls through both."""
    hole = Hole("lock", inch("1.5"), inch("1.25"), inch("1-1/32"), "interface")  # the carrier brings the pin
    return PlatePart(
        "implement_lock_tab",
        stock="plate A36 1/2",
        outer=rectangle(inch(3), inch("3.5"), corner=inch("1/4")),
        holes=(hole,),
        basis=OURS,
        safety=HOOK,
        note="weld first, then drill the lock hole through the jig of quick_attach@2; do not torch it",
    )
