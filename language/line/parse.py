"""What every command's reading shares: the line, sub-scans, targets, scopes and windows."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from language.line.scan import Scan
from language.line.tokens import Line, Token
from language.model import Command, Named, Scope, Span, Target
from language.times.days import Reader

if TYPE_CHECKING:
    from language.times.said import When

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


THANKS = frozenset(("please", "pls", "plz", "thanks", "thx", "bitte", "danke", "merci", "gracias"))


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

    def unknown(self) -> Command:
        """The whole line, as one that asks for nothing that is known."""
        words = self.words(0, len(self.tokens)) or self.text.strip()
        return self.command("unknown", not_understood=(words,))

    def of(self, line: Line) -> Parse:
        """Another line of the same text, reader and names."""
        return Parse(self.text, line, self.reader, self.known, self.locale)

    def of_tokens(self, tokens: list[Token]) -> Parse:
        """The line put together anew from some of its tokens, in any order."""
        line = self.line
        return self.of(Line(line.clean, line.flat, list(tokens), line.tongue, False))

    def part(self, begin: int, end: int) -> Line:
        """Tokens ``[begin, end)`` as a line of their own, so that no reading crosses its edge."""
        line = self.line
        return Line(line.clean, line.flat, line.tokens[begin:end], line.tongue, line.whole)

    def scan(self, begin: int, end: int, repeating: bool = True) -> Scan:
        part = self.part(begin, end)
        return Scan(part, self.reader, self.known, repeating).run(0, len(part.tokens))

    def scanned(self, line: Line) -> Scan:
        """A scan of a line in which weekdays are days of a target or a window."""
        scan = Scan(line, self.reader, self.known, repeating=False)
        return scan.run(0, len(line.tokens))

    def words(self, begin: int, end: int) -> str | None:
        """The words of tokens ``[begin, end)`` as typed, without signs and thanks around them."""
        while end > begin + 1 and self.tokens[end - 1].low in THANKS:
            end -= 1
        text = self.line.cut(begin, end).strip(" ,.:;-–—")
        return unquoted(text) or None

    def scope(self, begin: int, end: int) -> tuple[Scope | None, frozenset[int]]:
        """The scope said in ``[begin, end)`` and its tokens."""
        words = [(word, k) for k in range(begin, end) for word in self.tokens[k].low.split()]
        for n, (first, k) in enumerate(words):
            for rest, scope in _SCOPE_INDEX.get(first, ()):
                said = words[n + 1 : n + 1 + len(rest)]
                if tuple(word for word, _ in said) != rest:
                    continue
                last = said[-1][1] if said else k
                if k > begin and self.tokens[k - 1].cat == "rest of":
                    return Scope.FOLLOWING, frozenset(range(k - 1, last + 1))
                return scope, frozenset(range(k, last + 1))
        return None, frozenset()

    def cut(self, begin: int, end: int, gone: frozenset[int]) -> Line:
        """As ``part`` but without some tokens."""
        line = self.line
        kept = [line.tokens[k] for k in range(begin, end) if k not in gone]
        whole = line.whole and not gone
        return Line(line.clean, line.flat, kept, line.tongue, whole)

    # -- targets -------------------------------------------------------------------------------

    def target(self, begin: int, end: int) -> tuple[Target | None, Scope | None, Scan]:
        """Which meeting tokens ``[begin, end)`` mean."""
        from language.naming.targets import target_of

        scope, gone = self.scope(begin, end)
        scan = self.scanned(self.cut(begin, end, gone))
        target, found = target_of(scan)
        if target is None or not (target.words or target.short or target.numbers or target.number):
            named = [one for one in people_of(scan) if not (one.me or one.space)]
            if named:  # "the call with bob": its title is likely to name him
                target = replace(target or Target(), words=named[0].text)
        return target, scope or found, scan

    def window(self, scan: Scan) -> Span | None:
        """The stretch of time that a list or search is asked for."""
        from language.times.windows import window_of

        return window_of(scan)


def unquoted(text: str) -> str:
    """Without the quotes around the whole."""
    text = text.strip()
    if len(text) > 1 and text[0] in "\"'“”„«" and text[-1] in "\"'“”«»":
        return text[1:-1].strip()
    return text


def target_without(
    parse: Parse, begin: int, end: int, taken: frozenset[int]
) -> tuple[Target | None, Scope | None, Scan]:
    """The target that the tokens not in ``taken`` mean."""
    from language.naming.targets import target_of

    line = parse.cut(begin, end, taken)
    scan = Scan(line, parse.reader, parse.known, repeating=False).run(0, len(line.tokens))
    target, scope = target_of(scan)
    return target, scope, scan


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
    kept = command.assumed if command.question == "biweekly" else ()
    others: list[Command] = []
    for option in when.options:
        if "span" in option:  # how long it repeats, of a line that came to no recurrence
            continue
        fields = {"question": None, "assumed": kept, **option}
        start = fields.get("start")
        if isinstance(start, datetime):
            fields.setdefault("date", start.date())
            fields["clock"] = start.timetz().replace(tzinfo=None)
            if command.duration is not None:
                fields["end"] = start + command.duration
            if command.start is not None and "zone" not in fields:
                fields["start"] = start
        other = replace(command, **fields)
        if all(other != known for known in (*others, command)):
            others.append(other)
    return replace(command, alternatives=tuple(others))
