"""The chat page and the files it needs; they are static and know only the public routes."""

from pathlib import Path

from flask import Blueprint, Response, current_app, request, send_from_directory

from sandbox import auth, events
from sandbox.errors import bad

page = Blueprint("page", __name__)

_CHAT = Path(__file__).parent / "chat"
_PACKAGES = Path(__file__).parent.parent / "node_modules"
_VENDOR = {
    "adaptivecards.min.js": "adaptivecards/dist/adaptivecards.min.js",
    "markdown-it.min.js": "markdown-it/dist/markdown-it.min.js",
}


@page.get("/")
def index() -> Response:
    return _file(_CHAT, "index.html")


@page.get("/chat/<path:name>")
def chat(name: str) -> Response:
    return _file(_CHAT, name)


@page.get("/favicon.ico")
def icon() -> Response:
    return Response(status=204)


@page.get("/chat/vendor/<name>")
def vendor(name: str) -> Response:
    path = _VENDOR.get(name)
    if not path or not (_PACKAGES / path).is_file():
        text = f"{name} is not installed. Run make setup in the project's folder, then reload."
        return Response(text, status=404, mimetype="text/plain")
    return _file(_PACKAGES, path)


@page.get("/events")
def stream() -> Response:
    """The event stream of the person whose token is given (EventSource cannot send headers)."""
    sandbox = current_app.extensions["sandbox"]
    caller = auth.caller(sandbox.world, request.args.get("token", ""))
    seen = request.headers.get("Last-Event-ID") or request.args.get("lastEventId")
    if seen and not (seen.isascii() and seen.isdigit()):
        raise bad("Last-Event-ID must be a number.")
    log: events.Events = sandbox.events
    gone = request.environ.get("waitress.client_disconnected", bool)
    told = log.stream(caller.id, int(seen) if seen else None, sandbox.clock_event, gone)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return Response(told, mimetype="text/event-stream", headers=headers)


def _file(folder: Path, name: str) -> Response:
    # Asked for anew each time (answered 304): an edited page shows without a forced reload.
    answer = send_from_directory(folder, name, max_age=0)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
