"""From verdicts to the document that people read: witnesses, cures, and a picture of each failing pair."""

from __future__ import annotations

from collections.abc import Collection

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.interchange.advice import CURABLE, advice_for
from gvcs_cad.checks.interchange.conformance import conformance, held
from gvcs_cad.checks.interchange.matrix import Matrix, Row
from gvcs_cad.checks.interchange.pairing import Pair
from gvcs_cad.checks.interchange.substitution import CODES
from gvcs_cad.checks.interchange.verdict import failed, worst
from gvcs_cad.documents.swap_matrix import Field, ReleaseStep, Ring, SwapMatrix
from gvcs_cad.model.claim import Claim
from gvcs_cad.model.opening import at_place, in_depth

HOLES = (*CURABLE, "no common option")
CURES = 3  # the cheapest ways that are told


def swap_matrix(found: Matrix, shop: Shop, *, released: bool, gauged: bool, concepts: Collection[str] = ()) -> SwapMatrix:
    """Return the document of one interface; without `gauged` a pair that passes only fits as its sides declare, `concepts` are marked as such."""
    contract = found.contract
    return SwapMatrix(
        contract.key,
        contract.title,
        str(contract.basis),
        contract.unverified,
        released,
        tuple(_marked(row, concepts) for row in found.hosts),
        tuple(_marked(row, concepts) for row in found.modules),
        tuple(tuple(_field(found, pair, shop, gauged) for pair in line) for line in found.pairs),
        tuple(ReleaseStep(step.old, step.new, step.code, CODES[step.code], step.witnesses) for step in found.steps),
        found.problems,
        tuple(_side(found, row, shop, concepts) for row in (*found.hosts, *found.modules)),
        found.superseded,
    )


def _marked(row: Row, concepts: Collection[str]) -> str:
    """Return the label of a row; a configuration is called ``machine/configuration``."""
    return f"{row.label} [concept]" if row.claim.name.partition("/")[0] in concepts else row.label


def _side(found: Matrix, row: Row, shop: Shop, concepts: Collection[str]) -> tuple[str, str, str]:
    verdict = worst([*conformance(row.claim, found.contract, shop)])
    return (f"{row.claim.side} {_marked(row, concepts)}", verdict.answer, verdict.witness)


def _field(found: Matrix, pair: Pair, shop: Shop, gauged: bool) -> Field:
    decides = pair.decides
    others = tuple(v.witness for v in failed(pair.verdicts) if v is not decides)
    adapter = found.adapters.get((pair.module.name, "module"), "")
    kind = f"with adapter {adapter}" if adapter and pair.answer == "FAIL" else pair.kind
    kind = "fits as declared, gauges not run" if pair.answer == "PASS" and not gauged else kind
    provides, requires = ({**dict(getattr(pair.host, name)), **dict(getattr(pair.module, name))} for name in ("provides", "requires"))
    return Field(
        pair.answer,
        kind,
        decides.cause,
        decides.witness if pair.answer != "PASS" else "",
        decides.margin,
        pair.expected_yield if pair.answer != "FAIL" or decides.cause in HOLES else None,  # where no hole is at fault, bolts are not the question
        pair.option,
        tuple(sorted(provides.items())),
        tuple(sorted(requires.items())),
        others,
        (*pair.drilling, *_cures(found, pair, shop)) if pair.answer == "FAIL" else (),
        _rings(found, pair, shop) if pair.answer == "FAIL" and decides.place is not None else (),
    )


def _cures(found: Matrix, pair: Pair, shop: Shop) -> tuple[str, ...]:
    decides = pair.decides
    if decides.place is None or decides.cause not in CURABLE:
        return ()
    side = pair.module if decides.witness.startswith(pair.module.label) else pair.host
    ways = [way for name, _, advice in advice_for(side, found.contract, shop, pair.option) if name.startswith(decides.feature) for way in advice]
    return tuple(f"{side.label}: {way}" for way in ways[:CURES])


def _rings(found: Matrix, pair: Pair, shop: Shop) -> tuple[Ring, ...]:
    feature = next(one for one in found.contract.features if one.name == pair.decides.feature)
    rings = [ring for claim in (pair.host, pair.module) for i in range(len(feature.places)) for ring in _made(claim, feature.name, i, found, shop)]
    limits = feature.host or feature.module
    assert limits is not None
    return (*rings, *(Ring("gauge", x, y, limits.boundary) for x, y in feature.places))


def _made(claim: Claim, name: str, i: int, found: Matrix, shop: Shop) -> list[Ring]:
    feature = next(one for one in found.contract.features if one.name == name)
    rings = []
    for one in at_place(in_depth(claim.openings, feature, claim.side), feature, i):
        can = held(one, feature, shop)
        least = one.diameter - (can.size if can else 0.0)
        rings.append(Ring(claim.side, one.x, one.y, round(least, 4)))
    return rings
