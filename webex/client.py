"""One session with Webex for a token: the SDK's, made to answer quickly and never to sleep."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError
from urllib3.util.retry import Retry
from webexteamssdk import ApiError, RateLimitError, WebexTeamsAPI
from webexteamssdk.exceptions import MalformedResponse

from webex.errors import NotFound, RateLimited, Refused, Unauthorised, Unreachable

TIMEOUT = 15
UNREADABLE_WAIT = "15"  # seconds, for a Retry-After that is no number ("rand(30),add(30)")
LOCKED = 423
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class WebexClient:
    """Safe to share between threads. ``base_url`` is that of the API, with or without a slash."""

    def __init__(self, token: str, base_url: str) -> None:
        self.base_url = base_url.rstrip("/") + "/"
        self.api = WebexTeamsAPI(
            token,
            base_url=self.base_url,
            single_request_timeout=TIMEOUT,
            wait_on_rate_limit=False,
        )
        self._session = self.api.people._session  # one object stands behind every wrapper
        http: requests.Session = self._session._req_session
        http.hooks["response"].append(_make_readable)
        # A proxy of the environment must not catch what stays on this machine.
        http.trust_env = urlsplit(self.base_url).hostname not in LOOPBACK
        # Only what may be repeated is, at once and briefly: longer waits belong to a row.
        quick = Retry(
            total=2,
            backoff_factor=0.2,
            status_forcelist={502, 503, 504},
            allowed_methods={"GET", "PUT", "DELETE"},
            respect_retry_after_header=False,
            raise_on_status=False,
        )
        http.mount(self.base_url, HTTPAdapter(max_retries=quick, pool_maxsize=32))

    def call(
        self,
        method: str,
        *parts: str,
        params: dict[str, Any] | None = None,
        json: Any = None,
        data: Any = None,
        headers: dict[str, str] | None = None,
    ) -> Any:
        """Send one request and return its JSON, None if there is none; raises ``WebexError``s.

        ``parts`` are joined to a path, each of them quoted.
        """
        response = self._send(
            method,
            "/".join(quote(part, safe="") for part in parts),
            params=params,
            json=json,
            data=data,
            headers=headers,
        )
        if not response.content:
            return None
        with translated():
            return response.json()

    def items(self, *parts: str, **params: Any) -> Iterator[dict[str, Any]]:
        """Every item of a list, page after page."""
        url = "/".join(quote(part, safe="") for part in parts)
        query: dict[str, Any] | None = params
        while url:
            response = self._send("GET", url, params=query)
            with translated():
                yield from response.json()["items"]
            url, query = response.links.get("next", {}).get("url", ""), None
            if url and not url.startswith(self.base_url):
                # The token goes with the request: never to another host.
                raise Unreachable(f"the next page is said to be at {url}", arrived=True)

    def time(self) -> datetime:
        """What time it is at Webex, to the second."""
        response = self._send("GET", "people/me")
        with translated():
            return parsedate_to_datetime(response.headers["Date"]).astimezone(UTC)

    def _send(self, method: str, url: str, **how: Any) -> requests.Response:
        with translated():
            try:
                answer: requests.Response = self._session.request(method, url, 200, **how)
            except ApiError as error:
                if not error.response.ok:
                    raise
                answer = error.response  # 201, 202 and 204 are as good as 200
            return answer


@contextmanager
def translated() -> Iterator[None]:
    """Turn what the SDK and requests raise into our own errors."""
    try:
        yield
    except RateLimitError as error:
        raise RateLimited(error.retry_after) from error
    except ApiError as error:
        raise _translate(error) from error
    except requests.RequestException as error:
        raise Unreachable(f"Webex cannot be reached: {error}", arrived=_arrived(error)) from error
    except (MalformedResponse, ValueError, KeyError, AttributeError, TypeError) as error:
        raise Unreachable(f"Webex' answer cannot be read: {error!r}", arrived=True) from error


def _translate(error: ApiError) -> Exception:
    status, tracking = error.status_code, error.tracking_id
    message = error.message or error.description or f"HTTP {status}"
    if status == LOCKED:
        return RateLimited(float(error.response.headers.get("Retry-After") or UNREADABLE_WAIT))
    if status >= 500 or status < 400:
        return Unreachable(f"HTTP {status}: {message}", arrived=True, tracking_id=tracking)
    kind = {401: Unauthorised, 404: NotFound}.get(status, Refused)
    return kind(status, message, tracking, error.details)


def _arrived(error: requests.RequestException) -> bool:
    """Whether the request may have reached Webex, for all we know."""
    reason = getattr(error.args[0] if error.args else None, "reason", None)
    return not (
        isinstance(error, requests.ConnectTimeout)
        or isinstance(reason, (NewConnectionError, ConnectTimeoutError))
    )


def _make_readable(response: requests.Response, *_: Any, **__: Any) -> None:
    """Mend what the SDK would stumble over before it sees the response."""
    wait = response.headers.get("Retry-After", "")
    if wait and not (wait.isascii() and wait.isdigit()):
        response.headers["Retry-After"] = UNREADABLE_WAIT
    if response.status_code >= 400 and "json" in response.headers.get("Content-Type", ""):
        try:
            body = response.json()
        except ValueError:
            body = None
        if not isinstance(body, dict):
            response.headers["Content-Type"] = "text/plain"
