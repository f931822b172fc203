"""The page docs/commands.md, written from the help lines."""

from __future__ import annotations

from texts.help import AREAS, in_area
from texts.helping import NOT_YET, SAME
from texts.helplines import HELP
from texts.settings import ALLOWED, NAMES

# What a meeting's options are called when they are typed, and what they take.
OPTIONS: dict[str, str] = {
    "title": "any words, up to 128 characters",
    "agenda": "any words, up to 1300 characters; *none* takes it away",
    "link": "an address that begins with https://; *none*",
    "number": "a Webex meeting number of 8 to 12 digits; *none*",
    "password": "up to 16 characters without spaces; *none*. It is never shown in a space",
    "reminder": "a time before the start such as *15 min* or *1 day*; *none*",
    "lobby": "*on* (who was not invited waits), *off*, *block*",
    "join before host": "*on*, *off*, or *5 min*, *10 min*, *15 min*",
    "join before host minutes": "*0*, *5*, *10*, *15*",
    "audio before host": "*on* or *off*",
    "auto record": "*on* or *off*",
    "automatic lock": "*on*, *off*, or *5 min*, *10 min*, *15 min*, *20 min*",
    "lock after": "*0*, *5*, *10*, *15*, *20* minutes",
    "co-host": "*on* or *off*: may any invited person be cohost",
    "first cohost": "*on* or *off*: is the first to join cohost",
    "public": "*on* or *off*",
    "exclude password": "*on* or *off*: leave the password out of mails",
    "devices": "*on* or *off*: may signed-in devices join without the lobby",
}

_INTRODUCTION = """\
# Commands

Everything can be typed, in any order and in your own words; most of it can also be pressed. In a
space, mention the bot (`@Muster move 2 to 10`), since Webex shows a bot only messages that mention
it. In a direct conversation no mention is needed. `help` shows six examples, `help move` one
command in full. This page is written by `python bot.py commands > docs/commands.md`.

In the syntax below, capitals stand for your words, `[…]` may be left out, and `|` separates
choices. `MEETING` is any of these:

| you type | it means |
| --- | --- |
| `2` | the second meeting of the list you were last shown here: that one date |
| `#k7` | the short id that every card and list shows |
| `standup` | words of the title; with a day, as in `standup on friday`, that date |
| `it` | the meeting of the thread you write in, or the last one talked about |
| `https://…`, `2512 345 6789` | the join link or meeting number |

If a meeting repeats and you did not say how much of it you mean, the bot asks: only this date, from
this date on, or the whole series. It never guesses. If several meetings fit, it asks which.

Times are read in your own zone (`timezone Berlin` sets it), or in the one you name (`10am ET`,
`at 3 in London`): `tomorrow 3pm`, `next fri 10:00`, `in 2h`, `last friday of the month`,
`every weekday 9:15-9:30 until 18 dec`. What was assumed (a length of 30 minutes, a reminder 10
minutes before) is named in the answer. Before anything is changed that repeats or that others are
told of, the bot shows what it understood and waits for a press or a `yes`; `never mind` (or `done`)
lets go of what it asked. A `thanks` is taken in few words.

Other words for the same are understood too: `meet`, `book` and `plan` for `schedule`; `push`,
`reschedule` and `postpone` for `move`; `rename`, `extend` and `shorten` for `change`; `skip` and
`drop` for `cancel`; `settings` for `prefs`; `health` for `status`. A misspelt command that only
looks something up is carried out; before any other the bot asks whether it was meant.
"""


def page() -> str:
    """All commands as a Markdown page, by area."""
    parts = [_INTRODUCTION, _overview()]
    for area, title in AREAS.items():
        parts.append(f"## {title}\n")
        parts += [_one(name) for name in _there(area)]
    parts += [_options(), _settings(), _not_yet()]
    return "\n".join(parts)


def _there(area: str) -> list[str]:
    """The commands of an area that do something; the others are listed at the end."""
    return [name for name in in_area(area) if name not in NOT_YET]


def _overview() -> str:
    rows = [
        f"| [`{name}`](#{name}) | {HELP[name].does} | `{HELP[name].examples[0]}` |"
        for area in AREAS
        for name in _there(area)
    ]
    return "\n".join(["| command | what for | example |", "| --- | --- | --- |", *rows, ""])


def _one(name: str) -> str:
    entry = HELP[name]
    does = entry.does[0].upper() + entry.does[1:]
    examples = "\n".join(f"- `{each}`" for each in entry.examples)
    return f"### {name}\n\n{does}.\n\n```text\n{entry.syntax}\n```\n\n{examples}\n\n{entry.who}\n"


def _options() -> str:
    rows = [f"| {name} | {takes} |" for name, takes in OPTIONS.items()]
    head = (
        "## Options of a meeting\n\n"
        "For [`change`](#change), as in `change #k7 lobby on`; also in its form.\n"
    )
    return "\n".join([head, "| option | takes |", "| --- | --- |", *rows, ""])


def _settings() -> str:
    rows = [f"| {NAMES[name]} | {takes} |" for name, takes in ALLOWED.items()]
    head = (
        "## Settings\n\n"
        "For [`prefs`](#prefs): your own as in `prefs reminders 15`, those of a space as "
        "in\n`prefs here`. Zone, dates, reminder and overview exist for both; who may change "
        "meetings and\nannouncements are a space's, the others a person's.\n"
    )
    return "\n".join([head, "| setting | takes |", "| --- | --- |", *rows, ""])


def _not_yet() -> str:
    rows = [
        f"| {', '.join((name, *(other for other in SAME if SAME[other] == name)))} | {answer} |"
        for name, answer in NOT_YET.items()
    ]
    head = "## Not there yet\n\nThese words are recognised and answered with what to do instead.\n"
    return "\n".join([head, "| words | the answer |", "| --- | --- |", *rows, ""])
