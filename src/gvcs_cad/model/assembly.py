"""The builder: the only mutable object, alive inside a machine's build(); freezing it gives a Design."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from gvcs_cad.errors import ModelError, unknown
from gvcs_cad.model.connection import At, Clearance, Connection, Contact, Mate, Nail, Plug, Press, Weld
from gvcs_cad.model.crossings import fasten_rows
from gvcs_cad.model.design import Design, Occurrence
from gvcs_cad.model.fastening import fasten
from gvcs_cad.model.hardware import insert as insert_part
from gvcs_cad.model.hardware import nail as nail_part
from gvcs_cad.model.joint import Joint, Link
from gvcs_cad.model.linking import hang
from gvcs_cad.model.mounting import mating
from gvcs_cad.model.part import NAME, Part
from gvcs_cad.model.pinning import pin_through
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.port import Port, Side, Stage, require_contract
from gvcs_cad.model.purchased import Cylinder, PurchasedPart
from gvcs_cad.model.reference import HoleReference, PortReference, Reference
from gvcs_cad.model.welding import weld_class_of
from gvcs_cad.units import exact


class Assembly:
    """Collects parts and modules with their places and connections. Every mistake raises ModelError with names and figures."""

    def __init__(self, name: str) -> None:
        if not NAME.fullmatch(name):
            raise ModelError(f"assembly name {name!r} must be lower-case letters, digits and _, beginning with a letter, at most 48")
        self.name = name
        self._children: dict[str, Occurrence] = {}
        self._ports: dict[str, Port] = {}
        self._connections: list[Connection] = []
        self._joints: list[Joint] = []
        self._links: list[Link] = []
        self._supplied: dict[Part, int] = {}
        self._remarks: list[str] = []
        self._used: set[At] = set()  # holes that something goes through, here and in the children
        self._mated: set[At] = set()  # ports that have their mate, here and in the children

    def add(self, item: Part | Assembly | Design, *, name: str = "", at: Placement | None = None) -> Reference:
        """Put a part or a module at a place. `name` defaults to the item's and must be given from the second use on."""
        frozen = item.freeze() if isinstance(item, Assembly) else item
        label = name or frozen.name
        if not NAME.fullmatch(label):
            raise ModelError(f"{self.name}: name {label!r} must be lower-case letters, digits and _, beginning with a letter, at most 48")
        if label in self._children:
            raise ModelError(f"{self.name}: there is a {label} already; give this one a name")
        occurrence = Occurrence(label, frozen, at or Placement())
        self._children[label] = occurrence
        if isinstance(frozen, Design):
            self._used |= {hole.under(label) for hole in frozen.used_holes}
            self._mated |= {port.under(label) for port in frozen.mated_ports}
        else:
            for port in frozen.ports:
                require_contract(frozen.name, port)
        return Reference(label, frozen, occurrence.at)

    def __getitem__(self, name: str) -> Reference:
        """Return a child by name. Raises ModelError with the near miss if there is none."""
        if name not in self._children:
            raise ModelError(f"{self.name}: {unknown('child', name, self._children)}")
        child = self._children[name]
        return Reference(name, child.item, child.at)

    def children(self) -> Iterator[Reference]:
        """Iterate over the children in the order they were added."""
        return (self[name] for name in self._children)

    # ------------------------------------------------------------------ ports

    def port(
        self,
        name: str,
        interface: str,
        at: Placement,
        *,
        side: Side = "host",
        provides: Mapping[str, float] | None = None,
        requires: Mapping[str, float] | None = None,
        process: str = "",
        stage: Stage = "before welding",
    ) -> None:
        """Publish a port of this assembly; ``provides=`` and ``requires=`` give capacities by name, ``process=`` and ``stage=`` how its features are made."""
        given, asked = (tuple(sorted((capacity or {}).items())) for capacity in (provides, requires))
        self._publish(Port(name, interface, at, side, given, asked, process, stage))

    def publish(self, inner: PortReference, *, name: str = "") -> None:
        """Publish a child's port as this assembly's own."""
        self._publish(inner.port.moved(Placement(), name or inner.port.name))

    def _publish(self, port: Port) -> None:
        if port.name in self._ports:
            raise ModelError(f"{self.name}: port {port.name} stands twice")
        require_contract(self.name, port)
        self._ports[port.name] = port

    def mount(self, item: Part | Assembly | Design, *, on: PortReference, by: str = "", name: str = "", turn: float = 0.0) -> Reference:
        """Place a module by its port on a host's: origins coincide, Z opposed, X parallel after `turn` degrees.

        `by` may be left out where exactly one port of the module matches; a port takes one mate.
        """
        frozen = item.freeze() if isinstance(item, Assembly) else item
        if on.at in self._mated:
            raise ModelError(f"{on.at} has its mate already")
        port, at = mating(frozen, on, by, turn)
        mounted = self.add(frozen, name=name, at=at)
        mate = Mate(host=on.at, module=mounted.port(port.name).at, turn=turn)
        self._mated |= {mate.host, mate.module}
        self._connections.append(mate)
        return mounted

    # ------------------------------------------------------------ connections

    def fasten(
        self,
        *holes: HoleReference,
        bolt: str,
        washers: Sequence[str] = ("nut",),
        inside: Sequence[HoleReference] = (),
        spacer: float = 0.0,
        despite: str = "",
        length: float | None = None,
    ) -> None:
        """Bolt coaxial holes together, the head on the side of the first; length, nut and washers follow from the stack.

        `inside` are holes that the bolt passes within the stack: those of a shaft in its hub.
        """
        self._refuse_used([*holes, *inside])
        self._connect(fasten(holes, bolt, washers, inside=inside, spacer=spacer, despite=despite, length=length))

    def fasten_crossings(self, *, bolt: str, washers: Sequence[str] = ("nut",), where: Callable[[HoleReference], bool] | None = None) -> int:
        """Bolt every row of coaxial holes that touch and are not yet joined, anywhere below; return how many.

        `where` leaves out the holes for which it is False: on a fully perforated tube more holes meet than take a bolt.
        """
        free = [hole for child in self.children() for hole in child.holes() if hole.at not in self._used and (where is None or where(hole))]
        joined = fasten_rows(free, bolt, washers)
        for joint in joined:
            self._connect(joint)
        return len(joined)

    def pin(self, *holes: HoleReference, pin: Reference | str | PurchasedPart, despite: str = "") -> None:
        """Put a pin through coaxial holes: an occurrence placed there already, a catalogue key, or a bought part."""
        self._refuse_used(holes)
        self._connect(pin_through(holes, pin, despite))

    def press(self, *holes: HoleReference, inner: Reference) -> None:
        """Press or clamp a bearing, bushing or shaft into holes."""
        self._refuse_used(holes)
        self._connect(Press(holes=tuple(hole.at for hole in holes), inner=inner.path))

    def weld(self, a: Reference, b: Reference, *, leg: float, length: float, weld_class: str = "") -> None:
        """Weld two occurrences with a fillet of `leg` over `length` mm in all.

        Class of ISO 5817; without one the strictest that the safety of either part asks for, else C. Raises ModelError for a laxer one.
        """
        if leg <= 0 or length <= 0:
            raise ModelError(f"weld {a.path} to {b.path}: leg {leg} mm and length {length} mm must be above zero")
        self._connections.append(Weld(a=a.path, b=b.path, leg=leg, length=length, weld_class=weld_class_of(a, b, weld_class)))

    def nail(self, a: Reference, b: Reference, *, nail: str, count: int) -> None:
        """Nail or screw two occurrences together, `a` on the side of the heads: ``nail="nail 16d"``. The pieces are supplied, their places are the hand's."""
        self.supply(nail_part(nail), count)
        self._connections.append(Nail(a=a.path, b=b.path, nail=nail, count=count))

    def inserts(self, printed: Reference) -> None:
        """Supply a brass insert for every tapped hole of a printed occurrence: a thread cut in plastic strips. Raises ModelError where it has none."""
        sizes = [bore.thread.split()[-1] for bore in printed.item.bores if bore.thread] if isinstance(printed.item, Part) else []
        if not sizes:
            raise ModelError(f"{printed.path} has no tapped hole for an insert")
        for size in sizes:
            self.supply(insert_part(size))

    def plug(self, a: PortReference, b: PortReference) -> None:
        """Join a hose, cable or coupler to a port of the same interface."""
        if a.port.interface != b.port.interface:
            raise ModelError(f"{a.at} is {a.port.interface} and {b.at} is {b.port.interface}")
        self._connections.append(Plug(a=a.at, b=b.at))

    def contact(self, a: Reference, b: Reference, *, why: str, depth: float = 0.0) -> None:
        """Declare that two occurrences touch by intent, and by how much their drawings may overlap, mm: a coupling drawn solid over its shaft."""
        self._refuse_silence(a, b, why, depth, at_least_zero=True)
        self._connections.append(Contact(a=a.path, b=b.path, why=why, depth=exact(depth)))

    def keep_clear(self, a: Reference, b: Reference, *, least: float, why: str) -> None:
        """Demand that two occurrences stay `least` mm apart in every pose and along every joint's range; ``gvcs check`` holds them to it."""
        self._refuse_silence(a, b, why, least, at_least_zero=False)
        self._connections.append(Clearance(a=a.path, b=b.path, least=exact(least), why=why))

    def _refuse_silence(self, a: Reference, b: Reference, why: str, size: float, *, at_least_zero: bool) -> None:
        if not why or a.path == b.path or not (size > 0 or (at_least_zero and size == 0)):
            least = "not below" if at_least_zero else "above"
            raise ModelError(f"{self.name}: {a.path} and {b.path}, {size:g} mm: two occurrences, a reason and a size {least} zero are needed")

    def _refuse_used(self, holes: Sequence[HoleReference]) -> None:
        taken = [f"{hole.at} has its fastener already" for hole in holes if hole.at in self._used]
        if taken:
            raise ModelError(*taken)

    def _connect(self, connection: Connection) -> None:
        self._connections.append(connection)
        self._used.update(connection.holes)

    # ----------------------------------------------------------------- motion

    def revolute(self, name: str, *moves: Reference, about: Placement, low: float, high: float, poses: Mapping[str, float], zero: float = 0.0) -> None:
        """Let children turn together about the Z axis of a place, degrees."""
        self._join(Joint(name=name, kind="revolute", moves=_names(moves), at=about, low=low, high=high, zero=zero, poses=tuple(poses.items())))

    def prismatic(self, name: str, *moves: Reference, along: Placement, low: float, high: float, poses: Mapping[str, float], zero: float = 0.0) -> None:
        """Let children slide together along the Z axis of a place, mm."""
        self._join(Joint(name=name, kind="prismatic", moves=_names(moves), at=along, low=low, high=high, zero=zero, poses=tuple(poses.items())))

    def _join(self, joint: Joint) -> None:
        if not joint.moves:
            raise ModelError(f"{self.name}: joint {joint.name} moves nothing")
        moved = {child for other in self._joints for child in other.moves}
        twice = moved & set(joint.moves)
        if twice or any(other.name == joint.name for other in self._joints):
            raise ModelError(f"{self.name}: joint {joint.name}: {', '.join(sorted(twice)) or 'its name'} is moved by another joint already")
        self._joints.append(joint)

    def link(self, name: str, cylinder: Cylinder, *, base: Sequence[HoleReference], rod: Sequence[HoleReference]) -> None:
        """Hang a cylinder between two pivots, each one hole or several on one axis; it aims from one to the other in every pose.

        The link brings no pins: put them through the same holes with `pin`.
        """
        if not base or not rod or name in self._children or any(link.name == name for link in self._links):
            raise ModelError(f"{self.name}: link {name} needs a name of its own and at least one hole at each end")
        hung = {hole for link in self._links for hole in (*link.base, *link.rod)}
        self._links.append(hang(name, cylinder, base, rod, hung))

    # ------------------------------------------------------------------- rest

    def supply(self, part: Part, quantity: int = 1) -> None:
        """Deliver a part with this module that stands in no place of it: a jig, a hose, oil, a spare."""
        if quantity < 1:
            raise ModelError(f"{self.name}: {quantity} of {part.name} cannot be supplied")
        self._supplied[part] = self._supplied.get(part, 0) + quantity

    def remark(self, text: str) -> None:
        """Record a contradiction of the source that this module follows on purpose; it is reported as a finding."""
        self._remarks.append(text)

    def freeze(self) -> Design:
        """Return what has been built so far as an immutable Design."""
        return Design(
            name=self.name,
            children=tuple(self._children.values()),
            ports=tuple(self._ports.values()),
            connections=tuple(self._connections),
            joints=tuple(self._joints),
            links=tuple(self._links),
            supplied=tuple(self._supplied.items()),
            remarks=tuple(self._remarks),
        )


def _names(moves: Sequence[Reference]) -> tuple[str, ...]:
    inside = [reference.path for reference in moves if "/" in reference.path]
    if inside:
        raise ModelError(f"a joint moves children of its own assembly, not {', '.join(inside)}")
    return tuple(reference.path for reference in moves)
