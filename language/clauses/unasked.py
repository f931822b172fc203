"""Lines that name an order and give none: hearsay, doubts, denials."""

from __future__ import annotations

from language.clauses import verbs
from language.clauses.given import STRONG, TIMES, order
from language.line.numbers import at
from language.line.parse import Parse
from language.line.tokens import Token
from language.model import Command
from language.words.kinds import listed

_REPORTING = frozenset(
    listed("said says thinks told suggested suggests reckons mentioned mentions claims heard "
           "believes thought saying meint sagt dit dice disse")
)  # fmt: skip
_ASKING = frozenset(listed("asked asks wants needs wanted requested requests begs"))
_HEARSAY = frozenset(listed("apparently allegedly supposedly seemingly rumour rumor according"))
_DENIED = frozenset(("can't", "cant", "won't"))
_DONE = frozenset(
    listed("skipped scrapped moved cancelled canceled rescheduled postponed pushed shifted dropped")
)


def reported(parse: Parse) -> Command | None:
    """ "lee said move it to 4" asks for nothing; "lee wants us to move it" is read from there."""
    tokens = parse.tokens
    if tokens[0].low in _HEARSAY or _wonders(tokens):
        return parse.unknown()
    for k in range(1, min(6, len(tokens) - 2)):
        low = tokens[k].low
        if low in _REPORTING and tokens[0].low not in ("i", "you", "who", "what", "when"):
            found = any(
                ((verb := verbs.match(tokens, n)) and verb.name in STRONG
                and verb.words not in verbs.NOUNISH) or tokens[n].low in _DENIED | _DONE
                for n in range(k + 1, len(tokens))
            )  # fmt: skip
            if found and not any(token.low in ("can", "could", "please") for token in tokens[k:]):
                return parse.unknown()
        if low in _ASKING and tokens[0].low not in ("i", "we", "you", "who", "it"):
            first = k + 1
            while at(tokens, first).low in ("me", "us", "you", "to", "if", "that", "we", "can",
                                            "could", "whether", "muster"):  # fmt: skip
                first += 1
            if at(tokens, k + 1).cat == "a" and any(t.cat in TIMES for t in tokens[k:]):
                del tokens[: k + 1]  # "Raj wants a war room tomorrow at 8"
                parse.line.whole = False
                return None
            if first > k + 1 and order(tokens, first) is not None:
                del tokens[:first]
                parse.line.whole = False
                return None
    return None


def _wonders(tokens: list[Token]) -> bool:
    """ "wondering if we should drop the sync", "what do people think about moving it"."""
    lows = [token.low for token in tokens[:9]]
    if "should" in lows and any(low in ("wondering", "whether") for low in lows[:4]):
        return True
    if lows[:2] == ["not", "sure"] and any(low in ("whether", "should", "want") for low in lows):
        return True
    if lows[:2] in (["i", "heard"], ["remember", "when"], ["do", "you"], ["i", "hear"]) and (
        lows[:2] != ["do", "you"] or lows[2:3] == ["think"]
    ):
        return True
    if lows[0] in ("imagine", "heard"):
        return True
    ending = [token.low for token in tokens[-3:]]
    if "think" in ending and lows[0] != "i":
        return True
    if ending[-2:] in (["let's", "see"], ["lets", "see"], ["we'll", "see"], ["against", "it"]):
        return True
    return lows[:2] == ["what", "do"] and "think" in lows


_NO_NEED = (
    ("no", "need", "to"), ("there's", "no", "need", "to"), ("no", "reason", "to"),
    ("you", "don't", "need", "to"), ("you", "dont", "need", "to"), ("don't", "bother"),
    ("dont", "bother"), ("let's", "not"), ("lets", "not"), ("we", "shouldn't"),
    ("we", "should", "not"), ("we", "don't", "need", "to"), ("we", "dont", "need", "to"),
    ("i", "don't", "want", "to"), ("i", "dont", "want", "to"), ("i", "wouldn't"),
    ("please", "don't"), ("pls", "don't"), ("please", "dont"), ("pls", "dont"),
    ("i", "never", "asked", "to"), ("we", "don't", "want", "to"), ("we", "can't"),
    ("not", "going", "to"), ("we", "won't"), ("we're", "not"), ("i'm", "not"), ("better", "not"),
)  # fmt: skip
_NO_NEED_BY_FIRST: dict[str, list[list[str]]] = {}
for _first, *_rest in _NO_NEED:
    _NO_NEED_BY_FIRST.setdefault(_first, []).append(_rest)
_WEAK_WORDS = frozenset(("make", "do", "have", "get", "need", "start"))


def unwanted(parse: Parse) -> Command | None:
    """ "no need to book anything", "let's not cancel it" ask for nothing either."""
    tokens = parse.tokens
    for k, first in enumerate(tokens[:3]):
        for rest in _NO_NEED_BY_FIRST.get(first.low, ()):
            end = k + 1 + len(rest)
            if [token.low for token in tokens[k + 1 : end]] != rest:
                continue
            verb = verbs.match(tokens, end)
            if verb and verb.name == "remind":  # "no need to remind us": not any more
                first.low, first.cat = "don't", "word"
                parse.tokens[:] = [first, *tokens[verb.begin :]]
                parse.line.whole = False
                return None
            if verb and verb.name in STRONG and verb.words not in _WEAK_WORDS:
                said = parse.words(0, len(tokens)) or parse.text
                return parse.command("unknown", not_understood=(said,))
    return None


def denied(parse: Parse, begin: int) -> Command | None:
    """ "do not cancel the demo" asks for nothing."""
    tokens = parse.tokens
    k = begin + 1
    if tokens[begin].low == "do" and at(tokens, k).low == "not":
        k += 1
    elif tokens[begin].low == "do":
        return None
    while at(tokens, k).low in ("to", "please", "ever", "you"):
        k += 1
    verb = verbs.match(tokens, k)
    if verb is None or verb.name not in STRONG or verb.words in _WEAK_WORDS:
        return None
    words = parse.words(begin, len(tokens)) or parse.text
    return parse.command("unknown", not_understood=(words,))
