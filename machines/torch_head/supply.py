"""What a torch needs to burn: source of current, work clamp and clean air, or gases. Lines of the bill; they stand beside the machine, so none has a shape."""

from __future__ import annotations

from collections.abc import Iterator

from gvcs_cad import Basis, PurchasedPart, chosen, hours, published

# dry contact to start, dry contact when the arc has transferred, divided arc voltage
SIGNALS = published("Hypertherm Powermax65/85 operator manual 3-19 (easymanua.ls/hypertherm/powermax65/manual?p=65)")
# 300 to 500 scfh at 60 to 95 psi, 125 psi at most
AIR = published("Tweco CutMaster A80/A120 manual 0-5119, 2T.03 G (azmanual.top/manuals/595082)")
USUAL = chosen("usual part of a plasma cutter; the source bought decides its size")
GAS = chosen("usual part of oxy-fuel cutting; OSE names oxy-fuel heads and lists nothing")


def supplies(torch: str) -> Iterator[PurchasedPart]:
    """Yield what stands behind a torch of a kind: ``plasma 85 A`` or ``oxy-fuel``."""
    if torch == "oxy-fuel":
        yield _line("oxygen", "Oxygen cylinder with two-stage regulator and hose", GAS)
        yield _line("fuel_gas", "Fuel gas cylinder with regulator, flashback arrestor and hose", GAS)
        return
    amps = torch.removeprefix("plasma ")
    yield _line("plasma_source", f"Plasma power source {amps} with contacts for start and arc transfer and divided arc voltage, for a machine torch", SIGNALS)
    yield _line("work_clamp", f"Work clamp for {amps} with 7.6 m lead, to the plate that is cut", USUAL)
    yield _line("air_regulator", "Compressed air regulator with filter and dryer, 142 to 235 L/min at 4.1 to 6.5 bar, inlet at most 8.6 bar", AIR)
    yield _line("air_hose", "Air hose 3/8 in, 10 m, with couplers, from the regulator to the source", USUAL)
    yield _line("compressor", "Compressor of at least 235 L/min free air at 6.5 bar with tank", AIR)


def _line(name: str, title: str, basis: Basis) -> PurchasedPart:
    return PurchasedPart(f"torch_{name}", title=title, envelope=None, mass_kg=None, life=hours(10000), basis=basis)
