"""What every module of queries needs of a row."""


def known(row_id: int | None) -> int:
    """The id of a row that is in the database; ValueError for one that has not been written yet."""
    if row_id is None:
        raise ValueError("the row has no id yet")
    return row_id
