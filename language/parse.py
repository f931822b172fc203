"""What every command's reading shares: the line, sub-scans, targets, scopes and windows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from language.dates import Reader
from language.model import Command, Named, Scope, Span, Target
from language.numbers import at
from language.said import When
from language.scan import Scan
from language.tokens import Line, Token
from language.when import combine
from language.words.kinds import listed

MONTH = timedelta(days=31)
_SCOPES: tuple[tuple[str, Scope], ...] = (
    ("only this one", Scope.THIS), ("just this one", Scope.THIS), ("only this", Scope.THIS),
    ("just this", Scope.THIS), ("this one only", Scope.THIS), ("this occurrence", Scope.THIS),
    ("this instance", Scope.THIS), ("this time only", Scope.THIS), ("only once", Scope.THIS),
    ("just once", Scope.THIS), ("just this time", Scope.THIS), ("only this time", Scope.THIS),
    ("this date only", Scope.THIS), ("just that one", Scope.THIS), ("only that one", Scope.THIS),
    ("this and all following", Scope.FOLLOWING), ("this and following", Scope.FOLLOWING),
    ("this and the following", Scope.FOLLOWING), ("and all following", Scope.FOLLOWING),
    ("this and future", Scope.FOLLOWING), ("this and all future", Scope.FOLLOWING),
    ("and following", Scope.FOLLOWING), ("all future ones", Scope.FOLLOWING),
    ("all future", Scope.FOLLOWING), ("from now on", Scope.FOLLOWING),
    ("going forward", Scope.FOLLOWING), ("from here on", Scope.FOLLOWING),
    ("from then on", Scope.FOLLOWING), ("from that day on", Scope.FOLLOWING),
    ("onwards", Scope.FOLLOWING), ("onward", Scope.FOLLOWING),
    ("the whole series", Scope.SERIES), ("whole series", Scope.SERIES),
    ("entire series", Scope.SERIES), ("the entire series", Scope.SERIES),
    ("all occurrences of", Scope.SERIES), ("all occurrences", Scope.SERIES),
    ("every occurrence of", Scope.SERIES), ("every occurrence", Scope.SERIES),
    ("all instances", Scope.SERIES), ("the series", Scope.SERIES), ("series", Scope.SERIES),
    ("for good", Scope.SERIES), ("permanently", Scope.SERIES), ("ganze serie", Scope.SERIES),
    ("toute la serie", Scope.SERIES), ("toda la serie", Scope.SERIES),
)  # fmt: skip
_SCOPE_INDEX: dict[str, list[tuple[tuple[str, ...], Scope]]] = {}
for _words, _scope in sorted(_SCOPES, key=lambda pair: -len(pair[0].split())):
    _head, *_tail = _words.split()
    _SCOPE_INDEX.setdefault(_head, []).append((tuple(_tail), _scope))

PRONOUNS = frozenset(listed("it that this them these those es ihn sie ce ca lo la isso das diese"))
_ARTICLES = frozenset(
    listed(
        "the a an my our your his her their all of for on at to in with from der die das den dem des "
        "le la les un une el los las o os as um uma mein meine meinen mon ma mes mi mis meu minha "
        "das and please pls plz thanks thx , . ! ? : ; - ( ) / is are up das 's one's so de du von vom "
        "le's que until by both each every any zum zur am um new into der's l' d' called"
    )
)
_NOUNS = frozenset(
    listed(
        "meeting meetings mtg mtgs event events call calls appointment appointments termin termine "
        "reunion reuniao reuniones reunioes reunions session sessions besprechung besprechungen one ones cita "
        "meeting's rendez-vous rdv occurrence occurrences series invite invites"
    )
)
_REASONS = frozenset(
    listed("because since bc cuz cos reason weil denn porque parce car pois wegen puisque")
)
_THANKS = frozenset(("please", "pls", "plz", "thanks", "thx", "bitte", "danke", "merci", "gracias"))
_STATES = {
    "in progress": "inProgress", "inprogress": "inProgress", "live": "inProgress",
    "running": "inProgress", "ongoing": "inProgress", "missed": "missed", "ended": "ended",
    "finished": "ended", "past": "ended", "over": "ended", "completed": "ended",
    "scheduled": "scheduled", "planned": "scheduled", "ready": "ready", "in lobby": "lobby",
    "lobby": "lobby", "active": "active", "expired": "expired", "happening now": "inProgress",
}  # fmt: skip


class Parse:
    """A line on its way to a command."""

    __slots__ = ("known", "line", "locale", "reader", "text", "tokens")

    def __init__(
        self, text: str, line: Line, reader: Reader, known: frozenset[str], locale: str | None
    ):
        self.text = text
        self.line = line
        self.tokens = line.tokens
        self.reader = reader
        self.known = known
        self.locale = locale

    def command(self, name: str, **fields: Any) -> Command:
        return Command(name, self.text, tongue=self.line.tongue, **fields)

    def part(self, begin: int, end: int) -> Line:
        """Tokens ``[begin, end)`` as a line of their own, so that nothing is read across its edge."""
        line = self.line
        return Line(line.clean, line.flat, line.tokens[begin:end], line.tongue)

    def scan(self, begin: int, end: int, repeating: bool = True) -> Scan:
        part = self.part(begin, end)
        return Scan(part, self.reader, self.known, repeating).run(0, len(part.tokens))

    def words(self, begin: int, end: int) -> str | None:
        """The words of tokens ``[begin, end)`` as typed, without signs and thanks around them."""
        while end > begin + 1 and self.tokens[end - 1].low in _THANKS:
            end -= 1
        text = self.line.cut(begin, end).strip(" ,.:;-–—")
        return unquoted(text) or None

    def reason(self, begin: int, end: int) -> tuple[int, str | None]:
        """Where the reason ("because venue is gone") begins, and its words."""
        for k in range(begin, end):
            token = self.tokens[k]
            if (
                token.low in _REASONS
                or (token.low == "due" and at(self.tokens, k + 1).low == "to")
                or (
                    token.low == "as"
                    and k > begin + 1
                    and at(self.tokens, k + 1).low in ("i", "we", "the")
                )
            ):
                j = k + (2 if token.low in ("due", "parce") else 1)
                if at(self.tokens, j).cat in (":", "of") or at(self.tokens, j).low == "que":
                    j += 1
                return k, self.words(j, end)
            if token.cat == ":" and k > begin:
                return k, self.words(k + 1, end)
        return end, None

    def scope(self, begin: int, end: int) -> tuple[Scope | None, frozenset[int]]:
        """The scope said in ``[begin, end)`` and its tokens."""
        for k in range(begin, end):
            for rest, scope in _SCOPE_INDEX.get(self.tokens[k].low, ()):
                if k > begin and self.tokens[k - 1].cat == "rest of":
                    return Scope.FOLLOWING, frozenset(range(k - 1, k + 1 + len(rest)))
                if k + 1 + len(rest) <= end and all(
                    self.tokens[k + 1 + n].low == word for n, word in enumerate(rest)
                ):
                    return scope, frozenset(range(k, k + 1 + len(rest)))
        return None, frozenset()

    def cut(self, begin: int, end: int, gone: frozenset[int]) -> Line:
        """As ``part`` but without some tokens."""
        line = self.line
        kept = [line.tokens[k] for k in range(begin, end) if k not in gone]
        return Line(line.clean, line.flat, kept, line.tongue)

    # -- targets -------------------------------------------------------------------------------

    def target(self, begin: int, end: int) -> tuple[Target | None, Scope | None, Scan]:
        """Which meeting tokens ``[begin, end)`` mean."""
        scope, gone = self.scope(begin, end)
        line = self.cut(begin, end, gone)
        scan = Scan(line, self.reader, self.known, repeating=False).run(0, len(line.tokens))
        target, found = target_of(scan)
        if target is None or not (target.words or target.short or target.numbers or target.number):
            named = [one for one in people_of(scan) if not (one.me or one.space)]
            if named:  # "the call with bob": its title is likely to name him
                target = replace(target or Target(), words=named[0].text)
        return target, scope or found, scan

    def window(self, scan: Scan) -> Span | None:
        """The stretch of time that a list or search is asked for."""
        return window_of(scan)


def unquoted(text: str) -> str:
    """Without the quotes around the whole."""
    text = text.strip()
    if len(text) > 1 and text[0] in "\"'“”„«" and text[-1] in "\"'“”«»":
        return text[1:-1].strip()
    return text


def target_of(scan: Scan) -> tuple[Target | None, Scope | None]:
    """Read title words, numbers, pronouns and days of a target from a scan."""
    tokens = scan.tokens
    short: str | None = None
    numbers: list[int] = []
    number: str | None = None
    link: str | None = None
    pronoun = every = upcoming = plural = False
    scope: Scope | None = None
    words: list[int] = []
    rest = set(scan.rest)
    for k in scan.rest:
        token = tokens[k]
        low, cat = token.low, token.cat
        after = at(tokens, k + 1)
        if cat == "short":
            name = token.text[1:]
            if name.isdigit():
                numbers.append(int(name))
            else:
                short = name.lower()
        elif cat == "link":
            link = token.text
        elif cat == "int" and (9 <= len(token.text) <= 11):
            number = token.text
        elif cat == "int" and len(token.text) <= 4 and _meeting_number(tokens, k):
            number = (number or "") + token.text
        elif cat == "int" and 1 <= token.val <= 99 and _list_number(scan, k, rest):
            numbers.append(token.val)
        elif cat in ("ord", "nth") and (
            after.low in _NOUNS or after.cat == "end" or after.cat == ","
        ):
            numbers.append(token.val)
        elif cat == "last" and (after.low in ("one", "meeting") or after.cat == "end"):
            numbers.append(-1)
        elif low in ("all", "both", "everything", "alle", "tous", "toutes", "todos", "todas") or (
            cat == "every"
        ):
            if low in ("all", "every", "each", "alle") and _some_noun(scan, k + 1, rest):
                plural = True
            else:
                every = True
        elif cat == "rest of":
            scope = Scope.FOLLOWING
        elif cat in ("next", "coming") and (k + 1 not in rest or after.cat != "u"):
            upcoming = True
        elif (
            low in PRONOUNS
            and (cat != "this" or after.low in _NOUNS or after.cat == "end")
            and (len(low) > 2 or not words)
        ):
            pronoun = True
        elif low in _ARTICLES or low in _NOUNS or cat in ("this", "number", "of", "the"):
            if (
                words
                and low not in (",", ".", "!", "?", "please", "thanks", "-")
                and k == words[-1] + 1
            ):
                words.append(k)
        elif low == "number" and after.cat == "int":
            continue
        else:
            words.append(k)
    while words and (tokens[words[-1]].low in _ARTICLES or tokens[words[-1]].low in _NOUNS):
        words.pop()
    dates: list[date] = []
    clock: time | None = None
    for slot in scan.slots:
        if slot.kind in ("day", "begin") and slot.value.day:
            dates += [slot.value.day]
            if slot.kind == "begin" and slot.mark in ("onwards", "start"):
                scope = Scope.FOLLOWING
        elif slot.kind in ("clock", "range"):
            first = slot.value[0] if slot.kind == "range" else slot.value
            if first.hour < 24:
                from language.spans import likely_hour

                hour = first.hour if first.fixed else likely_hour(scan.reader, first)
                clock = time(hour % 24, first.minute)
        elif slot.kind == "onwards":
            scope = Scope.FOLLOWING
    text = _joined(scan, words)
    if plural and text:
        scope = scope or Scope.SERIES
    elif plural:
        every = True
    if text and pronoun and len(text) > 2:
        pronoun = False
    if not (
        short or numbers or number or link or pronoun or every or upcoming or text or dates or clock
    ):
        return None, scope
    return (
        Target(
            short=short, numbers=tuple(dict.fromkeys(numbers)), pronoun=pronoun, every=every,
            upcoming=upcoming, words=text, dates=tuple(dict.fromkeys(dates)), clock=clock,
            number=number, link=link,
        ),
        scope,
    )  # fmt: skip


def _joined(scan: Scan, words: list[int]) -> str | None:
    """Title words, as typed where they stand together."""
    if not words:
        return None
    tokens = scan.tokens
    pieces: list[str] = []
    begin = words[0]
    previous = begin
    for k in words[1:] + [-1]:
        if k == previous + 1:
            previous = k
            continue
        pieces.append(scan.line.cut(begin, previous + 1))
        begin = previous = k
    text = unquoted(" ".join(" ".join(pieces).split()).strip(" ,.;:!?-"))
    if text.lower().endswith("'s"):
        text = text[:-2]
    return text if any(c.isalnum() for c in text) or not tokens else (text or None)


def _list_number(scan: Scan, k: int, rest: set[int]) -> bool:
    """A bare number is a place in the list unless it belongs to title words ("sprint 42 review")."""
    tokens = scan.tokens
    before, after = at(tokens, k - 1), at(tokens, k + 1)
    left = k - 1 in rest and before.cat == "word" and before.low not in _ARTICLES | _NOUNS | {
        "number", "nr", "no", "item", "numbers",
    }  # fmt: skip
    right = k + 1 in rest and after.cat == "word" and after.low not in _ARTICLES | _NOUNS
    return not left and not (right and not after.glued and k > 0) and not (right and after.glued)


def _meeting_number(tokens: list[Token], k: int) -> bool:
    """Groups of digits such as "2345 678 9012"."""
    group = [t for t in tokens[max(0, k - 2) : k + 3] if t.cat == "int" and len(t.text) in (3, 4)]
    token = tokens[k]
    beside = at(tokens, k - 1).cat == "int" or at(tokens, k + 1).cat == "int"
    return len(token.text) in (3, 4) and beside and len(group) >= 3


def _some_noun(scan: Scan, k: int, rest: set[int]) -> bool:
    while k in rest and scan.tokens[k].low in ("the", "my", "our", "of"):
        k += 1
    return k in rest and scan.tokens[k].cat == "word" and scan.tokens[k].low not in ("them", "it")


def window_of(scan: Scan) -> Span | None:
    """A day, a part of it, or a stretch of days as moments in the reader's zone."""
    reader, home = scan.reader, scan.reader.home
    words: list[str] = []
    begin: datetime | None = None
    end: datetime | None = None
    part: str | None = None
    for slot in scan.slots:
        text = scan.line.cut(slot.i, slot.j)
        if slot.kind == "day" and slot.value.day:
            day = slot.value.day
            part = slot.value.part or part
            if begin is not None and end is not None:
                begin = min(begin, _midnight(day, home))
                end = max(end, _midnight(day + timedelta(days=1), home))
            else:
                begin, end = _midnight(day, home), _midnight(day + timedelta(days=1), home)
        elif slot.kind == "period":
            begin, end = _midnight(slot.value[0], home), _midnight(slot.value[1], home)
        elif slot.kind == "span" and slot.mark == "next":
            begin = reader.now
            end = reader.now + slot.value.delta
        elif slot.kind == "begin" and slot.value.day:
            begin = _midnight(slot.value.day, home)
            end = end or begin + 12 * MONTH
        elif slot.kind == "until" and slot.value.day:
            begin = begin or reader.now
            end = _midnight(slot.value.day + timedelta(days=1), home)
        elif slot.kind == "part":
            part = slot.value
            if begin is None:
                begin = _midnight(reader.today, home)
                end = _midnight(reader.today + timedelta(days=1), home)
        elif slot.kind == "offset" and slot.value.minutes > 0:
            begin, end = reader.now, reader.now + slot.value.delta
        elif slot.kind == "range" and begin is not None:
            first, last = slot.value
            day = begin.date()
            from language.spans import likely_hour

            hour = first.hour if first.fixed else likely_hour(reader, first)
            begin = datetime.combine(day, time(hour % 24, first.minute), home)
            end = datetime.combine(day, time(last.hour % 24, last.minute), home)
        elif slot.kind == "instant":
            begin, end = reader.now, reader.now + timedelta(minutes=1)
        else:
            continue
        words.append(text)
    if begin is None or end is None:
        return None
    if part and (end - begin) <= timedelta(days=1, hours=2):
        day = begin.date()
        hours = {"morning": (0, 12), "afternoon": (12, 18), "evening": (17, 24)}.get(part, (17, 24))
        begin = datetime.combine(day, time(hours[0]), home)
        last = day + timedelta(days=1) if hours[1] == 24 else day
        end = datetime.combine(last, time(hours[1] % 24), home)
    return Span(begin, end, " ".join(words))


def _midnight(day: date, home: tzinfo) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=home)


def states_of(scan: Scan) -> tuple[tuple[str, ...], frozenset[int]]:
    """State words of a search ("in progress or missed") and the tokens they take."""
    found: list[str] = []
    gone: set[int] = set()
    for k in range(len(scan.tokens)):
        low = scan.tokens[k].low
        two = f"{low} {at(scan.tokens, k + 1).low}"
        state = _STATES.get(two)
        if state:
            gone |= {k, k + 1}
        elif low in _STATES and k not in gone:
            state = _STATES[low]
            gone.add(k)
        if state and state not in found:
            found.append(state)
    if gone:
        gone |= {
            k
            for k in range(len(scan.tokens))
            if scan.tokens[k].cat in ("or", "and") and (k - 1 in gone or k + 1 in gone)
        }
    return tuple(found), frozenset(gone)


def people_of(scan: Scan) -> tuple[Named, ...]:
    """Everybody named in a scan, once."""
    found: dict[str, Named] = {}
    for slot in scan.of("people"):
        for named in slot.value:
            found.setdefault((named.email or named.text).lower(), named)
    return tuple(found.values())


def time_fields(when: When) -> dict[str, Any]:
    """The fields of a ``Command`` that a ``When`` sets."""
    return {
        "start": when.start, "date": when.day, "clock": when.clock, "end": when.end,
        "duration": when.duration, "zone": when.zone, "recurrence": when.rule,
        "until": when.until, "count": when.count, "instant": when.instant,
        "assumed": tuple(dict.fromkeys(when.assumed)), "question": when.question,
        "not_understood": tuple(dict.fromkeys(when.not_understood)), "why": when.why,
    }  # fmt: skip


def timed(command: Command, when: When) -> Command:
    """Attach the other readings as whole commands."""
    if not when.options:
        return command

    plain = replace(command, question=None, assumed=())
    others: list[Command] = []
    for option in when.options:
        fields = dict(option)
        start = fields.get("start")
        if isinstance(start, datetime):
            fields.setdefault("date", start.date())
            fields["clock"] = start.timetz().replace(tzinfo=None)
            if command.duration is not None:
                fields["end"] = start + command.duration
            if command.start is not None and "zone" not in fields:
                fields["start"] = start
        other = replace(plain, **fields)
        if all(other != known for known in (*others, command)):
            others.append(other)
    return replace(command, alternatives=tuple(others))


def read_when(scan: Scan) -> When:
    return combine(scan)


def zone_of(name: str | None, home: tzinfo) -> ZoneInfo | tzinfo:
    from language.zones import load

    return load(name) if name else home
