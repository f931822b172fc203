"""Times in words: weekday, date and zone, in the reader's manner."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cards.conftest import WEBEX_LOCALES
from texts import times

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
KOLKATA = ZoneInfo("Asia/Kolkata")
SYDNEY = ZoneInfo("Australia/Sydney")
START = datetime(2026, 5, 14, 13, tzinfo=UTC)
END = START + timedelta(minutes=30)
NOW = datetime(2026, 5, 1, tzinfo=UTC)


def test_a_meeting_is_written_with_weekday_date_and_zone():
    assert times.when(START, END, BERLIN) == "Thu 14 May, 15:00–15:30 CEST"


def test_the_year_is_said_when_it_is_another():
    later = START.replace(year=2027)
    assert times.day(START, BERLIN, now=NOW) == "Thu 14 May"
    assert times.day(later, BERLIN, now=NOW) == "Fri 14 May 2027"
    new_year = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)
    assert times.day(START, BERLIN, now=new_year) == "Thu 14 May"


@pytest.mark.parametrize(
    ("start", "minutes", "zone", "words"),
    [
        pytest.param(
            datetime(2026, 5, 14, 21, 30, tzinfo=UTC),
            60,
            BERLIN,
            "Thu 14 May, 23:30 – Fri 15 May, 00:30 CEST",
            id="past midnight",
        ),
        pytest.param(
            datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
            60,
            BERLIN,
            "Sun 25 Oct, 02:30 CEST – 02:30 CET",
            id="clocks go back",
        ),
        pytest.param(
            datetime(2026, 3, 29, 0, 30, tzinfo=UTC),
            60,
            BERLIN,
            "Sun 29 Mar, 01:30 CET – 03:30 CEST",
            id="clocks go forward",
        ),
        pytest.param(
            datetime(2026, 11, 1, 3, 30, tzinfo=UTC),
            240,
            NEW_YORK,
            "Sat 31 Oct, 23:30 EDT – Sun 1 Nov, 02:30 EST",
            id="midnight and clocks back",
        ),
        pytest.param(START, None, BERLIN, "Thu 14 May, 15:00 CEST", id="no end"),
    ],
)
def test_nights_and_clock_changes_are_unmistakable(start, minutes, zone, words):
    end = start + timedelta(minutes=minutes) if minutes else None
    assert times.when(start, end, zone) == words


def test_a_space_reads_the_zones_of_its_members():
    words = times.when_many(START, END, [BERLIN, NEW_YORK, KOLKATA])
    assert words == "Thu 14 May, 15:00–15:30 CEST · 09:00 EDT · 18:30 IST"


def test_zones_with_the_same_clock_are_said_once():
    words = times.when_many(START, END, [BERLIN, ZoneInfo("Europe/Paris"), NEW_YORK])
    assert words == "Thu 14 May, 15:00–15:30 CEST · 09:00 EDT"


def test_another_day_elsewhere_is_named():
    late = datetime(2026, 5, 14, 20, tzinfo=UTC)
    words = times.when_many(late, None, [BERLIN, SYDNEY])
    assert words == "Thu 14 May, 22:00 CEST · Fri 15 May, 06:00 AEST"


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("Europe/London", "BST"),
        ("Europe/Dublin", "Dublin time"),
        ("Asia/Kolkata", "IST"),
        ("Asia/Jerusalem", "Jerusalem time"),
        ("America/Chicago", "CDT"),
        ("Asia/Shanghai", "Shanghai time"),
        ("America/Phoenix", "MST"),
        ("Europe/Istanbul", "Istanbul time"),
        ("America/Sao_Paulo", "Sao Paulo time"),
        ("UTC", "UTC"),
        ("Etc/GMT-2", "UTC+02:00"),
    ],
)
def test_letters_are_used_only_where_they_mean_one_thing(key, words):
    assert times.zone_name(ZoneInfo(key), START) == words


def test_every_zone_has_a_name():
    for key in available_timezones():
        name = times.zone_name(ZoneInfo(key), START)
        assert name.strip()
        assert "_" not in name


@pytest.mark.parametrize("locale", WEBEX_LOCALES)
def test_every_locale_of_webex_formats(locale):
    words = times.when(START, END, BERLIN, locale, now=NOW)
    assert "14" in words
    assert words.endswith("CEST")
    assert "\u202f" not in words
    assert "\u00a0" not in words
    assert "  " not in words
    assert times.when_many(START, END, [BERLIN, NEW_YORK], locale)
    assert times.date_words(date(2026, 12, 18), locale)


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("", "Thu 14 May, 15:00–15:30 CEST"),
        ("en", "Thu 14 May, 15:00–15:30 CEST"),
        ("en_GB", "Thu 14 May, 15:00–15:30 CEST"),
        ("en_US", "Thu, May 14, 3:00–3:30 PM CEST"),
        ("en-US", "Thu, May 14, 3:00–3:30 PM CEST"),
        ("en_US@h24", "Thu, May 14, 15:00–15:30 CEST"),
        ("en@h12", "Thu 14 May, 3:00–3:30 PM CEST"),
        ("de_DE", "Do., 14. Mai, 15:00–15:30 CEST"),
        ("ja_JP", "5月14日(木), 15:00–15:30 CEST"),
        ("no_NO", "tor. 14. mai, 15:00–15:30 CEST"),
        ("es_SP", "jue, 14 may, 15:00–15:30 CEST"),
        ("es_ES", "jue 14 de may, 3:00 p.m.–3:30 p.m. CEST"),
        ("xx_YY", "Thu 14 May, 15:00–15:30 CEST"),
        ("no such locale", "Thu 14 May, 15:00–15:30 CEST"),
    ],
)
def test_the_locale_decides_order_and_clock(locale, words):
    assert times.when(START, END, BERLIN, locale) == words


def test_noon_and_midnight_on_twelve_hours():
    noon = datetime(2026, 5, 14, 12, tzinfo=UTC)
    assert times.when(noon - timedelta(minutes=30), noon, ZoneInfo("UTC"), "en_US") == (
        "Thu, May 14, 11:30 AM–12:00 PM UTC"
    )
    assert times.clock(noon - timedelta(hours=12), ZoneInfo("UTC"), "en_US") == "12:00 AM"


def test_a_person_s_hours_win_over_the_locale():
    assert times.clock(START, BERLIN, times.with_hours("de_DE", "12")) == "3:00 PM"
    assert times.clock(START, BERLIN, times.with_hours("en_US", "24")) == "15:00"
    assert times.with_hours("en_US@h24", "") == "en_US"
    assert times.with_hours("de_DE", "auto") == "de_DE"


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(minutes=1), "1 minute"),
        (timedelta(minutes=45), "45 minutes"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(minutes=90), "1 hour 30 minutes"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=2, minutes=5), "2 days 5 minutes"),
        (timedelta(0), "0 minutes"),
        (timedelta(minutes=-5), "0 minutes"),
    ],
)
def test_lengths(length, words):
    assert times.length(length) == words


def test_meetings_last_hours_not_days():
    assert times.hours(timedelta(days=1)) == "24 hours"


def test_leads():
    assert times.lead(timedelta(minutes=10)) == "10 minutes before"
    assert times.lead(timedelta(days=1)) == "1 day before"
    assert times.lead(timedelta(0)) == "at the start"
    assert times.lead(None) == "no reminder"


FIRST = datetime.fromisoformat("2026-05-14T09:15")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (None, "once"),
        ("FREQ=DAILY", "every day at 09:15"),
        ("FREQ=DAILY;INTERVAL=3", "every 3 days at 09:15"),
        ("FREQ=DAILY;INTERVAL=2", "every other day at 09:15"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every weekday at 09:15"),
        ("FREQ=WEEKLY", "every Thursday at 09:15"),
        ("FREQ=WEEKLY;BYDAY=TU,FR", "every Tue and Fri at 09:15"),
        ("FREQ=WEEKLY;BYDAY=WE,MO,FR", "every Mon, Wed and Fri at 09:15"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "every other Wednesday at 09:15"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE", "every other week on Mon and Wed at 09:15"),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=MO", "every 3 weeks on Monday at 09:15"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "every day at 09:15"),
        ("FREQ=MONTHLY;BYMONTHDAY=14", "every month on the 14th at 09:15"),
        ("FREQ=MONTHLY;BYMONTHDAY=1", "every month on the 1st at 09:15"),
        ("FREQ=MONTHLY;BYMONTHDAY=22", "every month on the 22nd at 09:15"),
        ("FREQ=MONTHLY;BYMONTHDAY=11", "every month on the 11th at 09:15"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day at 09:15"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Friday at 09:15"),
        ("FREQ=MONTHLY;BYDAY=2TH", "every month on the second Thursday at 09:15"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=14", "every 3 months on the 14th at 09:15"),
        ("FREQ=YEARLY", "every year on 14 May at 09:15"),
        ("FREQ=YEARLY;BYMONTH=5;BYDAY=2TH", "every year on the second Thursday of May at 09:15"),
        ("FREQ=DAILY;COUNT=10", "every day at 09:15, 10 times"),
        ("FREQ=DAILY;COUNT=1", "every day at 09:15, 1 time"),
        (
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261218T225959Z",
            "every weekday at 09:15, until Fri 18 Dec 2026",
        ),
        ("FREQ=DAILY;UNTIL=20261218", "every day at 09:15, until Fri 18 Dec 2026"),
    ],
)
def test_recurrences(rule, words):
    assert times.repeats(rule, FIRST) == words


def test_the_last_day_is_that_of_the_plan_s_zone():
    rule = "FREQ=DAILY;UNTIL=20261218T153000Z"
    assert times.repeats(rule, FIRST, zone=ZoneInfo("Asia/Tokyo")).endswith("Sat 19 Dec 2026")
    assert times.repeats(rule, FIRST, zone=BERLIN).endswith("Fri 18 Dec 2026")


def test_what_is_left_replaces_the_count():
    assert times.repeats("FREQ=DAILY;COUNT=10", FIRST, count_left=3).endswith("3 times more")
    assert times.repeats("FREQ=DAILY", FIRST, "en_US") == "every day at 9:15 AM"


@given(
    st.integers(946_684_800, 4_102_444_800).map(lambda n: datetime.fromtimestamp(n, UTC)),
    st.integers(1, 3000),
    st.sampled_from([BERLIN, NEW_YORK, KOLKATA, SYDNEY]),
    st.sampled_from(["en", "en_US", "de_DE", "ko_KR"]),
)
@settings(max_examples=100, deadline=None)
def test_every_meeting_can_be_said(start, minutes, zone, locale):
    words = times.when(start, start + timedelta(minutes=minutes), zone, locale, now=NOW)
    assert times.zone_name(zone, start + timedelta(minutes=minutes)) in words
    assert str(start.astimezone(zone).day) in words


def test_english_does_without_babel():
    code = (
        "import sys; from datetime import *; from zoneinfo import ZoneInfo;"
        "from texts import times;"
        "s = datetime(2026, 5, 14, 13, tzinfo=timezone.utc);"
        "times.when(s, s, ZoneInfo('Europe/Berlin')); times.when(s, s, ZoneInfo('UTC'), 'en_US');"
        "assert 'babel' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
