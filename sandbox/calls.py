"""What an endpoint is asked: who calls, parameters and body fields, checked strictly."""

import json
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar

from flask import Response, current_app, request
from werkzeug.datastructures import FileStorage

from sandbox import auth, moments
from sandbox.errors import Refusal, bad
from sandbox.world import World

Fields = Mapping[str, type]
"""Names of parameters or body fields, with str, int, bool, list, dict or datetime."""

Answer = Any
F = TypeVar("F", bound=Callable[..., Answer])

_KINDS = {
    str: "a string", int: "a number", bool: "true or false", list: "an array", dict: "an object",
    datetime: "a date and time in ISO 8601",
}  # fmt: skip


class UnknownFields:
    """How often which parameter or field was sent that Webex does not know."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: Counter[tuple[str, str]] = Counter()

    def note(self, endpoint: str, names: list[str]) -> None:
        """Count each name once more."""
        with self._lock:
            self._counts.update((endpoint, name) for name in names)

    def as_dict(self) -> dict[str, dict[str, int]]:
        """``{"POST /v1/messages": {"colour": 2}}``; parameters are written ``?name``."""
        with self._lock:
            found: dict[str, dict[str, int]] = {}
            for (endpoint, name), count in sorted(self._counts.items()):
                found.setdefault(endpoint, {})[name] = count
            return found


@dataclass(frozen=True, slots=True)
class Call:
    """One request, read and checked; what was not sent (or sent as null) is absent."""

    world: World
    caller: auth.Caller
    query: dict[str, Any]
    body: dict[str, Any]
    files: list[FileStorage] = field(default_factory=list)

    def max(self, default: int, limit: int) -> int:
        """The page size: above the limit it is cut silently."""
        wanted = self.query.get("max", default)
        if wanted < 1:
            raise bad("max must be at least 1.")
        return min(int(wanted), limit)


def endpoint(
    scope: str | None = None, *, query: Fields | None = None, body: Fields | None = None,
    upload: bool = False, locked: bool = True,
) -> Callable[[F], F]:  # fmt: skip
    """Check a request and hand it over as the first argument, a Call.

    ``scope`` is what the token must have. ``upload`` also takes multipart/form-data. A GET is
    answered under the world's lock unless ``locked`` is false; others lock what they change.
    """

    def decorate(view: F) -> F:
        @wraps(view)
        def checked(**path: str) -> Answer:
            world: World = current_app.extensions["world"]
            caller = auth.caller(world)
            if scope:
                caller.needs(scope)
            call = _read(world, caller, query or {}, body, upload)
            if locked and request.method in ("GET", "HEAD"):
                with world.lock:
                    return view(call, **path)
            return view(call, **path)

        return checked  # type: ignore[return-value]

    return decorate


def none() -> Response:
    """The answer of a deletion."""
    return Response(status=204)


def _read(
    world: World, caller: auth.Caller, query: Fields, body: Fields | None, upload: bool
) -> Call:
    asked = {name: values for name, values in request.args.lists() if name != "cursor"}
    parameters = {
        name: _parameter(name, ",".join(values), query[name])
        for name, values in asked.items()
        if name in query and values != [""]
    }
    sent, files = _body(upload) if body is not None else ({}, [])
    wanted = body or {}
    unknown = [f"?{name}" for name in asked if name not in query]
    unknown += [name for name in sent if name not in wanted]
    if unknown:
        _tell_unknown(unknown)
    fields = {
        name: _typed(name, value, wanted[name])
        for name, value in sent.items()
        if name in wanted and value is not None
    }
    if request.args.get("cursor"):
        parameters["cursor"] = request.args["cursor"]
    return Call(world, caller, parameters, fields, files)


def _tell_unknown(names: list[str]) -> None:
    if request.headers.get("X-Sandbox-Strict", "").strip().lower() in ("1", "true"):
        raise bad(f"Webex does not know: {', '.join(names)} (refused because of X-Sandbox-Strict).")
    noted: UnknownFields = current_app.extensions["unknown"]
    rule = str(request.url_rule).replace("<", "{").replace(">", "}")
    noted.note(f"{request.method} {rule}", names)


def _parameter(name: str, text: str, kind: type) -> Any:
    try:
        if kind is int:
            return int(text)
        if kind is datetime:
            return moments.read(text)
    except ValueError:
        raise bad(f"{name} must be {_KINDS[kind]}.") from None
    if kind is bool:
        return _truth(name, text)
    return text.split(",") if kind is list else text


def _typed(name: str, value: Any, kind: type) -> Any:
    if kind is bool and isinstance(value, str):
        return _truth(name, value)
    if kind is list and isinstance(value, str) and request.mimetype == "multipart/form-data":
        return [value]
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise bad(f"{name} must be {_KINDS[kind]}.")
    return value


def _truth(name: str, text: str) -> bool:
    # The Python SDKs write True and False in a query.
    if text.lower() not in ("true", "false"):
        raise bad(f"{name} must be true or false.")
    return text.lower() == "true"


def _body(upload: bool) -> tuple[dict[str, Any], list[FileStorage]]:
    if upload and request.mimetype == "multipart/form-data":
        fields: dict[str, Any] = request.form.to_dict()
        return fields, [file for _, file in request.files.items(multi=True)]
    if request.mimetype != "application/json":
        named = request.content_type or ""
        raise Refusal(415, f"Content type '{named}' not supported")
    try:
        body = json.loads(request.get_data())
        # Python reads more than JSON has: NaN, infinity, half of a surrogate pair.
        json.dumps(body, allow_nan=False, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise bad("The request body is not valid JSON.") from None
    if not isinstance(body, dict):
        raise bad("The request body must be a JSON object.")
    return body, []
