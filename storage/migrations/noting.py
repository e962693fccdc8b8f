"""The triggers by which the database notes what is changed in a table of the record (migration 0014)."""

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
