"""Pasted invitations: lines of labels and values ("Subject: ...", "When: ...", "Where: ...")."""

from __future__ import annotations

from typing import Any

from language.line.numbers import at
from language.line.parse import Parse, time_fields, timed
from language.line.scan import Scan
from language.line.tokens import Line, Token
from language.model import Command, Named
from language.naming import people, titles
from language.times.around import lead_list
from language.times.when import combine

_LABELS = {
    "title": "subject title topic what name betreff thema titel objet sujet asunto assunto event",
    "time": "when date time start starts begin begins day wann datum uhrzeit zeit quand heure "
    "cuando fecha hora quando data duration length dauer duree zone timezone tz repeat repeats "
    "recurrence occurs",
    "end": "end ends until finish ende fin",
    "people": "who with attendees participants invitees guests invite required optional to wer "
    "teilnehmer participantes invites cc organizer organiser host from",
    "place": "where location place room ort wo lieu lugar onde local",
    "text": "agenda description desc notes note details body",
    "link": "link url join",
    "lead": "reminder reminders",
}  # fmt: skip
_LABEL = {word: kind for kind, words in _LABELS.items() for word in words.split()}
_ONLINE = frozenset(("webex", "online", "cisco webex", "webex meeting", "teams", "zoom", "tbd"))
_CHUNK = tuple[str, str, list[Token]]


def labelled(parse: Parse) -> Command | None:
    """The meeting that labelled lines plan; ``None`` when fewer than two labels stand there."""
    chunks = _chunks(parse.tokens)
    kinds = [kind for kind, _, _ in chunks]
    if len(chunks) < 3 or "time" not in kinds:
        return None
    times: list[Token] = []
    title: str | None = None
    text: list[str] = []
    named: list[Named] = []
    link: str | None = None
    fields: dict[str, Any] = {}
    for kind, label, tokens in chunks:
        line = Line(parse.line.clean, parse.line.flat, tokens, parse.line.tongue)
        words = line.cut(0, len(tokens)).strip(" ,;\n")
        link = link or next((t.text for t in tokens if t.cat == "link"), None)
        if kind in ("time", "end"):
            if kind == "end" and tokens:
                until = Token("until", "until", "until", "until", tokens[0].start, tokens[0].start,
                              False)  # fmt: skip
                times.append(until)
            times += tokens
        elif kind == "title":
            title = title or words or None
        elif kind == "people" and label not in ("from", "organizer", "organiser", "host"):
            named += _names(line, parse.known)
        elif kind == "text" and words:
            text.append(words)
        elif kind == "place" and words.lower() not in _ONLINE and words and not link:
            text.append(f"{label.capitalize()}: {words}")
        elif kind == "lead":
            fields["leads"] = tuple(lead_list(tokens, 0)[0])
        elif kind == "" and title is None and tokens:
            rest = Scan(line, parse.reader, parse.known).run(0, len(tokens))
            title = titles.title(rest)
    line = Line(parse.line.clean, parse.line.flat, times, parse.line.tongue, False)
    when = combine(Scan(line, parse.reader, parse.known).run(0, len(times)))
    fields |= {"people": tuple(named), "link": link, "text": "\n".join(text) or None}
    command = parse.command("schedule", title=title, **fields, **time_fields(when))
    return timed(command, when)


def _chunks(tokens: list[Token]) -> list[_CHUNK]:
    """Kind, label and value of each; what stands before the first label has neither."""
    found: list[_CHUNK] = [("", "", [])]
    k = 0
    while k < len(tokens):
        after = at(tokens, k + 1)
        if tokens[k].low in _LABEL and after.cat in (":", "=") and tokens[k].cat != "clock":
            found.append((_LABEL[tokens[k].low], tokens[k].low, []))
            k += 2
            continue
        found[-1][2].append(tokens[k])
        k += 1
    return found


def _names(line: Line, known: frozenset[str]) -> list[Named]:
    named: list[Named] = []
    k = 0
    while k < len(line.tokens):
        k_after, some = people.read(line, k, known, True)
        named += some
        k = max(k_after, k + 1)
    return named
