"""The office of many years that the benchmarks measure is one that `check` calls sound."""

from benchmarks.aged_office import build
from storage.database.engine import Database
from storage.record import audit
from storage.record.comparing import Findings, compare


def test_an_office_of_many_years_has_a_whole_record(database: Database) -> None:
    build(database, 30)
    assert database.read(audit.verify_chain) is None
    assert database.read(compare) == Findings()
