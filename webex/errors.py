"""What can go wrong with Webex, told apart by what to do about it."""

from __future__ import annotations


class WebexError(Exception):
    """Anything Webex did not do; ``tracking_id`` is what Cisco's support asks for."""

    def __init__(self, message: str, tracking_id: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.tracking_id = tracking_id


class Refused(WebexError):
    """Raised for a final no (4xx): asking again will not help. ``details`` is the whole body."""

    def __init__(
        self,
        status: int,
        message: str,
        tracking_id: str | None = None,
        details: dict[str, object] | None = None,
    ) -> None:
        super().__init__(message, tracking_id)
        self.status = status
        self.details = details or {}


class NotFound(Refused):
    """Raised for 404: it never was, is gone, or is not for us to see."""


class Unauthorised(Refused):
    """Raised for 401: the token is wrong, or no longer good."""


class RateLimited(WebexError):
    """Raised for 429 and 423: not now; ``seconds`` is how long to wait."""

    def __init__(self, seconds: float, message: str = "Webex asks us to wait") -> None:
        super().__init__(message)
        self.seconds = seconds


class Unreachable(WebexError):
    """Raised for 5xx, lost connections, time-outs and answers that cannot be read.

    ``arrived`` says that the request may have taken effect all the same.
    """

    def __init__(self, message: str, *, arrived: bool, tracking_id: str | None = None) -> None:
        super().__init__(message, tracking_id)
        self.arrived = arrived
