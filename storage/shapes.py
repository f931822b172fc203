"""A series as JSON text and back, by the type hints of ``domain.model``."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin

from domain.model import Series

Pack = Callable[[Any], Any]
Unpack = Callable[[Any], Any]


def series_text(series: Series) -> str:
    pack, _ = _codec(Series)
    return json.dumps(pack(series), ensure_ascii=False, separators=(",", ":"))


def series_of(text: str) -> Series:
    """What ``series_text`` wrote; a field that the text lacks takes its default."""
    _, unpack = _codec(Series)
    value: Series = unpack(json.loads(text))
    return value


@cache
def _codec(kind: Any) -> tuple[Pack, Unpack]:
    origin, arguments = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass_codec(kind)
    if origin in (Union, types.UnionType) and type(None) in arguments:
        (inner,) = [_codec(a) for a in arguments if a is not type(None)]
        return (
            lambda value: None if value is None else inner[0](value),
            lambda value: None if value is None else inner[1](value),
        )
    if origin is tuple:
        pack, unpack = _codec(arguments[0])
        return (
            lambda values: [pack(v) for v in values],
            lambda values: tuple(unpack(v) for v in values),
        )
    if origin is Mapping:
        return _pack_any, lambda value: types.MappingProxyType(_unpack_any(value))
    if kind is datetime:
        return _datetime_text, datetime.fromisoformat
    if kind is timedelta:
        return _seconds, lambda value: timedelta(seconds=value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: value.value, kind
    return lambda value: value, lambda value: value


def _dataclass_codec(kind: type) -> tuple[Pack, Unpack]:
    hints = typing.get_type_hints(kind)
    codecs = [(f.name, *_codec(hints[f.name])) for f in fields(kind)]

    def pack(value: Any) -> dict[str, Any]:
        return {name: inner(getattr(value, name)) for name, inner, _ in codecs}

    def unpack(value: dict[str, Any]) -> Any:
        return kind(**{name: inner(value[name]) for name, _, inner in codecs if name in value})

    return pack, unpack


def _datetime_text(value: datetime) -> str:
    # A naive one is a wall time and must stay one; an aware one is a moment, kept in UTC.
    return value.isoformat() if value.tzinfo is None else value.astimezone(UTC).isoformat()


def _seconds(value: timedelta) -> int | float:
    return value.total_seconds() if value.microseconds else value // timedelta(seconds=1)


def _pack_any(value: Any) -> Any:
    """Options and overrides hold values of several types: what JSON lacks gets a tag."""
    if isinstance(value, timedelta):
        return {"": "seconds", "value": _seconds(value)}
    if isinstance(value, datetime):
        return {"": "datetime", "value": _datetime_text(value)}
    if isinstance(value, Mapping):
        return {key: _pack_any(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_pack_any(inner) for inner in value]
    return value


def _unpack_any(value: Any) -> Any:
    if isinstance(value, dict):
        tag = value.get("")
        if tag == "seconds":
            return timedelta(seconds=value["value"])
        if tag == "datetime":
            return datetime.fromisoformat(value["value"])
        return {key: _unpack_any(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return tuple(_unpack_any(inner) for inner in value)
    return value
