"""Loading what is not always needed: by its place as text, and without looking for rubbish meanwhile.

A verb of the command line loads what it needs when it is called, and so does a way that few runs take. The
place is "module:name"; that each can be loaded is held by a test.
"""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any

DEMO_LIBRARIES = ("starlette", "uvicorn", "python_multipart")
"""What the demonstration and its movable clock need, and nobody else; the extra `demo`."""


def loaded(place: str) -> Any:
    """What "module:name" names; its module is loaded if nobody has yet."""
    module, _, name = place.partition(":")
    if module not in sys.modules:
        with _no_collection():
            import_module(module)
    return getattr(sys.modules[module], name)


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
