"""Drawn timelines: ``GET /pictures/<signed values>.png``."""

from __future__ import annotations

from functools import lru_cache

from flask import Blueprint, Response, abort, request

from cards import timeline
from services.pictures import Pictures

DAY = 24 * 60 * 60


def pictures_routes(pictures: Pictures) -> Blueprint:
    """The route that draws; it stores nothing and changes nothing."""
    routes = Blueprint("pictures", __name__)

    @routes.get("/pictures/<token>.png")
    def picture(token: str) -> Response:
        values = pictures.values(token)
        if values is None:
            abort(404, "There is no such picture.")
        try:
            png = _drawn(tuple(sorted(values.items())), request.args.get("dark") == "1")
        except ValueError:
            abort(404, "There is no such picture.")
        answer = Response(png, mimetype="image/png")
        answer.headers["Cache-Control"] = f"public, max-age={DAY}, immutable"
        return answer

    return routes


@lru_cache(maxsize=64)
def _drawn(values: tuple[tuple[str, str], ...], dark: bool) -> bytes:
    return timeline.timeline_png(timeline.from_query(dict(values)), dark)
