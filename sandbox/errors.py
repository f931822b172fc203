"""Refusals in the form Webex gives them: message, errors and a tracking id, in body and header."""

import logging
import uuid

from flask import Flask, Response, g, jsonify, request
from werkzeug.exceptions import HTTPException

log = logging.getLogger(__name__)


class Refusal(Exception):
    """Raised by an endpoint that refuses; ``message`` is what Webex would say."""

    def __init__(self, status: int, message: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = headers or {}


def bad(message: str) -> Refusal:
    """A request that cannot be read or carried out as it stands."""
    return Refusal(400, message)


def forbidden(message: str) -> Refusal:
    """A request that this caller may not make."""
    return Refusal(403, message)


def missing(message: str) -> Refusal:
    """Something that is not there, or not for this caller to see."""
    return Refusal(404, message)


def tracking_id() -> str:
    """The id of this request, the same in header, body and log."""
    if "tracking_id" not in g:
        g.tracking_id = f"SANDBOX_{uuid.uuid4()}"
    return str(g.tracking_id)


def answer(status: int, message: str, headers: dict[str, str] | None = None) -> Response:
    """Return the error answer with this status."""
    body = {
        "message": message,
        "errors": [{"description": message}],
        "trackingId": tracking_id(),
    }
    response = jsonify(body)
    response.status_code = status
    response.headers.update(headers or {})
    return response


def install(app: Flask) -> None:
    """Make every failure an answer of this form, and give each answer its tracking id."""

    @app.errorhandler(Refusal)
    def refused(refusal: Refusal) -> Response:
        return answer(refusal.status, refusal.message, refusal.headers)

    @app.errorhandler(HTTPException)
    def failed(error: HTTPException) -> Response:
        status = error.code or 500
        allow = dict(error.get_headers()).get("Allow")
        message = {
            404: "The requested resource could not be found.",
            405: f"Request method '{request.method}' not supported",
            413: "The request is too large.",
        }.get(status, error.description or error.name)
        return answer(status, message, {"Allow": allow} if allow else None)

    @app.errorhandler(Exception)
    def broken(error: Exception) -> Response:
        log.exception("%s %s failed (%s)", request.method, request.path, tracking_id())
        return answer(500, "An unexpected error occurred in the sandbox. Its log says more.")

    @app.after_request
    def track(response: Response) -> Response:
        response.headers["trackingId"] = tracking_id()
        return response
