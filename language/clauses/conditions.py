"""What hangs on a line: conditions ("if raj can't"), and what it shall not be ("not 9:15")."""

from __future__ import annotations

from language.clauses import verbs
from language.line.numbers import at
from language.line.parse import Parse
from language.line.tokens import Token
from language.model import Command
from language.times.durations import length
from language.words.kinds import listed
from language.words.sentences import CONDITIONS, FINITE, POLITE_CONDITION, SUBJECTS

_WHY = "I do not wait for a condition; say it again once it is so."
_ASKED_BEFORE = frozenset(
    listed("what check know see wonder wondering sure idk ask asks asked out even as doubt matter "
           "asking dunno tell maybe test help grateful appreciate appreciated great good nice "
           "lovely helpful glad happy mind fine possible")
)  # fmt: skip
_WRITING = frozenset(
    listed("schedule move change cancel invite remove announce remind start end join reassign")
)
_EXPLICIT = frozenset(listed("move cancel book schedule reschedule postpone skip invite add push "
                             "remove announce delete"))  # fmt: skip
_TIMES = frozenset(
    listed("clock int num day wd mo part wds nth iso slash dotted clk half quarter ap the this "
           "next on at")
)  # fmt: skip
_SIGNS = frozenset((",", ".", ";", "!", "?", ":", ")"))
_BEGINNING = CONDITIONS | {"in", "when", "once", "should"}
_CONTRASTING = frozenset(("instead", "rather", "not"))


def condition(parse: Parse) -> Command | None:
    """Refuse a line that shall be done only "if ..."; what is merely polite is taken out."""
    tokens = parse.tokens
    k = next(
        (n for n, token in enumerate(tokens) if token.low in _BEGINNING and _begins(tokens, n)),
        None,
    )
    if k is None or at(tokens, k - 1).low in _ASKED_BEFORE:
        return None
    end = k + 1
    while end < len(tokens) and not (tokens[end].cat in _SIGNS and not tokens[end - 1].glued):
        if tokens[end].cat in (",", ";", ".", "!", "?", "-") and not at(tokens, end + 1).glued:
            break
        end += 1
    for n in range(k + 2, min(end, k + 9)):  # "if possible could we start at 3": no sign between
        if tokens[n - 1].low not in POLITE_CONDITION:
            break
        if tokens[n].low in _REQUESTING or (n < k + 4 and _imperative(tokens, n)):
            end = n
            break
    words = [token.low for token in tokens[k + 1 : end]]
    if tokens[k].low in ("if", "wenn", "falls") and words and _polite(words):
        stop = end + (at(tokens, end).cat == "," and k == 0)
        del tokens[k:stop]
        while k and k == len(tokens) and tokens[-1].cat in (",", "-"):
            del tokens[-1]
            k -= 1
        parse.line.whole = False
        return None
    verb = _order(tokens, k, end)
    if verb is None and k > 1 and tokens[k].low in ("if", "unless", "provided"):
        told = any(token.low in FINITE or token.low in SUBJECTS for token in tokens[k + 1 : end])
        timed = any(token.cat in _TIMES for token in tokens[:k])
        verb = "schedule" if told and timed and verbs.find(list(tokens[:k])) is None else None
    if verb is None:
        return None
    said = parse.line.cut(k, end)
    return parse.command(verb, not_understood=(said,), why=_WHY)


def _begins(tokens: list[Token], n: int) -> bool:
    """Whether a condition begins at ``n``."""
    low, after = tokens[n].low, at(tokens, n + 1)
    if low in CONDITIONS:
        return True
    if low == "in" and after.low == "case":
        return True
    if low == "when" and n > 2 and tokens[0].low not in ("remind", "tell", "let", "notify"):
        behind = tokens[n + 1 : n + 8]
        told = any(token.low in FINITE or token.low.endswith("'s") or token.low == "down"
                   for token in behind)  # fmt: skip
        return told and tokens[n - 1].low not in ("know", "me", "say", "see", "about", "is")
    if low == "once":  # "once ken confirms we'll move it"
        words = [token.low for token in tokens[1:8]]
        return n == 0 and any(word.endswith("s") or word in FINITE for word in words)
    return (
        low == "should"
        and n > 2
        and after.low in ("the", "he", "she", "they", "we", "it", "anyone", "nobody", "our")
        and tokens[n - 1].low not in ("we", "i", "it", "they", "you", "what", "when", "who", "how")
        and verbs.match(tokens, verbs.skip_politeness(tokens, 0)) is not None
    )


_REQUESTING = frozenset(("could", "can", "please", "pls", "plz", "would"))


def _imperative(tokens: list[Token], n: int) -> bool:
    found = verbs.match(tokens, n)
    return found is not None and found.name in _WRITING and found.words not in verbs.NOUNISH


def _polite(words: list[str]) -> bool:
    return all(word in POLITE_CONDITION for word in words)


def _order(tokens: list[Token], k: int, end: int) -> str | None:
    """What would be done: the verb before the condition, or behind it."""
    found = verbs.find(tokens[:k]) if k else None
    if found is None and end < len(tokens):
        begin = end
        while begin < len(tokens) and (tokens[begin].cat in _SIGNS or tokens[begin].low == "then"):
            begin += 1
        found = verbs.match(tokens, verbs.skip_politeness(tokens, begin))
    if found is None:
        for n in range(k + 2, end):  # "if raj can't make it move the retro"
            found = verbs.match(tokens, n)
            if found and found.words in _EXPLICIT:
                return found.name
        return None
    return found.name if found.name in _WRITING and found.words not in verbs.NOUNISH else None


def contrast(parse: Parse) -> bool:
    """Take out what it shall not be ("to thursday, not wednesday"); whether there was such."""
    tokens = parse.tokens
    for k in range(2, len(tokens) - 1):
        low, after = tokens[k].low, tokens[k + 1]
        if low not in _CONTRASTING:
            continue
        size = 0
        if (low == "instead" and after.cat == "of") or (low == "rather" and after.low == "than"):
            size = 2
        elif low == "not" and tokens[k].cat == "word":
            size = 1
        behind = at(tokens, k + size)
        lasting = behind.cat in ("a", "dur") and length(tokens, k + size) is not None
        if not size or (behind.cat not in _TIMES and not lasting):
            continue
        if size == 1 and not any(token.cat in _TIMES for token in tokens[1:k]):
            continue
        end = k + size
        clock = tokens[end].cat in ("int", "num", "clock", "clk", "half", "quarter")
        while end < len(tokens) and (
            tokens[end].cat in _TIMES or tokens[end].cat in ("oclock", "u", "a", "dur")
        ):
            if clock and tokens[end].cat in ("day", "wd", "the", "this", "next", "on"):
                break  # "at 8 instead of 7 tomorrow"
            end += 1
        if size == 1 and end < len(tokens) and tokens[end].cat not in (*_SIGNS, "and"):
            continue
        begin = k - 1 if tokens[k - 1].cat in (",", "-", "and") else k
        del tokens[begin:end]
        parse.line.whole = False
        return True
    return False
