"""The triggers by which the database notes what is changed, and counts the work as it is written."""

from collections.abc import Iterator

_EVENTS = ("INSERT", "UPDATE", "DELETE")


def noting(table: str, key: str, *, sqlite: bool) -> list[str]:
    """The statements that make them. They never change: what they made is compared with them."""
    if not sqlite:
        return [
            f'CREATE TRIGGER touched_{table} AFTER INSERT OR UPDATE OR DELETE ON "{table}" '
            f"FOR EACH ROW EXECUTE FUNCTION note_touched('{key}')"
        ]
    made = []
    for event in _EVENTS:
        row = "old" if event == "DELETE" else "new"
        when = f"WHEN instr({row}.key, '.') = 0" if table == "setting" else ""
        made.append(
            f'CREATE TRIGGER touched_{table}_{event.lower()} AFTER {event} ON "{table}" {when} '  # noqa: S608
            f"  BEGIN INSERT OR IGNORE INTO touched (kind, key) VALUES ('{table}', {row}.{key}); END"
        )
    return made


# How what is counted of the work is filled, and by which triggers the database keeps it (migration 0019).
#
# The statements never change: what they made is compared with them.

NUMBERS = ("led", "late", "late_led", "on_time", "on_time_led")
"""Of an occurrence with a confirmed share: 1 where somebody leads it so, where one is late, and so on."""

_OPEN = "('assigned', 'received', 'in_progress', 'returned')"
_LIVE = "('assigned', 'received', 'in_progress', 'returned', 'reported', 'paused')"
_YEAR, _MONTH = (f"substr(CAST({{row}}.accepted_on AS TEXT), 1, {length})" for length in (4, 7))
_TASK = "(SELECT task_number FROM occurrence WHERE id = {row}.occurrence_id)"
_DIFFERS = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}
_PERCENT = {"sqlite": "json_extract({row}.data, '$.percent')", "postgresql": "({row}.data ->> 'percent')"}

_CONFIRMED = """
    INSERT INTO done_occurrence (occurrence_id, led, late, late_led, on_time, on_time_led)
    SELECT a.occurrence_id,
        max(CASE WHEN a.share = 'lead' THEN 1 ELSE 0 END),
        max(CASE WHEN a.late THEN 1 ELSE 0 END),
        max(CASE WHEN a.late AND a.share = 'lead' THEN 1 ELSE 0 END),
        max(CASE WHEN a.late THEN 0 ELSE 1 END),
        max(CASE WHEN a.late OR a.share <> 'lead' THEN 0 ELSE 1 END)
    FROM assignment AS a WHERE a.stage = 'done' AND {those} GROUP BY a.occurrence_id
"""
_ORDER = f"""
    UPDATE assignment SET previous_due = ordered.previous FROM (
        SELECT a.id AS id, lag(a.due) OVER (
            PARTITION BY o.task_number, a.unit_id ORDER BY a.due, a.id
        ) AS previous
        FROM assignment AS a JOIN occurrence AS o ON o.id = a.occurrence_id
        WHERE a.recurring AND a.stage IN {_OPEN} AND a.due IS NOT NULL AND {{those}}
    ) AS ordered
    WHERE assignment.id = ordered.id AND assignment.previous_due {{differs}} ordered.previous
"""  # noqa: S608 - constants
_NO_PERIOD = f"""
    UPDATE assignment SET previous_due = NULL
    WHERE id = new.id AND previous_due IS NOT NULL AND stage NOT IN {_OPEN}
"""  # noqa: S608 - constants
_COUNT = f"""
    INSERT INTO done_count (period, unit_id, share, late, n)
    SELECT p.period, new.unit_id, new.share, new.late, 1
    FROM (SELECT '' AS period UNION ALL SELECT {_YEAR} UNION ALL SELECT {_MONTH}) AS p
    WHERE p.period IS NOT NULL AND new.stage = 'done'
    ON CONFLICT (period, unit_id, share, late) DO UPDATE SET n = done_count.n + 1
""".format(row="new")  # noqa: S608 - constants
_DISCOUNT = f"""
    UPDATE done_count SET n = n - 1
    WHERE (period = '' OR period = {_YEAR} OR period = {_MONTH})
    AND unit_id = old.unit_id AND share = old.share AND late = old.late AND old.stage = 'done'
""".format(row="old")  # noqa: S608 - constants
_OPENED = """
    INSERT INTO open_work (occurrence_id, number, directive_id, past_at_import, given_at, folded)
    SELECT o.id, t.number, t.directive_id, t.past_at_import, t.given_at, t.folded
    FROM occurrence AS o JOIN task AS t ON t.number = o.task_number WHERE {those}
"""
_OPENED_ONE = _OPENED.format(those="o.id = new.occurrence_id ON CONFLICT (occurrence_id) DO NOTHING")
_CLOSED = f"""
    DELETE FROM open_work WHERE occurrence_id = {{row}}.occurrence_id AND NOT EXISTS (
        SELECT 1 FROM assignment AS a WHERE a.occurrence_id = {{row}}.occurrence_id AND a.stage IN {_LIVE}
    )
"""  # noqa: S608 - constants
_OF_TASK = "folded, directive_id, given_at, past_at_import"
_SAID = """
    UPDATE open_work SET folded = new.folded, directive_id = new.directive_id, given_at = new.given_at,
    past_at_import = new.past_at_import WHERE number = new.number
"""
_SHARE = "CAST(substr({row}.subject, 12) AS INTEGER)"
_ANSWERED = """
    UPDATE told SET declined = (new.kind = 'decline')
    WHERE assignment_id = CAST(substr(new.subject, 12) AS INTEGER)
"""
_TOLD = f"""
    INSERT INTO told (assignment_id, declined, percent)
    SELECT {_SHARE}, new.kind = 'decline',
        CASE WHEN new.kind = 'progress' THEN CAST({{percent}} AS FLOAT) END
    WHERE new.kind = 'decline' OR (new.kind = 'progress' AND {{percent}} IS NOT NULL)
    ON CONFLICT (assignment_id) DO UPDATE SET percent = coalesce(excluded.percent, told.percent)
"""


def _total(row: str, sign: str) -> str:
    """One occurrence more, or less."""
    each = ", ".join(f"{name} = {name} {sign} {row}.{name}" for name in NUMBERS)
    return f"UPDATE done_total SET occurrences = occurrences {sign} 1, {each}"  # noqa: S608 - constants


def _telling(kind: str) -> list[str]:
    percent = _PERCENT[kind].format(row="new")
    return [_ANSWERED, _TOLD.replace("{percent}", percent).format(row="new")]


def filling(kind: str) -> Iterator[str]:
    """What fills them from the record, in a database of that kind; the tables are empty before."""
    yield _ORDER.format(those="1 = 1", differs=_DIFFERS[kind])
    yield _CONFIRMED.format(those="1 = 1")
    sums = ", ".join(f"coalesce(sum({name}), 0)" for name in NUMBERS)
    yield (
        f"INSERT INTO done_total (id, occurrences, {', '.join(NUMBERS)})"  # noqa: S608 - constants
        f" SELECT 1, count(*), {sums} FROM done_occurrence"
    )
    live = f"SELECT occurrence_id FROM assignment WHERE stage IN {_LIVE}"  # noqa: S608 - constants
    yield _OPENED.format(those=f"o.id IN ({live})")
    for period in ("''", _YEAR.format(row="a"), _MONTH.format(row="a")):
        yield f"""
            INSERT INTO done_count (period, unit_id, share, late, n)
            SELECT {period}, a.unit_id, a.share, a.late, count(*) FROM assignment AS a
            WHERE a.stage = 'done' AND {period} IS NOT NULL GROUP BY 1, 2, 3, 4
        """  # noqa: S608 - constants
    percent = _PERCENT[kind].format(row="p")
    yield f"""
        INSERT INTO told (assignment_id, declined, percent)
        SELECT {_SHARE.format(row="e")},
            'decline' = (
                SELECT l.kind FROM event AS l WHERE l.subject = e.subject ORDER BY l.id DESC LIMIT 1
            ),
            (SELECT CAST({percent} AS FLOAT) FROM event AS p
            WHERE p.subject = e.subject AND p.kind = 'progress' AND {percent} IS NOT NULL
            ORDER BY p.id DESC LIMIT 1)
        FROM (SELECT DISTINCT subject FROM event
            WHERE kind IN ('decline', 'progress') AND substr(subject, 1, 11) = 'assignment:') AS e
    """  # noqa: S608 - constants


def keeping(kind: str) -> Iterator[str]:
    """What keeps them in a database of that kind."""
    if kind == "sqlite":
        for (name, when), does in _SQLITE.items():
            yield f"CREATE TRIGGER {name} AFTER {when} BEGIN {'; '.join(does)}; END"
    else:
        for name, (when, body) in _POSTGRESQL.items():
            yield (
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS"
                f" $$ BEGIN {body}; RETURN NULL; END $$"
            )
            yield f"CREATE TRIGGER {name} AFTER {when} FOR EACH ROW EXECUTE FUNCTION {name}()"


def leaving(kind: str) -> Iterator[str]:
    """What ends the keeping."""
    if kind == "sqlite":
        yield from (f"DROP TRIGGER {name}" for name, _ in _SQLITE)
    else:
        yield from (f"DROP FUNCTION {name}() CASCADE" for name in _POSTGRESQL)


def _changed(*columns: str) -> str:
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("old", "new"))
    return f"({old}) IS NOT ({new})"


def _of(row: str) -> str:
    return f"a.unit_id = {row}.unit_id AND o.task_number = {_TASK.format(row=row)}"


_EITHER_DONE = "(old.stage = 'done' OR new.stage = 'done')"
_BOTH = "occurrence_id IN (old.occurrence_id, new.occurrence_id)"
_REMAKE = "DELETE FROM done_occurrence WHERE {those}"
_SQLITE: dict[tuple[str, str], list[str]] = {
    (
        "share_counted",
        "UPDATE OF stage, unit_id, share, late, accepted_on ON assignment"
        f" WHEN {_EITHER_DONE} AND {_changed('stage', 'unit_id', 'share', 'late', 'accepted_on')}",
    ): [_DISCOUNT, _COUNT],
    ("share_counted_new", "INSERT ON assignment WHEN new.stage = 'done'"): [_COUNT],
    ("share_counted_gone", "DELETE ON assignment WHEN old.stage = 'done'"): [_DISCOUNT],
    (
        "share_confirmed",
        "UPDATE OF stage, share, late, occurrence_id ON assignment"
        f" WHEN {_EITHER_DONE} AND {_changed('stage', 'share', 'late', 'occurrence_id')}",
    ): [_REMAKE.format(those=_BOTH), _CONFIRMED.format(those=f"a.{_BOTH}")],
    **{
        (f"share_confirmed_{what}", f"{event} ON assignment WHEN {row}.stage = 'done'"): [
            _REMAKE.format(those=f"occurrence_id = {row}.occurrence_id"),
            _CONFIRMED.format(those=f"a.occurrence_id = {row}.occurrence_id"),
        ]
        for what, event, row in (("new", "INSERT", "new"), ("gone", "DELETE", "old"))
    },
    ("done_occurrence_new", "INSERT ON done_occurrence"): [_total("new", "+")],
    ("done_occurrence_gone", "DELETE ON done_occurrence"): [_total("old", "-")],
    (
        "share_opened",
        f"UPDATE OF stage ON assignment WHEN new.stage IN {_LIVE} AND old.stage NOT IN {_LIVE}",
    ): [_OPENED_ONE],
    ("share_opened_new", f"INSERT ON assignment WHEN new.stage IN {_LIVE}"): [_OPENED_ONE],
    (
        "share_closed",
        f"UPDATE OF stage ON assignment WHEN old.stage IN {_LIVE} AND new.stage NOT IN {_LIVE}",
    ): [_CLOSED.format(row="new")],
    ("share_closed_gone", f"DELETE ON assignment WHEN old.stage IN {_LIVE}"): [_CLOSED.format(row="old")],
    ("task_said", f"UPDATE OF {_OF_TASK} ON task"): [_SAID],
    (
        "period_ordered",
        "UPDATE OF stage, due, recurring, unit_id ON assignment"
        f" WHEN new.recurring AND {_changed('stage', 'due', 'recurring', 'unit_id')}",
    ): [_NO_PERIOD, _ORDER.format(those=_of("new"), differs="IS NOT")],
    ("period_ordered_gone", "DELETE ON assignment WHEN old.recurring"): [
        _ORDER.format(those=_of("old"), differs="IS NOT")
    ],
    ("unit_told", "INSERT ON event WHEN substr(new.subject, 1, 11) = 'assignment:'"): _telling("sqlite"),
}


def _if(condition: str, *does: str) -> str:
    return f"IF {condition} THEN {'; '.join(does)}; END IF"


def _differs(*columns: str) -> str:
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("old", "new"))
    return f"(TG_OP <> 'UPDATE' OR ({old}) IS DISTINCT FROM ({new}))"


_POSTGRESQL: dict[str, tuple[str, str]] = {
    "share_counted": (
        "INSERT OR UPDATE OR DELETE ON assignment",
        _if(
            _differs("stage", "unit_id", "share", "late", "accepted_on"),
            _if("TG_OP <> 'INSERT'", _DISCOUNT),
            _if("TG_OP <> 'DELETE'", _COUNT),
        ),
    ),
    "share_confirmed": (
        "INSERT OR UPDATE OR DELETE ON assignment",
        _if(
            _differs("stage", "share", "late", "occurrence_id"),
            _REMAKE.format(those=_BOTH),
            _CONFIRMED.format(those=f"a.{_BOTH}"),
        ),
    ),
    "done_occurrence_counted": (
        "INSERT OR DELETE ON done_occurrence",
        f"IF TG_OP = 'INSERT' THEN {_total('new', '+')}; ELSE {_total('old', '-')}; END IF",
    ),
    "share_opened": (
        "INSERT OR UPDATE OR DELETE ON assignment",
        _if(
            _differs("stage"),
            _if(f"TG_OP <> 'DELETE' AND new.stage IN {_LIVE}", _OPENED_ONE),
            _if(f"TG_OP = 'UPDATE' AND new.stage NOT IN {_LIVE}", _CLOSED.format(row="new")),
            _if("TG_OP = 'DELETE'", _CLOSED.format(row="old")),
        ),
    ),
    "task_said": (f"UPDATE OF {_OF_TASK} ON task", _SAID),
    "period_ordered": (
        "INSERT OR UPDATE OR DELETE ON assignment",
        _if(
            _differs("stage", "due", "recurring", "unit_id"),
            _if(
                "TG_OP <> 'DELETE' AND new.recurring",
                _NO_PERIOD,
                _ORDER.format(those=_of("new"), differs="IS DISTINCT FROM"),
            ),
            _if(
                "TG_OP = 'DELETE' AND old.recurring",
                _ORDER.format(those=_of("old"), differs="IS DISTINCT FROM"),
            ),
        ),
    ),
    "unit_told": (
        "INSERT ON event",
        _if("substr(new.subject, 1, 11) = 'assignment:'", *_telling("postgresql")),
    ),
}
