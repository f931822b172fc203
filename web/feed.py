"""Calendar feeds: ``GET /feed/<token>.ics``, read only."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, request

if TYPE_CHECKING:
    from services.calendars import Feed


def feed_routes(read: Callable[[str], Feed | None]) -> Blueprint:
    """The route that calendar apps ask again and again; it changes nothing.

    ``read`` finds the feed behind a token. Revoked and forged addresses are answered alike.
    """
    routes = Blueprint("feed", __name__)

    @routes.get("/feed/<token>.ics")
    def feed(token: str) -> Response:
        found = read(token)
        if found is None:
            abort(404, "There is no calendar at this address any more.")
        answer = Response(found.content, content_type="text/calendar; charset=utf-8")
        answer.set_etag(hashlib.sha256(found.content).hexdigest()[:32])
        answer.headers["Cache-Control"] = "private, max-age=300"
        answer.headers["Content-Disposition"] = 'inline; filename="meetings.ics"'
        answer.headers["X-Robots-Tag"] = "noindex"
        answer.make_conditional(request)
        return answer

    return routes
