"""Routes under /sandbox: state, clock, faults and idle. Nothing like them exists in Webex."""

import json
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, request

from sandbox import moments
from sandbox.clock import ClockMovesBackwards
from sandbox.errors import answer
from sandbox.faults import BadFaults
from sandbox.idle import NotIdle

_LAST_YEAR = 9000
"""Later, sums of dates no longer fit; and the clock could never be set back."""

control = Blueprint("control", __name__, url_prefix="/sandbox")


@control.get("/state")
def state() -> Response:
    return jsonify(_sandbox().state())


@control.put("/clock")
def move_clock() -> Response:
    wanted = _body()
    if isinstance(wanted, Response):
        return wanted
    clock = _sandbox().clock
    if not wanted or set(wanted) - {"now", "running"}:
        return answer(400, 'Send {"now": "<ISO 8601>"} or {"running": true} or false.')
    if not isinstance(wanted.get("running", True), bool):
        return answer(400, "running must be true or false.")
    if "now" in wanted:
        try:
            target = moments.read(wanted["now"])
        except ValueError:
            return answer(400, "now must be a date and time in ISO 8601 with an offset.")
        if target.year > _LAST_YEAR:
            return answer(400, f"The clock goes no further than the year {_LAST_YEAR}.")
        try:
            _sandbox().idleness.advance(target)
        except ClockMovesBackwards as error:
            return answer(400, str(error))
        except NotIdle as error:
            return _left(error, "The clock stopped on the way: this was not done in time.")
        finally:
            _sandbox().world.remember_clock()
    if "running" in wanted and wanted["running"] != clock.running:
        (clock.run if wanted["running"] else clock.hold)()
    return jsonify(now=moments.written(clock.now()), running=clock.running)


@control.get("/clock")
def show_clock() -> Response:
    return jsonify(_sandbox().clock_state())


@control.put("/faults")
def order_faults() -> Response:
    wanted = _body()
    if isinstance(wanted, Response):
        return wanted
    try:
        _sandbox().faults.order(wanted)
    except BadFaults as error:
        return answer(400, str(error))
    return jsonify(_sandbox().faults.as_dict())


@control.get("/faults")
def show_faults() -> Response:
    return jsonify(_sandbox().faults.as_dict())


@control.delete("/faults")
def clear_faults() -> Response:
    _sandbox().faults.clear()
    return Response(status=204)


@control.post("/idle")
def wait_until_idle() -> Response:
    wanted = _body()
    if isinstance(wanted, Response):
        return wanted
    timeout = wanted.get("timeout", 30)
    if (
        isinstance(timeout, bool)
        or not isinstance(timeout, (int, float))
        or not 0 <= timeout < 3600
    ):
        return answer(400, "timeout must be a number of seconds below 3600.")
    try:
        _sandbox().idleness.wait(timeout)
    except NotIdle as error:
        return _left(error, "There is work left that is due.")
    return jsonify(idle=True)


def _sandbox() -> Any:
    return current_app.extensions["sandbox"]


def _body() -> dict[str, Any] | Response:
    raw = request.get_data()
    try:
        body = json.loads(raw) if raw.strip() else {}
    except (ValueError, RecursionError):
        return answer(400, "The request body is not valid JSON.")
    return body if isinstance(body, dict) else answer(400, "The request body must be an object.")


def _left(error: NotIdle, message: str) -> Response:
    response = answer(504, message)
    body = response.get_json() | {"left": error.left}
    response.set_data(json.dumps(body))
    return response
