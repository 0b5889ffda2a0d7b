"""What this computer offers to workers: processors and memory."""

from __future__ import annotations

import os


def default_jobs() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def default_memory() -> int | None:
    """Return the address space in MB that a part may take: most of what the machine has, and always enough for the kernel."""
    try:
        megabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 20
    except (AttributeError, ValueError, OSError):  # not every system tells
        return None
    return max(megabytes * 3 // 4, 4096)
