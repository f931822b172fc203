"""The bot's Flask application, put together from its routes."""

from __future__ import annotations

import logging
from collections.abc import Iterable

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
