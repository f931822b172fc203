"""Attributes by type and state: the one door through which they leave the domain.

Source: Meetings guide, attribute availability.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Literal

from domain import occurrences, plans
from domain.model import Instance, MeetingType, Occurrence, Series, State
from domain.states import instance_state, occurrence_state, series_state

Availability = Literal["Yes", "No", "N/A"]
NOTHING: Mapping[str, object] = MappingProxyType({})

# What a meeting always says of itself, even when it is over.
LASTING = (
    "id",
    "title",
    "agenda",
    "meetingType",
    "state",
    "timezone",
    "start",
    "hostUserId",
    "hostDisplayName",
    "hostEmail",
    "siteUrl",
    "webLink",
    "integrationTags",
    "scheduledType",
)
# What is for a meeting that can still take place or does.
USABLE = (
    "password",
    "phoneAndVideoSystemPassword",
    "hostKey",
    "sipAddress",
    "dialInIpAddress",
    "enabledAutoRecordMeeting",
    "allowAnyUserToBeCoHost",
    "enabledJoinBeforeHost",
    "enableConnectAudioBeforeHost",
    "joinBeforeHostMinutes",
    "excludePassword",
    "publicMeeting",
    "reminderTime",
    "unlockedMeetingJoinSecurity",
    "enableAutomaticLock",
    "automaticLockMinutes",
    "allowFirstUserToBeCoHost",
    "allowAuthenticatedDevices",
    "telephony",
    "meetingOptions",
    "attendeePrivileges",
    "simultaneousInterpretation",
    "enabledBreakoutSessions",
    "links",
    "trackingCodes",
    "audioConnectionOptions",
)
SPECIAL = ("meetingNumber", "isModified", "end", "recurrence", "registration")
ATTRIBUTES = (*LASTING, *USABLE, *SPECIAL)

_ALL = frozenset(ATTRIBUTES)
_SERIES = _ALL - {"isModified"}
_SCHEDULED = _ALL - {"recurrence", "registration"}
_LASTING = frozenset(LASTING)

SHOWN: Mapping[tuple[MeetingType, State], frozenset[str]] = MappingProxyType(
    {
        (MeetingType.SERIES, State.ACTIVE): _SERIES,
        (MeetingType.SERIES, State.IN_PROGRESS): _SERIES,
        (MeetingType.SERIES, State.EXPIRED): _SERIES - {"registration"},
        (MeetingType.SCHEDULED, State.SCHEDULED): _SCHEDULED,
        (MeetingType.SCHEDULED, State.READY): _SCHEDULED | {"registration"},
        (MeetingType.SCHEDULED, State.ENDED): _SCHEDULED,
        (MeetingType.SCHEDULED, State.MISSED): _SCHEDULED,
        (MeetingType.INSTANCE, State.LOBBY): _LASTING | {"meetingNumber", "registration"},
        (MeetingType.INSTANCE, State.IN_PROGRESS): _ALL - {"isModified", "end", "recurrence"},
        (MeetingType.INSTANCE, State.ENDED): _LASTING | {"end"},
    }
)


def shown(type: MeetingType, state: State) -> frozenset[str]:
    """Return the attributes that a meeting of a type has in a state.

    Raises ``KeyError`` for a state that the type doesn't have.
    """
    return SHOWN[type, state]


def availability(type: MeetingType, state: State, name: str) -> Availability:
    """Return the guide's own word for an attribute."""
    if name in shown(type, state):
        return "Yes"
    not_yet = (type, state, name) == (MeetingType.SCHEDULED, State.SCHEDULED, "registration")
    return "N/A" if not_yet else "No"


def attributes(
    series: Series,
    occurrence: Occurrence | None,
    instance: Instance | None,
    now: datetime,
    extra: Mapping[str, object] = NOTHING,
) -> dict[str, object]:
    """Return what a series, an occurrence or an instance shows now, by Webex name.

    An instance wins over an occurrence, that over the series. Times are UTC, lengths timedelta,
    ``meetingType`` and ``state`` members of their enumerations. ``extra`` holds values that the
    domain doesn't keep (``hostKey``, say); they too are shown only where the state has them.
    """
    details = series.details if occurrence is None else occurrence.details
    timezone = series.plan.timezone if occurrence is None else occurrence.timezone
    values: dict[str, object] = {
        "title": details.title,
        "agenda": details.agenda,
        "webLink": details.link,
        "meetingNumber": details.number,
        "password": details.password,
        "reminderTime": details.lead,
        "hostEmail": series.host,
        "timezone": timezone,
        "scheduledType": "meeting",
        **details.options,
        **extra,
    }
    kind, state, own = _own(series, occurrence, instance, now)
    values |= {**own, "meetingType": kind, "state": state}
    return {name: value for name, value in values.items() if name in shown(kind, state)}


def _own(
    series: Series, occurrence: Occurrence | None, instance: Instance | None, now: datetime
) -> tuple[MeetingType, State, dict[str, object]]:
    if instance is not None:
        times = {"start": instance.started or instance.opened, "end": instance.ended}
        return MeetingType.INSTANCE, instance_state(instance), {"id": instance.id, **times}
    if occurrence is not None:
        own = {
            "id": occurrence.id,
            "start": occurrence.start,
            "end": occurrence.end,
            "isModified": occurrence.is_modified,
        }
        return MeetingType.SCHEDULED, occurrence_state(series, occurrence, now), own
    first = occurrences.first(series)
    start = plans.first_start(series.plan) if first is None else first.start
    length = series.plan.duration if first is None else first.duration
    own = {"id": series.id, "start": start, "end": start + length}
    if series.plan.recurrence is not None:
        own["recurrence"] = series.plan.recurrence
    return MeetingType.SERIES, series_state(series, now), own
