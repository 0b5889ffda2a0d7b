"""What a post-processor is: the dialect in which toolpaths become a part program."""

from __future__ import annotations

from typing import ClassVar


class PostProcessor:
    """Base of every post-processor; a name, a title and the extension of its files."""

    name: ClassVar[str]
    title: ClassVar[str] = ""
    extension: ClassVar[str] = "ngc"
