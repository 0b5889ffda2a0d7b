"""What keeps people whole: how a safety-critical part is made, tightened and inspected, and who has verified it."""

from __future__ import annotations

from dataclasses import dataclass

NOT_VERIFIED = "not verified for strength"
WELD_CLASSES = ("B", "C", "D")  # of ISO 5817, the strictest first


@dataclass(frozen=True, kw_only=True)
class Safety:
    """Marks a part as safety-critical. At least one of weld class and grade is stated, and always what is inspected.

    `torque_nm` is None where the grade's table gives it through the bolt.
    """

    role: str
    inspect: str
    weld_class: str = ""
    grade: str = ""
    torque_nm: float | None = None

    def __post_init__(self) -> None:
        if self.weld_class not in ("", *WELD_CLASSES):
            raise ValueError(f"weld class {self.weld_class!r} of a safety-critical {self.role} is none of ISO 5817: {', '.join(WELD_CLASSES)}")
        if not self.inspect:
            raise ValueError(f"a safety-critical {self.role} must state what is inspected")
        if not (self.weld_class or self.grade):
            raise ValueError(f"a safety-critical {self.role} must state its weld class or its grade")


@dataclass(frozen=True)
class Verification:
    """A named person's word for one part as it was: the digest is that of the part verified, so that any change resets it."""

    part: str
    digest: str
    verified_by: str
    date: str
    method: str
