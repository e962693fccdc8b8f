"""What the service manager is told, where there is one: ready, alive, stopping.

https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html: a datagram to the socket that
NOTIFY_SOCKET names; whatever goes wrong with it is of no account to the work.
"""

import os
import socket
from contextlib import suppress

READY, ALIVE, STOPPING = "READY=1", "WATCHDOG=1", "STOPPING=1"


class ServiceManager:
    """The one at this address: a path, or "@" with an abstract name; "" for none."""

    def __init__(self, address: str | None = None) -> None:
        given = os.environ.get("NOTIFY_SOCKET", "") if address is None else address
        self._address = f"\0{given[1:]}" if given.startswith("@") else given

    def tell(self, state: str) -> None:
        """Tell it one of the three."""
        if not self._address:
            return
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
            line.setblocking(False)
            line.sendto(state.encode(), self._address)
