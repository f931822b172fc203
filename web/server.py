"""Serving the application: waitress, tuned for many slow callers, stopped without losing any."""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from web.webhook import MOST_BYTES

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

THREADS = 16  # they wait for one COMMIT together: the more of them, the fewer commits


class PortTaken(Exception):
    """Raised when the address cannot be listened on; says which and why."""

    def __init__(self, host: str, port: int, why: str) -> None:
        super().__init__(f"{host}:{port} cannot be listened on: {why}")
        self.host = host
        self.port = port


class Server:
    """Bound when made, answering once started; ``port`` 0 takes a free one."""

    def __init__(self, app: WSGIApplication, host: str, port: int) -> None:
        from waitress import create_server

        # It warns of every request that waits for a thread for some milliseconds.
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        try:
            listening = socket.create_server(
                (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET
            )
        except OSError as error:
            raise PortTaken(host, port, error.strerror or str(error)) from error
        self._map: dict[int, Any] = {}  # its own: several servers may live in one process
        # waitress collects a whole request before it takes a thread, so trickling callers
        # hold connections only: of those there may be many, of threads a few will do.
        self._server: Any = create_server(
            app,
            map=self._map,
            sockets=[listening],
            threads=THREADS,
            connection_limit=1000,
            channel_timeout=10,
            cleanup_interval=5,
            max_request_body_size=MOST_BYTES,
            asyncore_use_poll=True,
            ident=None,
        )
        shown = "127.0.0.1" if host in ("0.0.0.0", "::", "") else host
        self.port = int(listening.getsockname()[1])
        self.url = f"http://{shown}:{self.port}"
        self._thread = threading.Thread(target=self._server.run, name="web", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self, seconds: float) -> None:
        """Take no more requests, finish those that are being answered, then hang up."""
        from waitress import wasyncore

        # Sockets are closed by the loop's own thread; its trigger last of all, as it calls us.
        self._in_loop(lambda: wasyncore.dispatcher.close(self._server))
        self._server.task_dispatcher.shutdown(cancel_pending=True, timeout=seconds)
        self._in_loop(lambda: wasyncore.close_all(self._map, ignore_all=True))
        self._thread.join(seconds)

    def _in_loop(self, act: Callable[[], None]) -> None:
        if not self._thread.is_alive():
            act()
            return
        with suppress(OSError):  # the loop did it, and closed its trigger, before we had pulled
            self._server.trigger.pull_trigger(act)
