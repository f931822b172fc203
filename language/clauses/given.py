"""The order that a clause clearly gives, and a second one in the same line."""

from __future__ import annotations

from language.clauses import verbs
from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse
from language.line.tokens import Token
from language.words.kinds import listed

FAR = 60  # tokens in which another clause is looked for; longer lines are texts
STRONG = frozenset(
    listed("schedule move change cancel invite remove announce remind undo start end")
)
_ACTING = frozenset(
    listed("add invite remove cancel delete move reschedule tell announce remind rename extend "
           "shorten notify schedule book postpone uninvite push make skip drop take")
)  # fmt: skip
_TAKING = frozenset(listed("take kick drop throw pull"))
_ANSWERING = frozenset(listed("accept decline yes no maybe skip"))
# Words that plan, also behind a clause about something else.
_PLANNING = frozenset(("schedule", "book", "set up", "setup", "arrange", "organize", "organise",
                       "schedule a", "book a", "reserve", "block",
                       "send out an invite for", "send an invite for"))  # fmt: skip
TIMES = frozenset(("clock", "ap", "iso", "day", "wd", "clk", "dotted", "slash", "oclock", "every",
                    "wds", "freq", "part"))  # fmt: skip
PRONOUNS = frozenset(listed("it that this them one"))
PLACED = frozenset(("i'm in", "im in", "i am in", "i'm out", "im out", "i am out"))


def order(tokens: list[Token], k: int) -> Verb | None:
    """The command that a clause beginning at ``k`` clearly gives."""
    begin = verbs.skip_politeness(tokens, k)
    verb = verbs.match(tokens, begin)
    if verb is None or verb.words in PLACED or at(tokens, verb.end).low in ("is", "was", "are"):
        return None
    if verb.words.endswith("going") and at(tokens, verb.end).low in ("on", "away", "off"):
        return None  # "I'm going on leave" tells of oneself
    if verb.end > len(tokens) or verb.name in ("help", "thanks", "for", "done"):
        return None
    behind = at(tokens, verb.end)
    pointed = behind.cat in ("the", "this", "short") or behind.low in (*PRONOUNS, "my", "our")
    if verb.words in verbs.NOUNISH and not pointed and (begin == k or behind.cat == "end"):
        return None
    if verb.words == "put" and at(tokens, verb.end).low in PRONOUNS:
        return Verb("move", verb.begin, verb.end, "put")
    if verb.name == "schedule" and verb.words not in _PLANNING:
        return None
    if verb.name == "rsvp" and " " not in verb.words:
        return None
    if verb.name in ("next", "more", "prefs", "health", "status", "host", "map"):
        return None
    return verb


def second(parse: Parse, verb: Verb) -> str | None:
    """The words of a second command in the line ("... and add tom")."""
    tokens = parse.tokens
    for k in range(verb.end + 1, min(len(tokens) - 1, verb.end + FAR)):
        if tokens[k].cat not in ("and", ";", ".", ",") and tokens[k].low not in ("then", "but"):
            continue
        if verb.name == "rsvp":
            after = at(tokens, k + 2)
            if tokens[k + 1].low in _ANSWERING and (after.cat in ("int", "to", "the", "short")):
                return parse.line.cut(k, len(tokens))  # "yes to the retro, no to the offsite"
            continue
        begin = k + 1
        while begin < k + 4 and at(tokens, begin).low in ("then", "also", "please", "and"):
            begin += 1
        if tokens[k].cat == "," and begin == k + 1:
            continue
        if tokens[begin].low in _TAKING and any(
            token.low in ("off", "out", "from") for token in tokens[begin + 1 :]
        ):
            return parse.line.cut(k, len(tokens))  # "... and take tom off"
        if tokens[begin].low == "put" and tokens[begin + 1].low in PRONOUNS:
            return parse.line.cut(k, len(tokens))  # "take it off friday and put it on monday"
        other = verbs.match(tokens, begin)
        if other and other.name in STRONG and other.words not in verbs.NOUNISH and (
            other.words.split()[0] in _ACTING and other.end < len(tokens)
        ):  # fmt: skip
            return parse.line.cut(k, len(tokens))
    return None
