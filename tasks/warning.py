"""What the reader of a document or of typed words says beside its answer."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Warning:
    """Something unclear: a stable code and its parameters; `messages` makes the sentence."""

    code: str
    params: dict[str, str | int] = field(default_factory=dict)
