"""Values as JSON, in one way for the whole house: to lie in a database, to cross a pipe, to be shown.

It lies in tasks/ because that is the lowest room that all may import who store, send or show a value.
Dataclasses, dates, hours and enumerations go through pydantic's TypeAdapter; dates are in ISO 8601.
"""

import json
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from pydantic import TypeAdapter

AnyValue = TypeVar("AnyValue")
UNREADABLE = (UnicodeDecodeError, json.JSONDecodeError)
"""What is raised by letters or by JSON that nobody wrote."""


_ADAPTERS: "dict[Any, TypeAdapter[Any]]" = {}


def _adapter(kind: Any) -> "TypeAdapter[Any]":
    # Loaded when first used, and each adapter made once: that takes milliseconds which most starts need not.
    if kind not in _ADAPTERS:
        from pydantic import TypeAdapter

        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def to_json(value: object) -> Any:
    """The value as dicts, lists, strings, numbers, booleans and None."""
    return _adapter(type(value)).dump_python(value, mode="json")


def from_json(kind: type[AnyValue], plain: object) -> AnyValue:
    """The `kind` that `to_json` made `plain` of. Raises ValueError where it is none."""
    value: AnyValue = _adapter(kind).validate_python(plain)
    return value


def to_text(value: object, *, indent: int | None = None) -> str:
    """The value as a text of JSON, halves of surrogate pairs replaced, which no database takes."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=to_json)
    return text.encode("utf-8", "replace").decode("utf-8")


def from_text(text: str | bytes) -> Any:
    """The plain values in a text of JSON. Raises ValueError where it is none, or nested beyond reason."""
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def to_ascii(value: object) -> bytes:
    """The value as JSON of nothing but ASCII, its keys in order: strings keep whatever they hold."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True, default=to_json).encode("ascii")


def canonical(value: object) -> str:
    """One text for equal values, for hashing; it never changes, since hashes of it are kept."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
