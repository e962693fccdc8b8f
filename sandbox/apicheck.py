"""Holds requests against a machine-readable description of the Bot API.

The description is JSON: {"methods": {name: {"fields": {name: {"required", "types"}}}},
"types": {name: {"fields": ..., "subtypes": [...]}}}. Types are "Integer", "String", "Boolean", "Float",
"InputFile", "Array of <type>" or the name of a type.
"""

import json
from pathlib import Path
from typing import Any

from sandbox.params import Params

DEPTH = 12


class ApiDescription:
    """One version of the published API."""

    def __init__(self, methods: dict[str, Any], types: dict[str, Any]) -> None:
        self._methods = methods
        self._types = types

    @classmethod
    def load(cls, path: Path) -> "ApiDescription":
        """Read the description. Raises OSError, ValueError or KeyError where it is none."""
        content = json.loads(path.read_text(encoding="utf-8"))
        return cls(content["methods"], content["types"])

    def complaint(self, method: str, params: Params) -> str | None:
        """What is wrong with a request, in words; None when it is as described."""
        if method not in self._methods:
            return f"no such method: {method}"
        fields = self._methods[method]["fields"]
        given = set(params.values) | {name for name in params.files if name in fields}
        attached = {
            str(value).removeprefix("attach://")
            for value in params.values.values()
            if str(value).startswith("attach://")
        }
        unknown = (given | set(params.files)) - set(fields) - attached
        if unknown and not self._nested_attachments(unknown, params):
            return f"{method} has no parameter {sorted(unknown)[0]}"
        missing = [name for name, rule in fields.items() if rule["required"] and name not in given]
        if missing:
            return f"{method} lacks the parameter {missing[0]}"
        for name in sorted(given & set(params.values)):
            wrong = self._field(fields[name]["types"], params.values[name], name)
            if wrong:
                return wrong
        return None

    def _nested_attachments(self, names: set[str], params: Params) -> bool:
        """Parts named by attach:// inside a JSON parameter (media groups and the like)."""
        text = " ".join(str(value) for value in params.values.values())
        return all(name in params.files and f"attach://{name}" in text for name in names)

    def _field(self, types: list[str], value: Any, name: str) -> str | None:
        # A form sends everything as text: numbers as digits, structures as JSON.
        candidates = [value]
        if isinstance(value, str) and not {"String", "InputFile"} & set(types):
            try:
                candidates.append(json.loads(value))
            except ValueError:
                return f"{name} must be {' or '.join(types)}"
        elif isinstance(value, str):
            return None
        reasons = [self._any(types, candidate, name, 0) for candidate in candidates]
        return None if None in reasons else reasons[-1]

    def _any(self, types: list[str], value: Any, where: str, depth: int) -> str | None:
        reasons = [self._one(kind, value, where, depth) for kind in types]
        return None if None in reasons else reasons[0]

    def _one(self, kind: str, value: Any, where: str, depth: int) -> str | None:
        if depth > DEPTH:
            return f"{where} is nested too deeply"
        if kind.startswith("Array of "):
            if not isinstance(value, list):
                return f"{where} must be an array"
            inner = kind.removeprefix("Array of ")
            wrong = (self._one(inner, item, f"{where}[{i}]", depth + 1) for i, item in enumerate(value))
            return next((reason for reason in wrong if reason), None)
        simple = {"Integer": int, "String": str, "Boolean": bool, "True": bool, "InputFile": str}
        if kind in simple:
            right = isinstance(value, simple[kind]) and (kind != "Integer" or not isinstance(value, bool))
            return None if right else f"{where} must be {kind}"
        if kind in ("Float", "Float number"):
            right = isinstance(value, int | float) and not isinstance(value, bool)
            return None if right else f"{where} must be {kind}"
        return self._object(kind, value, where, depth)

    def _object(self, kind: str, value: Any, where: str, depth: int) -> str | None:
        rule = self._types.get(kind)
        if rule is None:
            return None
        if not isinstance(value, dict):
            return f"{where} must be a {kind}"
        if rule["subtypes"]:
            return self._any(rule["subtypes"], value, where, depth + 1)
        fields = rule["fields"]
        unknown = set(value) - set(fields)
        if unknown:
            return f"{where}: {kind} has no field {sorted(unknown)[0]}"
        for name, field in fields.items():
            if name not in value:
                if field["required"]:
                    return f"{where}: {kind} lacks the field {name}"
                continue
            wrong = self._any(field["types"], value[name], f"{where}.{name}", depth + 1)
            if wrong:
                return wrong
        return None
