"""Exceptions of a series: putting one in, taking one out, and what a new plan keeps of them."""

from __future__ import annotations

from dataclasses import replace

from domain.model import Exceptional, Series


def of(series: Series, original: object) -> Exceptional | None:
    """Return the exception for an original start, if there is one."""
    return next((one for one in series.exceptions if one.original == original), None)


def put(series: Series, exception: Exceptional) -> Series:
    """Return the series with an exception put in; one that says nothing is taken out."""
    others = [one for one in series.exceptions if one.original != exception.original]
    if exception.cancelled or own_changes(exception):
        others.append(exception)
    return replace(series, exceptions=tuple(sorted(others, key=lambda one: one.original)))


def own_changes(exception: Exceptional) -> tuple[str, ...]:
    """Name what an occurrence does differently: ``start``, ``duration``, fields and options."""
    times = [name for name in ("start", "duration") if getattr(exception, name) is not None]
    return (*times, *exception.overrides)
