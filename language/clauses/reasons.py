"""Why something is asked for: "because venue is gone", ", venue is gone", "we are done"."""

from __future__ import annotations

from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import THANKS, Parse
from language.line.tokens import Token
from language.words.kinds import listed
from language.words.sentences import FINITE, SUBJECTS, past

_FAR = 60  # tokens that are looked at; what goes on longer is no order with its reason
_REASONS = frozenset(
    listed(
        "because since bc cuz cos coz owing while reason weil denn porque parce car pois wegen "
        "puisque"
    )
)
_TIMES = frozenset(("clock", "ap", "iso", "day", "wd", "clk", "dotted", "slash", "oclock"))
_FIRST = frozenset(("make", "with", "without", "and", "but", "the", "to", "at", "on", "for"))
# Words that hold who does something and what.
_CONTRACTED = frozenset(
    listed("i'm im i've ive we're we've they're theyre he's she's hes shes i'll we'll there's "
           "theres nobody's everyone's everybody's thats that's ich")
)  # fmt: skip
_WHO = frozenset(listed("i we he she they it its nobody everyone everybody noone someone that "
                        "there this"))  # fmt: skip
_WHATEVER = frozenset(listed("everything anything all meetings calls events whatever stuff that "
                             "which what"))  # fmt: skip
_TAILS = frozenset(listed("so but and -"))


def find_reason(
    parse: Parse,
    begin: int,
    end: int,
    timed: bool = False,
    colon: bool = True,
    signed: bool = False,
) -> tuple[int, str | None]:
    """Where in ``[begin, end)`` the reason begins, and its words; ``(end, None)`` without one.

    ``timed``: the line may name a new time behind a comma as well, which is then no reason.
    ``colon``: what stands behind a colon is one. ``signed``: only what a sign sets apart.
    """
    tokens = parse.tokens
    for k in range(begin, min(end, begin + _FAR)):
        token = tokens[k]
        if _says_why(tokens, k, begin):
            j = k + (2 if token.low in ("due", "parce", "owing") else 1)
            if at(tokens, j).cat in (":", "of") or at(tokens, j).low == "que":
                j += 1
            return k, parse.words(j, end)
        if colon and token.cat == ":" and k > begin:
            return k, parse.words(k + 1, end)
        if (
            k > begin
            and k + 1 < end
            and (token.cat in (",", ".", "!", ";", "?") or (token.cat == "-" and not token.glued))
            and not (token.cat == "." and tokens[k + 1].glued)
            and _explains(parse, begin, k, end, timed)
        ):
            return k, parse.words(k + 1, end)
        if not signed and k > begin and k + 1 < end and _clause(tokens, k, end):
            cut = k - 1 if tokens[k - 1].low in _TAILS and k - 1 > begin else k
            return cut, parse.words(k, end)
    return end, None


_CUT = frozenset(
    (
        "cancel",
        "move",
        "invite",
        "remove",
        "start",
        "join",
        "end",
        "find",
        "list",
        "show",
        "agenda",
        "history",
        "undo",
        "export",
        "why",
        "mute",
        "reassign",
        "attendance",
        "record",
        "notes",
        "timezone",
    )
)
_LOOKING = frozenset(("find", "list", "show", "agenda", "history", "why", "attendance", "join",
                      "notes", "record"))  # fmt: skip
_GOING_ON = frozenset(listed("and also plus then with without remind add invite cohost make just "
                             "only not or to from until till at on in for by dry quietly both all "
                             "the this next every"))  # fmt: skip


def cut_tail(parse: Parse, verb: Verb) -> str | None:
    """Take from an order what is said behind it and asks for nothing; its words."""
    tokens = parse.tokens
    resizing = verb.name == "change" and verb.words in ("make", "make it", "extend", "shorten")
    if not (verb.name in _CUT or resizing) or verb.end >= len(tokens):
        return None
    begin = verb.end
    if verb.name in ("invite", "remove", "reassign"):
        begin = next((k for k in range(begin, len(tokens)) if tokens[k].low in _PARTING), begin)
    end, words = find_reason(
        parse, begin, len(tokens), verb.name == "move", colon=False, signed=verb.name in _LOOKING
    )
    for k in range(begin + 1, min(end, len(tokens) - 1, begin + _FAR)):
        if _trails(parse, verb, begin, k):
            end, words = k, parse.words(k + 1, len(tokens))
            break
    stated = None if verb.name in _LOOKING else _stated(tokens, begin, end)
    if stated is not None:
        end, words = stated, parse.words(stated, len(tokens))
    if words is None or end <= verb.end:
        return None
    del tokens[end:]
    return words


_LAST = frozenset((*_TIMES, "u", "nth", "int", "num", "part", "dur"))


def _stated(tokens: list[Token], begin: int, end: int) -> int | None:
    """Where news begin behind the last time: "postpone it by 20 min crane is stuck"."""
    be = next((k for k in range(begin + 2, end) if tokens[k].low in ("is", "are", "was", "has")),
              None)  # fmt: skip
    if be is None:
        return None
    last = max((k for k in range(begin, be) if tokens[k].cat in _LAST), default=None)
    return last + 1 if last is not None and 1 < be - last <= 4 else None


_PARTING = frozenset(("to", "from", "off", "out", "in", "on", "into", "of", "for", "zu", "zum"))


def _trails(parse: Parse, verb: Verb, begin: int, k: int) -> bool:
    """Whether what stands behind the sign at ``k`` is said besides: "cancel it, thanksgiving"."""
    tokens = parse.tokens
    sign, first = tokens[k], tokens[k + 1]
    if not (sign.cat in (",", ".", "!", ";", "?", "(") or (sign.cat == "-" and not sign.glued)) or (
        sign.cat in (".", "-") and first.glued
    ):
        return False
    behind = tokens[k + 1 : k + _FAR]
    if any(
        token.cat
        in (
            *_TIMES,
            "int",
            "num",
            "nth",
            "short",
            "email",
            "link",
            "and",
            "u",
            "mo",
            "+",
            "part",
            "dry run",
            "quietly",
            "freq",
            "every",
        )
        for token in behind
    ):
        return False  # fmt: skip
    if first.low in _GOING_ON or first.low in THANKS:
        return False
    words = " ".join(token.low for token in behind)
    if any(name in words for name in parse.known):
        return False
    if verb.name == "move":
        return any(token.cat in (*_TIMES, "u", "part") for token in tokens[begin:k])
    return True


def _says_why(tokens: list[Token], k: int, begin: int) -> bool:
    token, after = tokens[k], at(tokens, k + 1)
    return (
        token.low in _REASONS
        or (token.low == "due" and after.low == "to")
        or (token.low == "as" and k > begin + 1 and after.low in ("i", "we", "the", "i'm", "we're"))
    )


def _clause(tokens: list[Token], k: int, end: int) -> bool:
    """Whether a clause begins at ``k`` without any sign before it ("cancel it we are done")."""
    low, after = tokens[k].low, tokens[k + 1].low
    if tokens[k].text == "IM" or tokens[k - 1].low in _WHATEVER:  # "everything I have on friday"
        return False
    if low in _CONTRACTED:
        return True
    return low in _WHO and after in FINITE and tokens[k - 1].cat not in ("to", "if", "when")


def _explains(parse: Parse, begin: int, k: int, end: int, timed: bool) -> bool:
    """Whether what stands behind a comma at ``k`` says why ("venue is gone")."""
    tokens = parse.tokens
    words = [token.low for token in tokens[k + 1 : min(end, k + _FAR)]]
    before = " ".join(token.low for token in tokens[begin:k])
    titled = any(before == name or before.endswith(f" {name}") for name in parse.known)
    if tokens[k].cat in (".", "!") and len(words) > 1:
        return not any(token.cat in _TIMES for token in tokens[k + 1 : end])
    clause = words[0] in SUBJECTS or any(
        word in FINITE or (past(word) and n > 1) for n, word in enumerate(words)
    )
    if words[0] in _FIRST:
        clause = words[0] == "the" and clause
    dashed = tokens[k].cat == "-" and len(words) > 1 and not timed
    if not clause and not dashed:
        plain = all(t.cat in ("word", "name", "the", "a", "of") for t in tokens[k + 1 : end])
        return titled and plain and words[0] not in THANKS and not any(
            " ".join(words).endswith(name) for name in parse.known
        )  # fmt: skip
    times = [t for t in tokens[k + 1 : end] if t.cat in _TIMES]
    if times and (timed or words[0] in ("it", "it's", "that", "that's")):
        return False
    return words[0] not in THANKS
