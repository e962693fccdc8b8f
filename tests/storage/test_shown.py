"""A database's address as it may be shown: nothing of a password, however the address is written."""

import pytest

from storage.database.faults import shown

SECRET = "m4tkhau"


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://viec:{SECRET}@may-chu/viec",
        f"postgresql://viec:{SECRET}@{SECRET}@may-chu/viec",
        f"postgresql://viec:x@{SECRET}@may-chu/viec",
        f"postgresql://viec:x@y/{SECRET}@may-chu/viec",
        f"postgresql://may-chu/viec?password={SECRET}",
        f"postgresql://viec:%40{SECRET}%2F@may-chu:5433/viec",
    ],
)
def test_nothing_of_a_password_is_shown(url: str) -> None:
    said = shown(url)
    assert SECRET not in said
    assert said.startswith("postgresql://")


def test_where_the_database_is_can_be_read() -> None:
    assert shown(f"postgresql://viec:{SECRET}@may-chu:5433/viec") == "postgresql://may-chu:5433/viec"
    assert shown("sqlite:////srv/viec.db") == "/srv/viec.db"
