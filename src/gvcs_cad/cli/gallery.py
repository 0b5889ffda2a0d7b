"""``gvcs gallery``: a page with the picture, the figures and the modules of every machine."""

from __future__ import annotations

from pathlib import Path

import click

from gvcs_cad.cli.options import request


@click.command(name="gallery")
@click.argument("page", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--title", default="Gallery", show_default=True, help="What the page is called.")
@click.option("--no-pictures", is_flag=True, help="Write the page alone: no CAD kernel is loaded, and pictures stay as they are.")
@click.option("--shop", type=click.Path(path_type=Path), help="A shop file (YAML) with prices.")
@click.option("--plugins-dir", type=click.Path(path_type=Path, file_okay=False, exists=True), multiple=True, help="A folder with more plugins.")
def command(page: Path, title: str, no_pictures: bool, shop: Path | None, plugins_dir: tuple[Path, ...]) -> int:
    """Write PAGE (Markdown) with every machine of the project, and pictures/ beside it."""
    from gvcs_cad.engine.gallery import exhibits, pictures
    from gvcs_cad.engine.interchange import shop_of
    from gvcs_cad.engine.prepare import workshop
    from gvcs_cad.engine.publish import write_file
    from gvcs_cad.formats.gallery_markdown import gallery_markdown

    wish = request((), sets=(), swaps=(), config="", shop=shop, plugins_dir=plugins_dir)
    floor = workshop(wish)
    broken: list[str] = []
    found = exhibits(floor, shop_of(wish, floor), broken)
    write_file(page, gallery_markdown(title, found).encode())
    for name, data in () if no_pictures else pictures(wish, found, broken):
        write_file(page.parent / "pictures" / f"{name}.png", data)
    for problem in broken:
        click.echo(problem, err=True)
    click.echo(f"{page}: {len(found)} machines", err=True)
    return 3 if broken else 0
