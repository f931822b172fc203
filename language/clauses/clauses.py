"""Which of several clauses asks for something, and what the others say of it."""

from __future__ import annotations

from language.clauses import verbs
from language.clauses.given import FAR, PLACED, PRONOUNS, STRONG, TIMES, order
from language.clauses.unasked import reported
from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse
from language.line.tokens import Token
from language.model import Command
from language.words.kinds import listed
from language.words.sentences import ASIDES, CAUSES, FINITE, SUBJECTS

_CLOCKED = frozenset(("clock", "ap", "clk", "int"))
_SENTENCE = frozenset((".", "!", "?", ";"))
_POINTING = frozenset(
    ("to", "by", "until", "end", "on", "at", "from", "for", "this", ",", ".", "?")
)
_TOPICAL = frozenset(("move", "cancel", "change", "rsvp", "remove", "find", "show"))


def main_clause(parse: Parse) -> tuple[Parse, str | None] | Command:
    """The clause that asks for something, and what was said before it; ``Command``: hearsay.

    "dentist ran over, can someone push the retro back 15?" is read from "push" on; in "retro: can
    we push it to 4" the first clause names the meeting.
    """
    tokens = parse.tokens
    if len(tokens) < 4:
        return parse, None
    told = reported(parse)
    if told is not None:
        return told
    begin = verbs.skip_politeness(tokens, 0)
    opened = order(tokens, begin)
    if opened is not None:
        return _rather(parse, opened) or parse, None
    for k in range(1, min(len(tokens) - 1, FAR)):
        first = _behind(tokens, k)
        if not first:
            continue
        verb = order(tokens, first)
        if verb is None and verbs.late(list(tokens[first:])):
            return parse.of_tokens(tokens[first:]), None
        if verb is None and (_wishes(tokens, begin, k, first) or _plans(tokens, k, first)):
            said = parse.line.cut(0, k)
            return parse.of_tokens(tokens[first:]), said
        if verb is None:
            continue
        if verb.name in ("invite", "remove") and at(tokens, verb.end).low in ("him", "her", "them"):
            return _named(parse, begin, k, verb), None
        moved = verb.name in ("move", "change") and at(tokens, verb.end).low in PRONOUNS
        if moved and at(tokens, verb.end + 1).cat in ("end", "?", ".", "!") and any(
            token.low in _MODAL for token in tokens[begin:k]
        ):  # fmt: skip
            return parse.of_tokens(tokens[:k]), None  # "the demo should be at 5, please move it"
        kind = _head(tokens, begin, k, verb)
        if kind == "chatter":
            said = parse.line.cut(0, k)
            about = _about(tokens, begin, k, verb)
            kept = [*tokens[verb.begin : verb.end], *about] if about else tokens[first:]
            return parse.of_tokens(kept), said if k - begin > 2 else None
        if kind == "topic":
            behind = tokens[verb.end :]
            if behind and behind[0].low in PRONOUNS:
                behind = behind[1:]
            topic = [token for token in tokens[begin:k] if token.cat not in (",", "-", ":")]
            return parse.of_tokens([*tokens[verb.begin : verb.end], *topic, *behind]), None
        return parse, None
    return parse, None


_WHEN = frozenset(("int", "num", "clock", "clk", "wd", "day"))


def _rather(parse: Parse, opened: Verb) -> Parse | None:
    """The wish behind a no to a time: "i can't make 3, can we have the design crit at 4:30"."""
    tokens = parse.tokens
    if opened.name != "rsvp" or at(tokens, opened.end).cat not in _WHEN:
        return None
    for k in range(opened.end, min(len(tokens) - 3, FAR)):
        if tokens[k].cat != "," and tokens[k].low not in ("but", "so"):
            continue
        first = k + 1
        if tokens[first].low in ("can", "could") and tokens[first + 1].low in ("we", "you"):
            last = tokens[-1]
            instead = Token("instead", "instead", "word", None, last.end, last.end, False)
            tail = tokens[first:]
            return parse.of_tokens(tail if last.low == "instead" else [*tail, instead])
    return None


def _named(parse: Parse, begin: int, k: int, verb: Verb) -> Parse:
    """Whom "him" or "her" means: "Lee should be in the demo, can you add him?", "forgot Anna"."""
    tokens = parse.tokens
    behind = [t for t in tokens[verb.end + 1 :] if t.cat not in ("?", ".", "!") and t.low != "too"]
    if not behind or all(token.low in ("please", "pls", "thanks") for token in behind):
        return parse.of_tokens(tokens[:k])
    names = [token for token in tokens[begin:k] if token.cat in ("word", "name")
             and token.text[:1].isupper() and token.low not in FINITE | SUBJECTS]  # fmt: skip
    if not names:
        return parse.of_tokens(tokens[verb.begin :])
    return parse.of_tokens([*tokens[verb.begin : verb.end], names[0], *tokens[verb.end + 1 :]])


def _behind(tokens: list[Token], k: int) -> int:
    """Where a clause begins whose boundary stands at ``k``; 0 where there is none."""
    token, after = tokens[k], tokens[k + 1]
    if token.cat in _SENTENCE or token.cat in (",", ":"):
        if after.glued and token.cat != ",":
            return 0
    elif token.cat == "-":
        if token.glued or after.glued:
            return 0
    elif (
        token.low in ("please", "pls", "plz", "let's", "lets")
        or (
            token.low in ("can", "could", "would")
            and after.low in ("you", "we", "someone", "anyone")
        )
        or (token.low == "you" and after.low in ("can", "could"))
    ):
        return k  # "we are done pls finish the call"
    elif token.low not in ("so", "but", "hence", "therefore"):
        return 0
    first = k + 1
    while first < len(tokens) - 1 and (
        tokens[first].low in ("so", "but", "and", "then", "therefore", "hence", "well", "now")
        or tokens[first].cat in (*_SENTENCE, ",", "-", ":", ")")
    ):
        first += 1
    return first


_UNSIGNED = frozenset(("please", "pls", "plz", "can", "could", "would", "you", "let's", "lets"))
_MODAL = frozenset(("should", "must", "needs", "has", "ought"))
_OVER = frozenset(listed("is isn't isnt has won't wont will was doesn't doesnt clashes conflicts "
                         "overlaps can't cant needn't"))  # fmt: skip


def _about(tokens: list[Token], begin: int, k: int, verb: Verb) -> list[Token]:
    """The meeting of which is said that it is off, where the order behind names none.

    "the lunch on the 9th is not happening, please cancel", "retro's off, remove it".
    """
    behind = [t for t in tokens[verb.end :] if t.low not in ("pls", "please", ".", "!", "quietly")]
    if verb.name != "cancel" or (behind and (behind[0].low not in PRONOUNS or (
        len(behind) > 1 and behind[1].low not in ("from", "off", ","))
    )):  # fmt: skip
        return []
    end = next((n for n in range(begin + 1, k) if tokens[n].low in _OVER or tokens[n].owned), k)
    if end >= k or tokens[begin].low in SUBJECTS - {"my", "our"} or end - begin > 8:
        return []
    named = tokens[begin : end + 1 if tokens[end].owned else end]
    return named


def _wishes(tokens: list[Token], begin: int, k: int, first: int) -> bool:
    """Whether a clause about something else stands before "could the retro go to friday?"."""
    sentence = tokens[k].cat in _SENTENCE
    asking = tokens[first].low in ("can", "could", "would", "should", "please", "may")
    silencing = tokens[first].low == "no" and at(tokens, first + 1).low in (
        "pings", "reminders", "notifications", "nudges", "pinging",
    )  # fmt: skip
    modal = sentence and any(token.low in _MODAL for token in tokens[first + 1 :])
    if not (asking or modal or silencing) or at(tokens, first + 1).cat == "end":
        return False
    joined = tokens[k].low in ("but", "so") and at(tokens, first + 1).low in ("we", "you", "i")
    aside = all(token.low in ASIDES for token in tokens[begin:k] if token.text[:1].isalnum())
    if asking and (joined or aside):
        return True
    if sentence and asking and not any(token.cat in TIMES for token in tokens[begin:k]):
        return True
    words = [token.low for token in tokens[begin:k] if token.text[:1].isalnum()]
    return any(word in FINITE or word in SUBJECTS for word in words) or (
        bool(words) and words[0] in CAUSES
    )


def _plans(tokens: list[Token], k: int, first: int) -> bool:
    """Whether a clause about something else stands before a meeting and its time."""
    opened = verbs.match(tokens, verbs.skip_politeness(tokens, 0))
    if opened is not None and opened.name == "schedule":
        return False  # the plan itself goes on: "meet w/ giulia tomorrow, no sorry, wed"
    verb = verbs.match(tokens, verbs.skip_politeness(tokens, first))
    head = [token for token in tokens[:k] if token.text[:1].isalnum()]
    behind = [token for token in tokens[first:] if token.text[:1].isalnum()]
    if not any(token.cat in _CLOCKED for token in behind) or any(
        token.low in FINITE for token in behind
    ):
        return False
    if all(token.low in ASIDES for token in head):
        return len(head) > 2
    dated = any(token.cat in ("day", "wd", "mo", "next") for token in behind)
    told = any(token.low in FINITE or token.low in SUBJECTS for token in head)
    ended = tokens[k].cat in (".", "!") and dated and tokens[k - 1].cat not in ("int", "nth")
    ended = ended and not any(token.cat in TIMES for token in head)
    if any(token.cat in ("clock", "ap") for token in head) or not (told or ended):
        return False  # "ugh another incident. postmortem tomorrow 9:30"
    planning = tokens[first].low in ("lets", "let's", "let") or (
        verb is not None and verb.name == "schedule"
    )
    sentence = tokens[k].cat in (".", "!", "?", ":", ";") and k > 3
    return sentence or planning or (dated and tokens[k].low in (",", "so", "but"))


def _head(tokens: list[Token], begin: int, k: int, verb: Verb) -> str | None:
    """What stands before a clause with an order: "chatter", the "topic", or part of the line."""
    head = tokens[begin:k]
    words = [token.low for token in head if token.text[:1].isalnum()]
    if all(word in ASIDES for word in words):
        return "chatter"
    opened = verbs.match(tokens, begin)
    answered = opened is not None and opened.name == "rsvp" and (
        (" " in opened.words and opened.words not in PLACED) or len(words) < 3
    )  # fmt: skip
    strong = verb.name in STRONG | {"reassign"} and tokens[k].low in ("so", "please", ".", "!")
    if answered and not (strong and len(words) > 3):
        return None
    sentence = tokens[k].cat in _SENTENCE
    timed = any(token.cat in TIMES for token in head)
    clausal = any(word in FINITE or word in SUBJECTS for word in words) or words[0] in CAUSES
    if tokens[0].low in SUBJECTS - {"sorry"} or tokens[0].low in CAUSES:
        clausal = True
    if clausal or (tokens[k].low in ("so", "but") and verb.name in STRONG and len(words) > 1):
        return "chatter"
    if tokens[k].low in _UNSIGNED:
        return None
    if verb.name == "schedule" or (timed and verb.name in ("invite", "remind", "announce")):
        return None
    behind = at(tokens, verb.end)
    timelike = behind.cat in TIMES and behind.low != "1:1"
    pointing = behind.low in PRONOUNS or behind.cat in _POINTING or timelike
    bare = behind.cat == "end" and verb.name == "change"  # "..., please update"
    if pointing and verb.name in _TOPICAL and len(words) <= 7 and not bare:
        return "topic"
    if bare:
        return None
    if (sentence or tokens[k].cat == "-") and not timed:
        return "chatter"
    if tokens[k].cat == "," and not timed and len(words) <= 5 and verb.name != "invite":
        return "chatter"
    return None
