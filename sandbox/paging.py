"""Pages of a list: a Link header with a cursor to the next one."""

import base64
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from urllib.parse import urlencode

from flask import Response, jsonify, request

from sandbox.calls import Call
from sandbox.errors import bad
from sandbox.store import Doc


def page(
    call: Call,
    docs: Iterable[Doc],
    show: Callable[[Doc], Doc],
    *,
    default: int = 100,
    limit: int = 1000,
    newest_first: bool = False,
) -> Response:
    """Answer with the part of ``docs`` that the request asks for, each as ``show`` gives it.

    The cursor names the last one shown, so what is added or taken away between two requests
    neither doubles nor hides anything else. ``docs`` are in the order of creation, or the reverse.
    """
    size = call.max(default, limit)
    rest = iter(docs)
    if "cursor" in call.query:
        rest = _after(docs, call.query["cursor"], newest_first)
    shown = list(islice(rest, size))
    response = jsonify(items=[show(doc) for doc in shown])
    if shown and next(rest, None) is not None:
        query = [
            (name, value) for name, value in request.args.items(multi=True) if name != "cursor"
        ]
        query.append(("cursor", _cursor(shown[-1])))
        response.headers["Link"] = f'<{request.base_url}?{urlencode(query)}>; rel="next"'
    return response


def _cursor(doc: Doc) -> str:
    return base64.urlsafe_b64encode(f"{doc['created']} {doc['id']}".encode()).decode().rstrip("=")


def _after(docs: Iterable[Doc], cursor: str, newest_first: bool) -> Iterator[Doc]:
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        created, last = text.split(" ")
    except ValueError:
        raise bad("The cursor is not valid. Follow the Link header as it was given.") from None
    found = list(docs)
    for position, doc in enumerate(found):
        if doc["id"] == last:
            return iter(found[position + 1 :])
    if newest_first:
        return (doc for doc in found if doc["created"] < created)
    return (doc for doc in found if doc["created"] > created)
