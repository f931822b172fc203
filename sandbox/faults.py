"""Faults on order: refused, slow or cut requests, and webhooks that come twice, late or never."""

import math
import random
import threading
from dataclasses import dataclass
from typing import Any

_RULE = {
    "path": str, "method": str, "status": int, "retryAfter": (int, float, str),
    "rate": (int, float), "count": int, "latency": (int, float), "drop": str,
}  # fmt: skip
_WEBHOOKS = {
    "duplicate": (int, float),
    "delay": (int, float),
    "shuffle": bool,
    "lose": (int, float),
}


class BadFaults(ValueError):
    """Raised for an order that cannot be read; says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens to one request: ``latency`` in real seconds, then the rest."""

    status: int | None = None
    retry_after: str | None = None
    latency: float = 0.0
    drop: str | None = None


class Faults:
    """The present order; chance comes from its seed, so a run can be repeated."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.clear()

    def clear(self) -> None:
        """Nothing fails."""
        with self._lock:
            self._set({}, [], {}, None)

    def order(self, order: Any) -> None:
        """Replace the present order; raises BadFaults."""
        if not isinstance(order, dict):
            raise BadFaults("The faults must be a JSON object.")
        _check(order, {"rules": list, "webhooks": dict, "seed": (int, str)}, "faults")
        rules = order.get("rules", [])
        for rule in rules:
            if not isinstance(rule, dict):
                raise BadFaults("Each rule must be an object.")
            _check(rule, _RULE, "rule")
            if rule.get("drop") not in (None, "before", "after"):
                raise BadFaults("drop must be before or after.")
            if not 100 <= rule.get("status", 500) <= 599:
                raise BadFaults("status must be an HTTP status.")
        webhooks = order.get("webhooks", {})
        _check(webhooks, _WEBHOOKS, "webhooks")
        with self._lock:
            self._set(order, [dict(rule) for rule in rules], webhooks, order.get("seed"))

    def as_dict(self) -> dict[str, Any]:
        """The order as it was given, with the counts that are left."""
        with self._lock:
            return self._order | ({"rules": [dict(r) for r in self._rules]} if self._rules else {})

    def meet(self, method: str, path: str) -> Fault | None:
        """Return what is to happen to a request; the first rule that fits and comes up decides."""
        with self._lock:
            for rule in self._rules:
                if not _fits(rule, method, path) or rule.get("count", 1) <= 0:
                    continue
                if self._random.random() >= rule.get("rate", 1.0):
                    continue
                if "count" in rule:
                    rule["count"] -= 1
                return _fault(rule)
        return None

    def deliveries(self) -> list[float]:
        """How a webhook comes: the delay in seconds of each copy; an empty list is a lost one."""
        with self._lock:
            order = self._webhooks
            if self._random.random() < order.get("lose", 0):
                return []
            copies = 2 if self._random.random() < order.get("duplicate", 0) else 1
            return [float(order.get("delay", 0))] * copies

    def shuffled(self) -> float | None:
        """When webhooks are to be shuffled, a number to sort this one by (0 to 1); else None."""
        with self._lock:
            return self._random.random() if self._webhooks.get("shuffle") else None

    def _set(
        self,
        order: dict[str, Any],
        rules: list[dict[str, Any]],
        webhooks: dict[str, Any],
        seed: Any,
    ) -> None:
        self._order, self._rules, self._webhooks = order, rules, webhooks
        self._random = random.Random(seed)


def _check(given: dict[str, Any], known: dict[str, Any], what: str) -> None:
    for name, value in given.items():
        if name not in known:
            raise BadFaults(f"{what} has no {name!r}; it has: {', '.join(known)}.")
        wrong_bool = isinstance(value, bool) and known[name] is not bool
        if wrong_bool or not isinstance(value, known[name]):
            raise BadFaults(f"{name} of {what} has the wrong type.")
        number = isinstance(value, (int, float)) and name != "seed"
        if number and not (math.isfinite(value) and value >= 0):
            raise BadFaults(f"{name} of {what} must not be negative.")


def _fits(rule: dict[str, Any], method: str, path: str) -> bool:
    if rule.get("method", method).upper() != method:
        return False
    wanted = rule.get("path", "/v1").rstrip("/")
    return path == wanted or path.startswith(wanted + "/")


def _fault(rule: dict[str, Any]) -> Fault:
    wait = rule.get("retryAfter", 1 if rule.get("status") == 429 else None)
    if isinstance(wait, (int, float)):
        wait = str(math.ceil(wait))
    return Fault(rule.get("status"), wait, float(rule.get("latency", 0)), rule.get("drop"))
