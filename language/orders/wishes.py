"""What is wished of a meeting named first: "the demo must be moved", "retro should be at 4"."""

from __future__ import annotations

from dataclasses import replace

from language.clauses import verbs
from language.clauses.news import MEETINGS
from language.clauses.reasons import find_reason
from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse
from language.line.tokens import Token
from language.model import Command, Target
from language.orders.destination import TIMEY
from language.orders.wish_words import ASKED_OF, GONE, MODALS, MOVED
from language.times.durations import length
from language.words.kinds import listed

_MOVING = {
    "moving": "move", "rescheduling": "move", "postponing": "move", "pushing": "move",
    "shifting": "move", "delaying": "move", "bringing": "bring", "cancelling": "cancel",
    "canceling": "cancel", "deleting": "cancel", "dropping": "cancel", "scrapping": "cancel",
    "skipping": "cancel", "extending": "extend", "shortening": "shorten", "renaming": "rename",
}  # fmt: skip
_DONE_TO = MOVED | GONE
_TAKING_PLACE = frozenset(
    listed("be start begin go happen move run last take shift commence kick finish end come")
)
_SHIFTED = frozenset(listed("earlier later forward back sooner"))
_REPEATING = frozenset(("every", "freq", "wds"))
_SAY = "Say “move” with its title and the new time, or “cancel” with its title."
_REPORTED = frozenset(listed("been was were is are got gets"))
_AT_END = frozenset(("?", ".", "!", "please", "pls", "thanks", "cheers"))
_SUBJECTS = frozenset(listed("we i you they he she anyone someone everyone nobody who it's"))
_WANTING = frozenset(listed("get want need like have wants see getting got"))


def wished(parse: Parse) -> Command | None:
    """The command that a clause about a meeting asks for; what only reports a change is refused."""
    if any(token.low == "know" for token in parse.tokens[:8]):  # "let everyone know it moved"
        return None
    last = len(parse.tokens) - 1
    while last > 0 and parse.tokens[last].low in _AT_END:
        last -= 1
    if parse.tokens[last].low == "instead":
        moved = _supposed(parse.of_tokens(parse.tokens[:last])) or instead(parse, last)
        if moved is not None:
            return moved
    verb = verbs.find(list(parse.tokens))
    if verb is not None and verb.words in ("do", "have", "make", "hold", "start", "begin"):
        step = shifted(parse, verb.end)  # "could we do the QBR an hour later"
        if step is not None:
            return step
    wish = _off(parse) or _passive(parse) or renamed(parse) or _supposed(parse)
    days = [token for token in parse.tokens if token.cat in ("wd", "day")]
    if wish is None and verb is None and len(days) > 1 and _same_time(parse.tokens):
        return _read_as(parse, "move", "move")  # "QBR from tuesday to thursday, same time"
    return wish


def _marked(before: Token) -> Token:
    """A "to" that was not said, behind ``before``."""
    return Token("to", "to", "to", "to", before.end, before.end, False)


_TOLD_OF = frozenset(("my", "someone", "somebody", "he", "she", "they", "i", "is", "why", "it"))
_HAILED = frozenset(listed("sorry folks hi hey team all guys everyone everybody hello fyi so ok ,"))


def _off(parse: Parse) -> Command | None:
    """ "the retro is off this week", "standup on friday is cancelled": an order, asked first."""
    tokens = parse.tokens
    begin = next((n for n in range(len(tokens)) if tokens[n].low not in _HAILED), 0)
    k = next((n for n in range(begin + 1, len(tokens) - 1) if tokens[n].low in ("is", "are")), None)
    if k is None or tokens[begin].low in _TOLD_OF or any(token.cat == "?" for token in tokens):
        return None
    first = k + 1
    while at(tokens, first).low in ("now", "all", "not", "going", "to"):
        first += 1
    word, after = at(tokens, first).low, at(tokens, first + 1)
    if any(token.low == "not" for token in tokens[k:first]):
        gone = word in ("happening", "happen", "taking", "on") and after.cat != "the"
    elif word == "off":  # a meeting; "raj is off on friday" tells of somebody
        meeting = tokens[begin].cat == "the" or any(
            token.owned or token.low in MEETINGS or token.low in parse.known
            for token in tokens[begin:k]
        )
        gone = meeting and after.cat != "to" and after.low not in ("limits", "the")
    else:
        gone = word in ("cancelled", "canceled", "scrapped")
    if not gone:
        return None
    kept = [tokens[first], *tokens[begin:k], *tokens[first + 1 :]]
    command = _done(parse.of_tokens(kept), "cancelled")
    if command.target is None or not command.target.words:
        return None
    said = parse.line.cut(k, first + 1)
    return replace(command, assumed=(f"“{said}” is read as cancelling it",))


def _same_time(tokens: list[Token]) -> bool:
    return any(token.cat == "to" for token in tokens) and any(
        tokens[k].low == "same" and tokens[k + 1].low in ("time", "tz")
        for k in range(len(tokens) - 1)
    )


def _passive(parse: Parse) -> Command | None:
    """ "the demo must be moved to thursday", "we need the retro cancelled"."""
    tokens = parse.tokens
    k = next((n for n in range(1, len(tokens)) if tokens[n].low in _DONE_TO), None)
    if k is None:
        return None
    before = tokens[k - 1].low
    begin = k - 1
    while begin > 0 and tokens[begin - 1].low in (*MODALS, "to", "be", "not", "now", "please"):
        begin -= 1
    lows = {token.low for token in tokens[begin:k]}
    if before == "be" and lows & (MODALS | {"to"}) and begin > 0:
        kept = [tokens[k], *tokens[:begin], *tokens[k + 1 :]]
        return _done(parse.of_tokens(kept), tokens[k].low)
    if before == "be" and tokens[0].low in ASKED_OF:  # "could the review be pushed to friday"
        kept = [tokens[k], *tokens[1 : k - 1], *tokens[k + 1 :]]
        return _done(parse.of_tokens(kept), tokens[k].low)
    wanting = next((n for n in range(min(4, k)) if tokens[n].low in _WANTING), None)
    if wanting is not None and k > wanting + 1 and before not in _REPORTED | {"be", "have"}:
        kept = [tokens[k], *tokens[wanting + 1 : k], *tokens[k + 1 :]]
        return _done(parse.of_tokens(kept), tokens[k].low)
    if before in _REPORTED and (
        any(t.cat in ("to", "day", "wd", "clock") for t in tokens[k:]) or tokens[k].low in GONE
    ):
        words = parse.line.cut(k - 1, k + 1)
        name = "cancel" if tokens[k].low in GONE else "move"
        return parse.command(name, not_understood=(words,), why=_SAY)
    if tokens[k].low in MOVED and at(tokens, k + 1).cat == "to" and before not in ("be", "to"):
        words = parse.line.cut(k, k + 2)
        return parse.command("move", not_understood=(words,), why=_SAY)
    return None


def _done(parse: Parse, word: str) -> Command:
    from language.orders.asking import targeted
    from language.orders.changing import change
    from language.orders.moving import move

    if word in GONE:
        return targeted(parse, Verb("cancel", 0, 1, "cancel"))
    words = {"brought": "bring", "pulled": "bring", "advanced": "bring"}.get(word, "move")
    moved = move(parse, Verb("move", 0, 1, words))
    timed = moved.start or moved.date or moved.clock or moved.shift or moved.why or moved.question
    if word == "changed" and not timed:
        return change(parse, Verb("change", 0, 1, "change"))
    return replace(moved, said=parse.text)


def _supposed(parse: Parse) -> Command | None:
    """ "retro should be at 4", "could standup start 15 min earlier", "arb needs moving to 2"."""
    tokens = parse.tokens
    found = _subject(tokens)
    if found is None:
        return None
    begin, end, rest = found
    stop, _ = find_reason(parse, rest, len(tokens), timed=True, colon=False)
    if stop < len(tokens):
        parse = parse.of(parse.part(0, stop))
        tokens = parse.tokens
    subject = tokens[begin:end]
    if any(token.low in ("reminder", "reminders") for token in subject):
        from language.orders.reminding import reminded

        return reminded(parse)
    if not subject or subject[0].low in _SUBJECTS:
        return None
    doing = at(tokens, rest - 1).low
    if doing in _MOVING:
        words = _MOVING[doing]
        name = {"bring": "move", "extend": "change", "shorten": "change", "rename": "change"}
        kept = parse.of_tokens([tokens[rest - 1], *subject, *tokens[rest:]])
        return _read_as(kept, name.get(words, words), words)
    behind = tokens[rest:]
    if not behind:
        return None
    named = next((k for k, token in enumerate(behind) if token.low in ("called", "named")), None)
    if named is not None and named < 2:
        kept = parse.of_tokens([*subject, _marked(subject[-1]), *behind[named + 1 :]])
        return _read_as(kept, "change", "rename")
    scope, gone = parse.scope(rest, len(tokens))
    if gone:
        command = _supposed(parse.of(parse.cut(0, len(tokens), gone)))
        return replace(command, scope=scope) if command is not None else None
    scan = parse.scan(rest, len(tokens))
    kinds = {slot.kind for slot in scan.slots if slot.kind in TIMEY}
    if not kinds and behind[0].cat not in ("int", "num", "at"):
        return None
    if any(token.low in _SHIFTED for token in behind):
        return _read_as(parse.of_tokens([*subject, *behind]), "move", "move")
    kept = parse.of_tokens([*subject, _marked(subject[-1]), *behind])
    lasting = kinds and kinds <= {"length", "span"}
    if lasting or "repeat" in kinds or any(token.cat in _REPEATING for token in behind):
        return _read_as(kept, "change", "change")
    return _read_as(kept, "move", "move")


def shifted(parse: Parse, begin: int = 0) -> Command | None:
    """ "standup 15 mins later tomorrow": no verb, but a meeting and a step from ``begin`` on."""
    if begin:
        parse = parse.of(parse.part(begin, len(parse.tokens)))
    tokens = parse.tokens
    for k in range(1, min(len(tokens), 9)):
        span = length(tokens, k)
        if span is None or at(tokens, span[0]).low not in _SHIFTED - {"back", "forward"}:
            continue
        before = tokens[:k]
        if before[0].low in _SUBJECTS or any(
            token.cat not in ("word", "name", "the", "a", "short", "this", "day", "wd", "-")
            for token in before
        ):
            return None
        return _read_as(parse, "move", "move")
    return None


def resized(parse: Parse) -> Command | None:
    """ "retro to 45m", "standup to 9:30": no verb, but a meeting and what it is to become."""
    tokens = parse.tokens
    k = next((n for n in range(1, min(len(tokens) - 1, 7)) if tokens[n].cat == "to"), None)
    if k is None or any(t.cat not in ("word", "name", "the", "a", "short") for t in tokens[:k]):
        return None
    scan = parse.scan(k + 1, len(tokens))
    if scan.rest or not scan.slots:
        return None
    kinds = {slot.kind for slot in scan.slots}
    if kinds == {"length"}:
        return _read_as(parse, "change", "change")
    return _read_as(parse, "move", "move") if kinds <= {"clock", "range", "day"} else None


def renamed(parse: Parse) -> Command | None:
    """ "the weekly ops call is now called "Ops & Incidents"."""
    tokens = parse.tokens
    again = tokens[0].low == "call" and at(tokens, 1).low in ("it", "this", "that")
    if again and len(tokens) > 2 and tokens[2].cat != "a":  # "call it "Roadmap 2027" instead"
        end = len(tokens) - (tokens[-1].low == "instead")
        kept = [tokens[1], _marked(tokens[1]), *tokens[2:end]]
        return _read_as(parse.of_tokens(kept), "change", "rename")
    for k in range(2, len(tokens) - 1):
        if tokens[k].low in ("called", "named") and tokens[k - 1].low in ("be", "now", "is"):
            end = k
            while end > 1 and tokens[end - 1].low in ("be", "now", "is", "should", "will", "to"):
                end -= 1
            kept = [*tokens[:end], _marked(tokens[end - 1]), *tokens[k + 1 :]]
            return _read_as(parse.of_tokens(kept), "change", "rename")
    return None


def _subject(tokens: list[Token]) -> tuple[int, int, int] | None:
    """Where the meeting's words begin and end, and where what is wished of it begins."""
    start = 0
    while at(tokens, start).low in ("ok", "so", "well", "hey", "hi", ",", "please", "and"):
        start += 1
    begin = start
    if at(tokens, begin).low in ("do", "does", "did") and at(tokens, begin + 1).low in _SUBJECTS:
        return None  # "do we really need an hour"
    if at(tokens, begin).low in ASKED_OF:
        begin += 1
        for k in range(begin + 1, len(tokens) - 1):
            if tokens[k].low in _TAKING_PLACE and at(tokens, begin).low not in _SUBJECTS:
                return begin, k, _after_doing(tokens, k)
        return None
    for k in range(begin + 1, min(len(tokens) - 1, begin + 9)):
        low = tokens[k].low
        if low == "is" and tokens[k + 1].low == "now":
            return begin, k, k + 2
        if low in _FORBIDDEN or low in _DENIED:
            return None
        if low in ("needs", "need", "requires") and tokens[k + 1].low in _MOVING:
            return begin, k, k + 2
        if low in ("needs", "need") and length(tokens, k + 1):
            return begin, k - (tokens[k - 1].low in ("only", "just")), k + 1
        if low not in ("should", "must", "needs", "need", "has", "have", "ought", "shall"):
            continue
        first = k + 1
        if low in ("needs", "need", "has", "have", "ought"):
            if tokens[first].cat != "to":
                return None
            first += 1
        if at(tokens, first).low in _TAKING_PLACE:
            return begin, k, _after_doing(tokens, first)
        return None
    return None


_DENIED = frozenset(listed("doesn't doesnt don't dont won't wont needn't shouldn't"))
_FORBIDDEN = frozenset(listed("what who when where why how which if that because, is are was"))


def _after_doing(tokens: list[Token], k: int) -> int:
    """The token behind "be", "take place", "kick off", "go for"."""
    k += 1
    while at(tokens, k).low in ("place", "off", "moved", "held", "only", "just", "rather", "more",
                                "like", "about") or (
        at(tokens, k).low == "for" and at(tokens, k - 1).low in ("run", "go", "last")
    ):  # fmt: skip
        k += 1
    if at(tokens, k).cat == "to":
        k += 1
    return k


_HELD = frozenset(("have", "do", "make", "let's", "lets", "hold", "schedule", "meet", "start",
                   "begin", "kick off"))  # fmt: skip


def instead(parse: Parse, last: int | None = None) -> Command | None:
    """ "can we have the retro on thursday instead", "retro is at 4, not 3": a move.

    ``last``: where the words about the meeting end.
    """
    tokens = parse.tokens
    if last is None:
        last = len(tokens)
        supposed = _supposed(parse)
        if supposed is not None:
            return supposed
    if last < 2:
        return None
    begin = verbs.skip_politeness(tokens, 0)
    opened = verbs.match(tokens, begin)
    if opened is not None:
        named = at(tokens, opened.end).low in ("it", "that", "this")
        if opened.words == "call" and named and last > opened.end + 1:
            title = parse.words(opened.end + 1, last)
            return parse.command("change", target=Target(pronoun=True), title=title)
        if opened.words not in _HELD:
            return None
        begin = opened.end
    elif at(tokens, begin).low in ("hold", "run"):
        begin += 1
    be = next((k for k in range(begin + 1, last) if tokens[k].low in ("is", "be", "starts")), None)
    if be is not None:
        while be > begin + 1 and tokens[be - 1].low in ("should", "will", "must"):
            be -= 1
        behind = be + 1
        while at(tokens, behind).low in ("be", "now"):
            behind += 1
        tokens = [*tokens[:be], *tokens[behind:last]]
        last = len(tokens)
    kept = parse.of_tokens(tokens[begin:last])
    scan = kept.scan(0, len(kept.tokens))
    times = [slot for slot in scan.slots if slot.kind in TIMEY]
    if not times:
        return None
    first = min(slot.i for slot in times)
    kinds = {slot.kind for slot in times}
    made = opened is not None and opened.words == "make" and bool(kinds & {"length", "span"})
    if first and (made or kinds <= {"length", "span"}):
        return _read_as(kept, "change", "make")  # "make the retro 45 min instead of an hour"
    if first == 0:
        moved = _read_as(kept, "move", "move")
        return moved if moved.target else replace(moved, target=Target(pronoun=True))
    return _read_as(kept, "move", "move")


def _read_as(parse: Parse, name: str, words: str) -> Command:
    """The line as if the verb stood before it."""
    from language.orders.families import FAMILIES

    return FAMILIES[name](parse, Verb(name, 0, 1 if parse.tokens[0].low in _MOVING else 0, words))
