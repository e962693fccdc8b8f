"""Places in the code as text: what is not always needed loads by its place; a log names where a fault was.

A verb of the command line loads what it needs when it is called, and so does a way that few runs take. The
place is "module:name"; that each can be loaded is held by a test. Names of modules and lines hold no word of
anybody's, so that they may stand in a log."""

import gc
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from types import TracebackType
from typing import Any

WEB_LIBRARIES = ("starlette", "uvicorn")
"""What webhooks, health and links to files need; the extra `web`."""
DEMO_LIBRARIES = ("starlette", "uvicorn", "python_multipart")
"""What the demonstration and its movable clock need, and nobody else; the extra `demo`."""
_MOST = 6


def loaded(place: str) -> Any:
    """What "module:name" names; its module is loaded if nobody has yet."""
    module, _, name = place.partition(":")
    if module in sys.modules:
        # It may be another thread that is still loading it: the import waits for that.
        return getattr(import_module(module), name)
    with _no_collection():
        return getattr(import_module(module), name)


class LateMapping(Mapping[str, Any]):
    """The mapping that `make` answers; it is made when it is first asked for something."""

    def __init__(self, make: Callable[[], Mapping[str, Any]]) -> None:
        self._make = make
        self._made: Mapping[str, Any] | None = None

    def _all(self) -> Mapping[str, Any]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __getitem__(self, key: str) -> Any:
        return self._all()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


def can_serve_web() -> bool:
    """Whether the libraries of the extra `web` are installed."""
    return all(find_spec(name) is not None for name in WEB_LIBRARIES)


def can_demonstrate() -> bool:
    """Whether the libraries of the extra `demo` are installed."""
    return all(find_spec(name) is not None for name in DEMO_LIBRARIES)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Loading makes hundreds of thousands of objects that all stay: none is looked through for rubbish."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()


def places_of(trace: TracebackType | None) -> str:
    """The innermost places of a traceback, outermost first, as "module:line>module:line"."""
    places = []
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "?")
        places.append(f"{module}:{trace.tb_lineno}")
        trace = trace.tb_next
    return ">".join(places[-_MOST:])
