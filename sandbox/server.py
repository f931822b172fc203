"""The sandbox's web server: waitress on loopback, in threads, stopped at once when asked."""

import logging
import socket
import threading
from contextlib import suppress

from flask import Flask
from waitress import wasyncore
from waitress.server import create_server

log = logging.getLogger(__name__)

THREADS = 40
"""Each open event stream holds one, and so does each wait for idle."""


class PortTaken(RuntimeError):
    """Raised when the port asked for is in use."""


class Server:
    """Listens from the moment it is made; answers from ``start`` on."""

    def __init__(self, port: int) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            self._socket.bind(("127.0.0.1", port))
        except OSError as error:
            self._socket.close()
            raise PortTaken(
                f"Port {port} cannot be used ({error.strerror}). Stop what listens there, or "
                "choose another port with --port; --port 0 picks a free one."
            ) from None
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def release(self) -> None:
        """Let go of the port without having served."""
        self._socket.close()

    def start(self, app: Flask) -> None:
        """Serve ``app`` in a thread of its own."""
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        self._map: dict[int, object] = {}
        self._server = create_server(
            app,
            map=self._map,
            sockets=[self._socket],
            threads=THREADS,
            connection_limit=1000,
            channel_request_lookahead=1,
            asyncore_use_poll=True,
            asyncore_loop_timeout=1,
            max_request_body_size=128 * 1024 * 1024,
            ident="Webex-Sandbox",
            clear_untrusted_proxy_headers=True,
        )
        self._thread = threading.Thread(target=self._server.run, name="sandbox-server", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop listening, cut what is open, end the threads; takes two seconds at most."""
        self._server.task_dispatcher.shutdown(cancel_pending=True, timeout=1)

        def close() -> None:
            wasyncore.close_all(self._map, ignore_all=True)

        # The loop's own thread closes: nobody else may touch its sockets.
        with suppress(OSError):  # it closed its trigger before we had pulled
            self._server.trigger.pull_trigger(close)
        self._thread.join(timeout=1)
        self._socket.close()
