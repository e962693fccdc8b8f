from directives.deadlines.deadlines import find_deadlines, read_cell
from tests.directives.tables import Row, reading, readings, rows
from tests.every_row import every_row


@every_row(rows("phrases.tsv"))
def test_a_phrase_is_read_as_its_row_says(row: Row) -> None:
    assert readings(find_deadlines(row.text, row.context)) == row.expected, row.text


@every_row(rows("no_deadlines.tsv"))
def test_a_date_that_is_no_deadline_is_left_alone(row: Row) -> None:
    assert readings(find_deadlines(row.text, row.context)) == "", row.text


@every_row(rows("cells.tsv"))
def test_a_time_cell_is_read_as_its_row_says(row: Row) -> None:
    mention = read_cell(row.text, row.context)
    assert mention is not None
    assert reading(mention.deadline) == row.expected, row.text


def test_the_tables_are_as_large_as_promised() -> None:
    assert len({row.text for row in rows("phrases.tsv")}) >= 300
    assert len({row.text for row in rows("no_deadlines.tsv")}) >= 150
