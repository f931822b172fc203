"""One of every card and more, filled with given words, for schema, drawing and text tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from cards import (
    agenda,
    announcement,
    cancel,
    change,
    choose,
    confirm,
    create,
    hello,
    history,
    invite,
    meeting,
    move,
    refusal,
    reminder,
    settings,
)
from cards import help as help_card
from cards.card import Card, Stamp
from cards.views import (
    Audience,
    ChangeDraft,
    FormDraft,
    HistoryRow,
    MeetingView,
    PersonSettings,
    Row,
    SpaceSettings,
)
from domain.fixes import Fixes
from domain.intervals import Interval
from domain.model import Details, Occurrence, Plan, Series, State
from domain.refused import Refused
from domain.rules import (
    BadDuration,
    BeforeNow,
    InProgress,
    InstanceIsFixed,
    LeavesInterval,
)
from texts.help import AREAS, HELP

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = [BERLIN, ZoneInfo("America/New_York"), ZoneInfo("Asia/Kolkata")]
SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 4, 19, 4, 0, tzinfo=UTC)
HALF_HOUR = timedelta(minutes=30)
STAMP = Stamp("nonce-0123456789", "k7", "2026-04-20T10:00", 3, "parent-id", "draft-id")
LINK = "https://acme.example/meet/team-sync"
ID = f"{'0' * 32}_20260420T020000Z"
PICTURE = "https://bot.example/pictures/refusal.png?z=Asia%2FShanghai"


def at(day: int, hour: int = 0, minute: int = 0, month: int = 4) -> datetime:
    """A moment of 2026 in Shanghai."""
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)


def view(title: str, state: State = State.READY) -> MeetingView:
    return MeetingView(
        short="k7",
        title=title,
        state=state,
        start=at(20, 21),
        end=at(20, 21) + HALF_HOUR,
        original="2026-04-20T10:00",
        version=3,
        repeats="every weekday at 15:00, until Fri 18 Dec 2026",
        host=title[:40] or "Ana Silva",
        agenda=f"{title}\n- plan\n- numbers",
        link=LINK,
        number="2551 234 5678",
        lead=timedelta(minutes=10),
        yes=["Ana Silva", "Raj Patel"],
        no=["Sam Fox"],
        maybe=[title[:40] or "Lee"],
        silent=["Mia Braun", "Bob Reyes"],
        waiting=["Lee Wong"] if state is State.LOBBY else [],
        present=["Ana Silva"] if state is State.IN_PROGRESS else [],
        notes=["Moved from Mon 20 Apr, 10:00 CEST."],
    )


def row(title: str, number: int = 1) -> Row:
    return Row(
        number,
        f"k{number}",
        title,
        at(20, 14 + number % 8),
        at(20, 14 + number % 8, 30),
        "2026-04-20T14:00",
        2,
        link=LINK,
        notes=["you said yes"] if number == 1 else [],
    )


def series(title: str) -> Series:
    plan = Plan(
        datetime.fromisoformat("2026-04-19T10:00"), HALF_HOUR, "Asia/Shanghai", "FREQ=DAILY;COUNT=4"
    )
    details = Details(title=title)
    return Series("0" * 32, "k7", "ana@acme.example", "s1", plan, details, at(1))


def occurrence(title: str, day: int) -> Occurrence:
    return Occurrence(
        f"{'0' * 32}_202604{day}T020000Z",
        "0" * 32,
        datetime.fromisoformat(f"2026-04-{day}T10:00"),
        "Asia/Shanghai",
        at(day, 10),
        HALF_HOUR,
        Details(title=title),
    )


def refused(title: str) -> Refused:
    """Rule 5: Monday's meeting is asked to go to Tuesday, where the next one begins."""
    owned = Interval(at(20), at(21))
    return Refused(
        violations=(LeavesInterval(at(21, 10), owned),),
        now=NOW,
        series=series(title),
        occurrence=occurrence(title, 20),
        start=at(21, 10),
        duration=HALF_HOUR,
        interval=owned,
        previous=occurrence(title, 19),
        following=occurrence(title, 21),
        fixes=Fixes(
            legal=owned,
            latest_legal=at(20, 23, 59),
            same_time_nearest_day=at(20, 11),
            end_of_range=at(20, 23),
            next_sensible=(at(20, 17),),
            duration=HALF_HOUR,
            separate=True,
        ),
    )


def refusals(title: str) -> dict[str, Refused]:
    """One for each rule, and one with several."""
    five = refused(title)
    past = BeforeNow(at(18, 10), NOW)
    return {
        "rule 1": replace(
            five,
            violations=(past,),
            start=at(18, 10),
            fixes=Fixes(
                legal=Interval(NOW, at(21)),
                next_sensible=(at(19, 13), at(20, 9)),
                duration=HALF_HOUR,
            ),
        ),
        "rule 2": replace(
            five,
            violations=(BadDuration(timedelta(hours=30)),),
            duration=timedelta(hours=30),
            start=None,
            fixes=Fixes(
                duration=timedelta(hours=24), nearest_duration=timedelta(hours=24), start=at(20, 10)
            ),
        ),
        "rule 3": replace(
            five,
            violations=(InProgress(datetime.fromisoformat("2026-04-20T10:00"), at(20, 10)),),
            fixes=Fixes(when_it_ends=True, duration=HALF_HOUR),
        ),
        "rule 4": replace(
            five,
            violations=(InstanceIsFixed("0_I_1", "0" * 32, ID),),
            start=None,
            fixes=Fixes(belongs_to=(ID, "0" * 32)),
        ),
        "rule 5": five,
        "rules 1, 2 and 5": replace(
            five,
            violations=(past, BadDuration(timedelta(minutes=5)), *five.violations),
            fixes=replace(five.fixes, nearest_duration=timedelta(minutes=10), separate=False),
        ),
    }


def _forms(title: str) -> dict[str, Card]:
    draft = FormDraft(
        title=title,
        date="2026-04-20",
        start="15:00",
        repeat="as_typed",
        recurrence="FREQ=WEEKLY;BYDAY=MO,WE",
        repeat_words="every Mon and Wed at 15:00",
        people=f"{title}, raj@acme.example",
        agenda=title,
        link=LINK,
        lead="25",
    )
    wrong = replace(
        draft,
        minutes="5000",
        until="2020-01-01",
        errors={
            "minutes": "A meeting lasts from 10 minutes to 24 hours.",
            "until": "That day has passed. Pick one after Mon 20 Apr.",
            "elsewhere": "Webex did not take it.",
        },
        hint=f"I did not understand these words: {title}",
    )
    changed = ChangeDraft(title, recurs=True, protected=True, zone="Europe/Berlin", link=LINK)
    return {
        "create empty": create.create_form(FormDraft(), BERLIN, "en", STAMP),
        "create": create.create_form(draft, BERLIN, "en", STAMP),
        "create wrong": create.create_form(wrong, BERLIN, "en", STAMP),
        "change": change.change_form(changed, "en", STAMP, scope="The whole series, 11 left."),
        "move": move.move_form(
            title,
            at(20, 21),
            at(20, 22),
            BERLIN,
            "en",
            STAMP,
            earliest=at(20),
            latest=at(22),
            legal="It can start from Mon 20 Apr, 00:00 to Tue 21 Apr, 23:59 CEST.",
            scope="Only Mon 20 Apr.",
        ),
        "move wrong": move.move_form(
            title,
            at(20, 21),
            at(20, 22),
            BERLIN,
            "en",
            STAMP,
            date="2026-02-31",
            errors={"date": "There is no such day."},
        ),
        "invite": invite.invite_form(
            title,
            STAMP,
            invited=["Ana Silva", title],
            scopes=[("Only Mon 20 Apr", "this"), ("The whole series", "series")],
        ),
        "settings of a person": settings.person_form(
            PersonSettings("Europe/Berlin", "de_DE", "24", "10", "08:00"), STAMP
        ),
        "settings wrong": settings.person_form(
            PersonSettings("Nowhere"), STAMP, errors={"quiet_until": "Say until when as well."}
        ),
        "settings of a space": settings.space_form(SpaceSettings("Europe/Berlin"), title, STAMP),
    }


def _questions(title: str) -> dict[str, Card]:
    lines = ["Retro, 12 meetings from Mon 20 Apr on", "Ana and Raj are told", "No mail goes out"]
    return {
        "cancel": cancel.cancel_confirm(
            "Cancel 12 meetings?", lines, "Cancel 12 meetings", "Keep them", STAMP, undo="Undo: yes"
        ),
        "cancel large": cancel.cancel_confirm(
            "Cancel 260 meetings?", lines, "Cancel 260 meetings", "Keep them", STAMP, typed=title
        ),
        "choose": choose.choose(
            "Which ones do you mean?",
            [
                ("Only Mon 20 Apr", "choose", {"index": "0"}),
                ("From Mon 20 Apr on", "choose", {"index": "1"}),
                ("All 11 left", "choose", {"index": "2"}),
            ],
            STAMP,
        ),
        "choose many": choose.choose(
            "Which meeting?",
            [(f"{title} {n}", "choose", {"index": str(n), "meeting": f"k{n}"}) for n in range(7)],
            STAMP,
        ),
        "confirm": confirm.confirm(
            [
                "**Q3 budget** · Thu 14 May, 15:00–15:30 CEST",
                "With Ana and Raj",
                "Will be told: Ana, Raj",
            ],
            "Schedule",
            "Not now",
            STAMP,
            ["Fri 22 May, 15:00 CEST", title],
            assumed=["30 minutes long", "3 is read as 15:00"],
        ),
        "audience": announcement.audience(
            "Tell 3 spaces?",
            "All hands moved to Thu 14 May, 17:00 CEST.",
            [Audience(title or "Eng", 12, ["CEST", "EDT"]), Audience("QA", 1)],
            "Tell 3 spaces",
            "Tell nobody",
            STAMP,
            notes=["Ops is left out: you are not a member."],
        ),
    }


def _shown(title: str) -> dict[str, Card]:
    now = view(title)
    old = replace(now, start=at(19, 21), end=at(19, 22), title=f"{title} before", repeats="")
    rows = [row(title, number) for number in range(1, 6)]
    days = [("Today, Sun 19 Apr", rows[:2]), ("Mon 20 Apr", rows[2:])]
    kinds: tuple[announcement.Kind, ...] = ("created", "changed", "cancelled", "started", "message")
    return {
        **{f"meeting {state}": meeting.meeting_card(view(title, state), ZONES, "en", STAMP)
           for state in State},
        "agenda": agenda.agenda(
            "This week", days, BERLIN, "en", STAMP, page=2, pages=3, hint="Type: show 2"
        ),
        "agenda empty": agenda.agenda("Today", [], BERLIN, "en", STAMP),
        **{f"announcement {kind}": announcement.announcement(
            kind, now, old, ZONES, "en", STAMP, by="Ana Silva", words=title
        ) for kind in kinds},
        "reminder": reminder.reminder([rows[0]], ZONES, "en", STAMP),
        "reminders": reminder.reminder(rows[:3], ZONES, "en", STAMP),
        "history": history.history(
            title,
            [
                HistoryRow(2, at(19, 9), title, "Moved to Tue 21 Apr, 15:00 CEST.", undoable=True),
                HistoryRow(1, at(18, 9), "Raj Patel", "Scheduled.", undone_by="Ana Silva"),
            ],
            BERLIN,
            "en",
            STAMP,
        ),
        "history empty": history.history(title, [], BERLIN, "en", STAMP),
        "hello": hello.hello("Hello, I am Muster", ["I plan meetings."], ["list", "help"], STAMP),
    }  # fmt: skip


def _refused(title: str) -> dict[str, Card]:
    return {
        f"refusal, {name}": refusal.refusal(each, title, SHANGHAI, "en", STAMP, PICTURE)
        for name, each in refusals(title).items()
    }


def _help() -> dict[str, Card]:
    return {
        "help": help_card.help_overview(STAMP),
        **{f"help {area}": help_card.help_area(area, STAMP) for area in AREAS},
        **{f"help {name}": help_card.help_one(name, STAMP) for name in HELP},
    }


def every_card(title: str = "Team sync", *, with_help: bool = True) -> dict[str, Card]:
    """Every card by name, with ``title`` wherever somebody else's words can stand."""
    cards = _forms(title) | _questions(title) | _shown(title) | _refused(title)
    return cards | _help() if with_help else cards
