"""A page that has ruled tables: their rows, and the text around them, from the top."""

from directives.formats.grids import table_lines
from directives.formats.layout import Letter
from directives.formats.paragraphs import reading_order
from directives.formats.rulings import Grid, cells_of


def page_with_tables(grids: list[Grid], letters: list[Letter]) -> str:
    """The page's tables as rows, and what stands above, between and below them as lines."""
    parts: list[str] = []
    for grid in grids:
        inside = [letter for letter in letters if grid.holds(letter)]
        above = [letter for letter in letters if letter.base > grid.rows[0] and not grid.holds(letter)]
        taken = {id(letter) for letter in (*inside, *above)}
        letters = [letter for letter in letters if id(letter) not in taken]
        parts.extend([reading_order(above), "\n".join(table_lines(cells_of(grid, inside)))])
    parts.append(reading_order(letters))
    return "\n\n".join(part for part in parts if part.strip())
