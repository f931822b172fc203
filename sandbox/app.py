"""The sandbox as a Flask application: the REST API, the page, the event stream, the controls."""

import socket
import threading
from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask, Response, request
from werkzeug.exceptions import NotFound

from sandbox import auth, errors
from sandbox.attachment_actions import attachment_actions
from sandbox.calls import UnknownFields
from sandbox.contents import MOST_BYTES, contents
from sandbox.control import control
from sandbox.errors import forbidden
from sandbox.faults import Fault, Faults
from sandbox.idle import Activity
from sandbox.memberships import memberships
from sandbox.messages import messages
from sandbox.page import page
from sandbox.people import people
from sandbox.room_tabs import room_tabs
from sandbox.rooms import rooms
from sandbox.team_memberships import team_memberships
from sandbox.teams import teams
from sandbox.webhooks import webhooks
from sandbox.world import World

_RESOURCES = (
    people, rooms, memberships, teams, team_memberships, messages, contents, attachment_actions,
    room_tabs, webhooks,
)  # fmt: skip
_NOT_FOR_BOTS = ("meeting", "recording")


def create_app(
    world: World,
    sandbox: Any,
    *,
    faults: Faults,
    activity: Activity,
    unknown: UnknownFields,
    stopping: threading.Event,
) -> Flask:
    """Return the application; ``sandbox`` is what the controls act on, a Sandbox."""
    app = Flask(__name__, static_folder=None)
    app.config["PROVIDE_AUTOMATIC_OPTIONS"] = False
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES + 1024 * 1024
    app.config["MAX_FORM_MEMORY_SIZE"] = 4 * 1024 * 1024
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.extensions |= {"world": world, "sandbox": sandbox, "unknown": unknown}
    errors.install(app)
    for resource in _RESOURCES:
        app.register_blueprint(resource, url_prefix="/v1")
    app.register_blueprint(control)
    app.register_blueprint(page)

    @app.before_request
    def refuse_unknown_paths() -> None:
        """Nobody learns without a token which paths exist."""
        if request.path.startswith("/v1/") and request.routing_exception:
            caller = auth.caller(world)
            noun = request.path.split("/")[2]
            missing = isinstance(request.routing_exception, NotFound)
            if missing and caller.is_bot and noun.startswith(_NOT_FOR_BOTS):
                raise forbidden("A bot's token cannot use the Meetings API.")

    faulty = _Faulty(app, app.wsgi_app, faults, activity, stopping)
    app.wsgi_app = faulty  # type: ignore[method-assign, assignment]
    return app


class _Faulty:
    """Counts requests to the API and does to them what the faults order."""

    def __init__(
        self,
        app: Flask,
        inner: Callable[..., Iterable[bytes]],
        faults: Faults,
        activity: Activity,
        stopping: threading.Event,
    ) -> None:
        self._app, self._inner = app, inner
        self._faults, self._activity, self._stopping = faults, activity, stopping

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if not path.startswith("/v1"):
            return self._inner(environ, start)
        with self._activity.request():
            fault = self._faults.meet(environ["REQUEST_METHOD"], path)
            if not fault:
                return self._inner(environ, start)
            return self._fail(fault, environ, start)

    def _fail(self, fault: Fault, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        if fault.latency:
            self._stopping.wait(fault.latency)
        if fault.drop == "before":
            _hang_up(environ)
            return []
        if fault.status is None or fault.drop == "after":
            answer = self._inner(environ, start)
            if fault.drop == "after":
                _hang_up(environ)
            return answer
        return self._refused(fault.status, fault)(environ, start)

    def _refused(self, status: int, fault: Fault) -> Response:
        headers = {"Retry-After": fault.retry_after} if fault.retry_after else {}
        with self._app.test_request_context():
            message = "Too many requests." if status == 429 else f"A fault on order: {status}."
            answer = errors.answer(status, message, headers)
            answer.headers["trackingId"] = errors.tracking_id()
            return answer


def _hang_up(environ: dict[str, Any]) -> None:
    """Close the connection, so that nothing of an answer goes out."""
    asked = environ.get("waitress.client_disconnected")
    channel = getattr(asked, "__self__", None)
    if channel is None:
        raise RuntimeError("Connections can only be dropped on waitress.")
    channel.socket.shutdown(socket.SHUT_RDWR)
