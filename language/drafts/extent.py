"""Answers to "how much of the series?": only this, from thursday on, all of them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from language.drafts.picking import FILLERS
from language.line.parse import Parse
from language.line.scan import Scan
from language.line.tokens import tokenise
from language.model import Habits, Scope
from language.times.days import Reader

_THIS = frozenset(
    ("this only", "just this one", "only this", "just this", "only this one", "this one only",
     "this one", "this", "only that", "just that", "only that one", "just that one", "that one",
     "the next one", "next one", "just the next one", "only the next one", "just the next",
     "only next", "just once", "once", "only once", "this time", "just this time",
     "only this time", "one", "only one", "just one", "nur diese", "nur dieses",
     "seulement celle-ci", "solo esta", "so esta")
)  # fmt: skip
_SERIES = frozenset(
    ("all", "all of them", "everything", "every one", "the series", "series", "whole series",
     "the whole series", "entire series", "the entire series", "the whole thing", "all of it",
     "every time", "each", "every one of them", "the lot", "all the meetings", "all meetings",
     "for all", "all occurrences", "them all", "always", "all left", "alle", "die ganze serie",
     "toute la serie", "tous", "toda la serie", "todas", "a serie toda", "for good")
)  # fmt: skip
_FOLLOWING = frozenset(
    ("this and following", "this and all following", "this and the following", "following",
     "from now on", "from then on", "from here on", "from that day on", "from this one on",
     "this and future", "all future", "future", "all future ones", "going forward", "onwards",
     "from this on", "from next on", "this and after", "this and later", "from that one on",
     "all following", "the following", "this one and following", "and following",
     "this and all future", "from there on", "ab jetzt", "a partir de maintenant")
)  # fmt: skip
_ONWARDS = frozenset(("from", "on", "onwards", "onward", "starting", "after"))
_JOINING = frozenset(("and", "&", "+", ",", "both", "und", "et", "y", "e"))
_ONLY = frozenset(("just", "only", "nur", "solo"))


def how_much(
    text: str, now: datetime, zone: ZoneInfo, locale: str | None = None
) -> tuple[Scope, tuple[date, ...]] | None:
    """Read how much of a series is meant, and the days that were named with it, if any.

    "only this", "all", "just thursday" (that date), "thursday and friday" (both), "from thursday
    on" (it and what follows).
    """
    if not text.strip() or len(text) > 100:
        return None
    line = tokenise(text, locale)
    tokens = [t for t in line.tokens if t.low not in (",", ".", "!", "please", "pls", "thanks")]
    words = " ".join(token.low for token in tokens)
    for phrases, scope in ((_THIS, Scope.THIS), (_FOLLOWING, Scope.FOLLOWING),
                           (_SERIES, Scope.SERIES)):  # fmt: skip
        if words.removeprefix("no ") in phrases:
            return scope, ()
    reader = Reader(now, zone, locale, Habits(), line.tongue)
    parse = Parse(text, line, reader, frozenset(), locale)
    scan = Scan(line, reader, frozenset(), repeating=False).run(0, len(line.tokens))
    days = scan.of("day") + scan.of("begin")
    rest = [scan.tokens[k].low for k in scan.rest if scan.tokens[k].low not in FILLERS]
    others = [slot for slot in scan.slots if slot not in days and slot.kind != "onwards"]
    if not days or others or any(low not in _ONLY | _ONWARDS | _JOINING for low in rest):
        return None
    onwards = (
        scan.of("onwards")
        or days[0].kind == "begin"
        or any(token.low in ("from", "onwards", "onward", "starting") for token in tokens)
        or parse.scope(0, len(parse.tokens))[0] is Scope.FOLLOWING
    )
    said = tuple(slot.value.day for slot in days if slot.value.day)
    if len(said) < len(days) or (onwards and len(said) > 1):
        return None
    return (Scope.FOLLOWING if onwards else Scope.THIS), said
