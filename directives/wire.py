"""Directives and what they hold as plain JSON values, to cross a pipe or lie in a database."""

from typing import Any, TypeVar

from pydantic import TypeAdapter

from directives.model import Directive, TaskDraft
from tasks.deadline import Deadline

# Filled when first used: an adapter takes milliseconds, and most runs read no file.
_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}

Value = TypeVar("Value", Directive, TaskDraft, Deadline)


def to_wire(value: Directive | TaskDraft | Deadline) -> dict[str, Any]:
    """`value` as dicts, lists, strings and numbers; dates and times in ISO 8601."""
    wire: dict[str, Any] = _adapter(type(value)).dump_python(value, mode="json")
    return wire


def from_wire(kind: type[Value], wire: dict[str, Any]) -> Value:
    """The value that `to_wire` made `wire` of. Raises ValueError where it is no `kind`."""
    value: Value = _adapter(kind).validate_python(wire)
    return value


def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]
