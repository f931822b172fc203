"""The help of each command: syntax, what it does, three examples, who may use it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Help:
    """A command as help shows it; ``does`` completes the sentence "<name>: …"."""

    syntax: str
    does: str
    examples: tuple[str, str, str]
    who: str
    area: str


_ANYBODY = "Anybody may use it."
_MEMBERS = "Anybody who can see the meeting may use it."
_HOST = "The host and cohosts may use it, and others where the space allows it."
_HOST_ONLY = "The host and cohosts may use it."
_OWN = "It concerns only you."
_SPACE = "Any member of the space may use it; in a direct chat it concerns only you."

HELP: dict[str, Help] = {
    "schedule": Help(
        "schedule TITLE [on DAY] [at TIME] [for LENGTH] [every DAYS [until DATE]] [with PEOPLE]",
        "plan a meeting, once or repeating; alone it opens a form",
        (
            "schedule retro tomorrow 14:00 for 1h with lee",
            "schedule standup every weekday 9:15-9:30 until 18 dec",
            "meet now",
        ),
        _ANYBODY,
        "plan",
    ),
    "move": Help(
        "move MEETING to DAY TIME, or push MEETING LENGTH",
        "give a meeting another day or start; the length stays",
        ("move standup on friday to 10", "push #k7 30 min", "move 2 to next fri 10am ET"),
        _HOST,
        "plan",
    ),
    "change": Help(
        "change MEETING WHAT to VALUE",
        "change the title, agenda, length, zone, recurrence, link, password or an option",
        ("rename #k7 to Weekly sync", "extend standup by 15 min", "change #k7 agenda to Budget"),
        _HOST,
        "plan",
    ),
    "cancel": Help(
        "cancel MEETING [on DAY | from DAY on] [because REASON]",
        "cancel one date, everything from a date on, or the whole series; it asks first",
        ("cancel #k7", "skip standup on 25 dec", "cancel standup from 1 july on"),
        _HOST,
        "plan",
    ),
    "list": Help(
        "list [today | this week | DAYS] [with PERSON]",
        "list the meetings ahead, numbered",
        ("list", "list this week with raj", "list tomorrow"),
        _ANYBODY,
        "see",
    ),
    "agenda": Help(
        "agenda [DAY]",
        "show a day, or a week, hour by hour",
        ("agenda", "what's on tomorrow", "agenda next week"),
        _ANYBODY,
        "see",
    ),
    "next": Help(
        "next [NUMBER]",
        "show the next meeting, or the next few",
        ("next", "next 5", "what's next"),
        _ANYBODY,
        "see",
    ),
    "more": Help(
        "more, or page NUMBER",
        "turn to the next page of the last list, or to another one",
        ("more", "page 2", "next page"),
        _ANYBODY,
        "see",
    ),
    "find": Help(
        "find WORDS [in progress | missed | over] [DAYS] [with PERSON]",
        "look for meetings by title, person, time or state, also in the past",
        ("find budget", "find missed last month", "find review with lee in may"),
        _ANYBODY,
        "see",
    ),
    "show": Help(
        "show MEETING [on DAY]",
        "show everything about a meeting, with buttons for what can be done",
        ("show #k7", "show standup on friday", "show 2"),
        _MEMBERS,
        "see",
    ),
    "export": Help(
        "export MEETING [on DAY]",
        "get a meeting as a calendar file",
        ("export #k7", "export standup", "export standup on friday"),
        _MEMBERS,
        "see",
    ),
    "feed": Help(
        "feed, or feed off",
        "get an address that calendar apps can subscribe to; it can be switched off",
        ("feed", "feed for this space", "feed off"),
        _SPACE,
        "see",
    ),
    "invite": Help(
        "invite PEOPLE to MEETING [as cohost]",
        "invite people to a meeting or to one of its dates",
        ("invite lee to #k7", "add sam@acme.example to retro", "add raj to standup as cohost"),
        _HOST,
        "people",
    ),
    "remove": Help(
        "remove PEOPLE from MEETING",
        "take people off a meeting",
        ("remove lee from #k7", "remove sam@acme.example from retro", "uninvite raj from standup"),
        _HOST,
        "people",
    ),
    "rsvp": Help(
        "yes | no | maybe [to MEETING] [NOTE], or late LENGTH",
        "say whether you come, with a note if you like, or that you will be late",
        ("yes to #k7", "no to standup on friday, dentist", "late 5 min"),
        "Everybody who is invited; in a space, every member.",
        "people",
    ),
    "start": Help(
        "start MEETING",
        "start a meeting that is ready",
        ("start #k7", "start standup", "start 1"),
        _HOST_ONLY,
        "people",
    ),
    "join": Help(
        "join MEETING",
        "say that you are here; before the host you wait in the lobby",
        ("join #k7", "join standup", "join"),
        _MEMBERS,
        "people",
    ),
    "admit": Help(
        "admit MEETING",
        "let in everybody who waits in the lobby",
        ("admit #k7", "admit standup", "admit"),
        _HOST_ONLY,
        "people",
    ),
    "end": Help(
        "end MEETING",
        "end a meeting that is in progress",
        ("end #k7", "end standup", "end"),
        _HOST_ONLY,
        "people",
    ),
    "reassign": Help(
        "reassign MEETING to PERSON",
        "hand a meeting over to another host, who is told",
        ("reassign #k7 to raj", "hand over retro to lee", "reassign standup to sam@acme.example"),
        "The host may use it.",
        "people",
    ),
    "remind": Help(
        "remind me | the space LENGTH [and LENGTH] before MEETING",
        "set when to be reminded; several times are possible",
        (
            "remind me 1 day and 5 min before board review",
            "remind the space 15 min before standup",
            "remind me 30 min before #k7",
        ),
        _SPACE,
        "reminders",
    ),
    "snooze": Help(
        "snooze [MINUTES]",
        "get the last reminder again a little later, yourself alone",
        ("snooze", "snooze 10", "snooze 5 min"),
        _OWN,
        "reminders",
    ),
    "mute": Help(
        "mute [MEETING | here] [for LENGTH | till DAY]",
        "stop the reminders of a meeting, or all reminders and the daily overview here; "
        "what changes is still told",
        ("mute here 2h", "mute reminders here till monday 8am", "mute #k7"),
        _SPACE,
        "reminders",
    ),
    "unmute": Help(
        "unmute [MEETING | here]",
        "have reminders again",
        ("unmute here", "unmute #k7", "unmute"),
        _SPACE,
        "reminders",
    ),
    "digest": Help(
        "digest TIME, or digest off",
        "get an overview of the day at a time you choose",
        ("digest 8:00", "digest off", "digest"),
        _SPACE,
        "reminders",
    ),
    "announce": Help(
        "announce [in SPACES:] WORDS, or announce on | off",
        "tell spaces about a meeting; it shows who would be told first",
        (
            "announce in Eng and QA: all hands moves to 5pm thu",
            "announce #k7 in Ops",
            "announce off",
        ),
        "Members of each of the spaces; announcements here can be set by any member.",
        "space",
    ),
    "timezone": Help(
        "timezone [ZONE | CITY]",
        "say in which time zone you are, or see which one is used",
        ("timezone Berlin", "timezone America/Phoenix", "timezone"),
        _OWN,
        "space",
    ),
    "language": Help(
        "language [NAME]",
        "say how dates and times are written for you; the rest stays in English",
        ("language German", "language en_US", "language"),
        _SPACE,
        "space",
    ),
    "prefs": Help(
        "prefs [NAME VALUE], or prefs here",
        "your preferences, or those of this space",
        ("prefs", "prefs reminders 15", "prefs here"),
        _SPACE,
        "space",
    ),
    "status": Help(
        "status",
        "see whether everything works",
        ("status", "are you there", "uptime"),
        _ANYBODY,
        "space",
    ),
    "why": Help(
        "why can't MEETING be on DAY [at TIME]?",
        "learn whether a time is possible and why not; nothing is changed",
        (
            "why can't standup on friday be on saturday?",
            "why can't #k7 be tomorrow at 9?",
            "why can't 2 be at noon?",
        ),
        _MEMBERS,
        "fix",
    ),
    "try": Help(
        "try MEETING at TIME",
        "see what a change would do to each date; nothing is changed",
        ("try standup at 10", "try #k7 on friday", "change all standups to 9:30 dry run"),
        _MEMBERS,
        "fix",
    ),
    "map": Help(
        "map MEETING",
        "see between which days each date of a series can move",
        ("map standup", "map #k7", "map 1"),
        _MEMBERS,
        "fix",
    ),
    "undo": Help(
        "undo [MEETING]",
        "take back your last change here, or of a meeting, for a day, unless somebody changed it "
        "since",
        ("undo", "undo standup", "restore #k7"),
        "Whoever made the change may use it.",
        "fix",
    ),
    "history": Help(
        "history MEETING",
        "see who changed what, and when",
        ("history #k7", "history standup", "history"),
        _MEMBERS,
        "fix",
    ),
    "help": Help(
        "help [COMMAND]",
        "see examples, or one command in full",
        ("help", "help move", "help remind"),
        _ANYBODY,
        "fix",
    ),
}
