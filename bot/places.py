"""Where an exception came from: names of modules and lines, which hold no word of anybody's."""

from types import TracebackType

_MOST = 6


def places_of(trace: TracebackType | None) -> str:
    """The innermost places of a traceback, outermost first, as "module:line>module:line"."""
    places = []
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "?")
        places.append(f"{module}:{trace.tb_lineno}")
        trace = trace.tb_next
    return ">".join(places[-_MOST:])
