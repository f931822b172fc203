"""Corrections to a pending command: "no, make it tuesday", "45 min", "not raj, lee"."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from language.clauses import verbs
from language.drafts import retiming, rewording
from language.line.names import known_words
from language.line.numbers import at
from language.line.parse import Parse
from language.line.tokens import tokenise
from language.model import Command, Habits, Known
from language.times.days import Reader

_NOTHING_MORE = ("end", "reminder", "reminders", "repeat", "recurrence", "limit")
MOST = 500  # characters; what is longer is no correction
PARTS = 5  # corrections in one line

_OPENINGS = (
    "no make it|no make that|make it|make that|make the meeting|i mean|i meant|"
    "sorry i meant|sorry i mean|let's do|lets do|let's make it|lets make it|let's say|"
    "lets say|let's|lets|let's go with|go with|change it to|change to|change that to|"
    "change it|move it to|move that to|set it to|i'd rather|id rather|i would rather|"
    "i'd prefer|i prefer|i'd like|i want|i want it|how about|what about|better|rather|"
    "actually|wait|sorry|no|nope|nah|instead|hm|hmm|hmmm|mm|um|uh|er|well|ok|okay|yes|yeah|"
    "oh|ah|oops|but|and|also|then|please|pls|yes but|on second thought|on second thoughts|"
    "second thought|thinking about it|come to think of it|it should be|should be|"
    "it has to be|it must be|it needs to be|needs to be|it's|its|it is|that's|maybe|"
    "perhaps|possibly|can we do|can we make it|could we do|could we make it|"
    "can you make it|could you make it|can you|could you|can we|could we|do|do it|"
    "put it on|put it|switch to|switch it to|change of plan|change of plans|my bad|"
    "my mistake|it would be better|would be better|i think|we need|i need|it starts|"
    "reschedule to|reschedule it to|reschedule it|move to|shift it to|bring it to|postpone to|"
    "postpone it to|delay it to|delay to|push it to|push to|"
    "start it|start|nein|doch|lieber|besser|non|plutot|mejor|nao|melhor|correction|use|try|"
    "just|only|schedule it|schedule it for|book it for|book it|plan it for|hold it|have it"
)
_CLOSINGS = (
    "is better|would be better|works better|is best|would be best|is fine|is good|"
    "would be good|would be great|would be nice|would work|would work better|"
    "suits me better|suits better|is easier|works|works for me|works better for me|"
    "is better for me|better|for me|instead|then|please|pls|thanks|thank you|thx|rather|"
    "if possible|if that works|if you can|i think|i guess|actually|sorry|as well|too|also|"
    "it is|is what i meant|i meant|i mean|ok|okay|right|.|!|?|,|-|:)"
)
_BY_WORDS = sorted((tuple(words.split()) for words in _OPENINGS.split("|")), key=len, reverse=True)
_AT_END = sorted((tuple(words.split()) for words in _CLOSINGS.split("|")), key=len, reverse=True)
_VERBS = ("schedule", "move", "change", "rsvp", "for", "next", "remove", "invite")
_PARTING = re.compile(r"\s*(?:[,;\n]|\.\s|\s(?:and|but|also|plus|und|et|y|e)\s)\s*", re.IGNORECASE)


def correct(
    draft: Command,
    text: str,
    now: datetime,
    zone: ZoneInfo,
    locale: str | None = None,
    habits: Habits | None = None,
    known: Known | None = None,
) -> Command | None:
    """Return the draft with a correction applied; ``None`` when the text is no correction.

    What the words leave open is kept from the draft: a new day keeps its clock time, a new clock
    time its day. Several corrections may stand in one line ("tuesday, and add lee"). Giving up
    comes back as the command ``nevermind``.
    """
    if not text.strip() or len(text) > MOST:
        return None
    whole = _one(draft, text, now, zone, locale, habits, known)
    if whole is not None:
        return whole
    parts = [part for part in _PARTING.split(text.strip()) if part.strip(" .,!?")]
    if not 2 <= len(parts) <= PARTS:
        return None
    command = draft
    for part in parts:
        if not _is_empty(part, locale):
            step = _one(command, part, now, zone, locale, habits, known)
            if step is None or step.name != draft.name or step.why or step.question:
                return None
            command = step
    return None if command is draft else command


def _one(
    draft: Command,
    text: str,
    now: datetime,
    zone: ZoneInfo,
    locale: str | None,
    habits: Habits | None,
    known: Known | None,
) -> Command | None:
    line = tokenise(text, locale)
    reader = Reader(now, zone, locale, habits or Habits(), line.tongue)
    parse = Parse(text, line, reader, known_words(known), locale)
    begin, opened = _opening(parse)
    tokens = line.tokens
    verb = verbs.match(tokens, begin) or (verbs.match(tokens, 0) if begin else None)
    if verb and verb.name == "nevermind" and verb.end >= len(tokens) - 1:
        return parse.command("nevermind")
    end = _end(parse, begin)
    if begin >= end:
        return None
    swapped = _swapped(draft, parse, begin, end)
    if swapped is not None:
        out, into = swapped
        changed = rewording.swapped(draft, parse, out, into)
        if changed is not None:
            return changed
        if retiming.is_time(parse, *out):
            return retiming.retimed(draft, parse, *into, opened=True)
    worded = rewording.reworded(draft, parse, begin, end)
    if worded is None and tokens[begin].low in ("and", "also", "then", "plus"):
        worded = rewording.reworded(draft, parse, begin + 1, end)  # "and call it Pricing"
    if worded is not None:
        return worded
    led = verb is not None and verb.begin == begin
    if verb and led and verb.name not in _VERBS:
        return None
    return retiming.retimed(draft, parse, begin, end, opened=opened, led=led)


def _opening(parse: Parse) -> tuple[int, bool]:
    """Skip "no, actually make it"; say whether anything of that kind stood there."""
    tokens = parse.tokens
    i, opened = 0, False
    while i < len(tokens):
        if tokens[i].cat in (",", "-", ".", "!", ":"):
            i += 1
            continue
        for words in _BY_WORDS:
            if _stand(parse, i, words):
                if _is_needed(parse, i, words):
                    return i, opened
                i, opened = i + len(words), True
                break
        else:
            break
    return i, opened


def _is_needed(parse: Parse, i: int, words: tuple[str, ...]) -> bool:
    """Whether an opening says something itself: "only raj", "no end", "and lee"."""
    after = at(parse.tokens, i + len(words)).low
    if words in (("just",), ("only",), ("and",), ("also",)):
        return True
    return words == ("no",) and after in _NOTHING_MORE


def _end(parse: Parse, begin: int) -> int:
    """Where the correction ends, before "is better, please"."""
    end = len(parse.tokens)
    while end > begin:
        for words in _AT_END:
            if end - len(words) >= begin and _stand(parse, end - len(words), words):
                end -= len(words)
                break
        else:
            break
    return end


def _stand(parse: Parse, i: int, words: tuple[str, ...]) -> bool:
    return tuple(t.low for t in parse.tokens[i : i + len(words)]) == words


def _is_empty(part: str, locale: str | None) -> bool:
    """Whether a part of a line only opens or closes it ("actually", "please")."""
    line = tokenise(part, locale)
    lows = tuple(token.low for token in line.tokens)
    return lows in _BY_WORDS or lows in _AT_END


def _swapped(
    draft: Command, parse: Parse, begin: int, end: int
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """What goes and what comes: "not raj, lee", "lee, not raj", "lee instead of raj"."""
    tokens = parse.tokens
    lows = [token.low for token in tokens]
    if lows[begin] == "not":
        for k in range(begin + 2, end - 1):
            if lows[k] in (",", "but", "-", ";", ".", "rather"):
                j = k + 1
                while j < end and lows[j] in ("but", "rather", ","):
                    j += 1
                return ((begin + 1, k), (j, end)) if j < end else None
        return None
    if lows[begin] in ("replace", "swap", "exchange", "substitute"):
        for k in range(begin + 2, end - 1):
            if lows[k] in ("with", "for", "by"):
                return (begin + 1, k), (k + 1, end)
        return None
    for k in range(begin + 1, end - 1):
        if lows[k] == "not":
            last = k - 1 if lows[k - 1] in (",", "and", "-") else k
            return ((k + 1, end), (begin, last)) if last > begin else None
        if lows[k : k + 2] == ["instead", "of"] and k + 2 < end:
            return (k + 2, end), (begin, k)
        if lows[k : k + 2] == ["rather", "than"] and k + 2 < end:
            return (k + 2, end), (begin, k)
    return None
