"""The bot's Flask application, put together from its routes."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from typing import Any

from flask import Blueprint, Flask, Response, jsonify
from werkzeug.exceptions import HTTPException

log = logging.getLogger(__name__)


def create_app(blueprints: Iterable[Blueprint]) -> Flask:
    """An application that starts nothing by itself; errors are answered as JSON."""
    app = Flask("muster", static_folder=None, template_folder=None)
    for routes in blueprints:
        app.register_blueprint(routes)

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> tuple[Response, int]:
        return jsonify(message=error.description), error.code or 500

    @app.errorhandler(Exception)
    def failed(error: Exception) -> tuple[Response, int]:
        log.exception("A request failed")
        return jsonify(message="Something went wrong on our side."), 500

    return app


class Late:
    """An application whose less urgent pages are loaded when the first of them is asked for.

    ``make`` builds the application that answers paths beginning with one of ``prefixes``: drawing
    and calendars take longer to import than a webhook may wait after a start.
    """

    def __init__(self, app: Flask, prefixes: tuple[str, ...], make: Callable[[], Flask]) -> None:
        self._app = app
        self._prefixes = prefixes
        self._make = make
        self._late: Flask | None = None
        self._lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        if not environ.get("PATH_INFO", "").startswith(self._prefixes):
            return self._app(environ, start_response)
        with self._lock:
            if self._late is None:
                self._late = self._make()
        return self._late(environ, start_response)
