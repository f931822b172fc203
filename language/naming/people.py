"""People as they are named: "with ana and raj", "+sam@acme.com", "the team"."""

from __future__ import annotations

from language.line.numbers import at
from language.line.tokens import Line, Token
from language.model import Named
from language.words.kinds import listed

_BREAKS = frozenset(
    (
        "at",
        "on",
        "in",
        "from",
        "to",
        "until",
        "for",
        "by",
        "start",
        "between",
        "every",
        "freq",
        "day",
        "dayam",
        "part",
        "clk",
        "int",
        "dec",
        "clock",
        "iso",
        "slash",
        "dotted",
        "dash",
        "nth",
        "approx",
        "remind",
        "dry run",
        "quietly",
        "with",
        "end",
        "quote",
        "next",
        "this",
        "coming",
        "last",
        "wds",
        "num",
        "fest",
        "now",
        "asap",
        "for the next",
        "month end",
        "week end",
        "eod",
        "next slot",
        "except",
        "dur",
        "sometime",
        "later",
        "each",
        "link",
        "from now",
        "after",
        "before",
        "year end",
        "end of",
        "start of",
        "half",
        "invite",
        "tz mine",
        "tz their",
        "every other",
    )
)
_STOP_WORDS = frozenset(
    listed("about re regarding because since so as if when where which that who is are was will "
           "would can could should please pls thanks thx cheers title titled called named "
           "agenda topic subject via using over discuss discussing through please, make makes "
           "set here not no repeating repeats recurring lasting up again online regularly "
           "location zoom webex teams then but due per onwards onward")
)  # fmt: skip
_DETERMINERS = frozenset(listed("the my our his her their all this that your die das der le la les "
                         "el los o os meu minha mein meinem dem"))  # fmt: skip
_GROUPS = frozenset(listed("team space room group channel everyone everybody all here folks people "
                    "members crew guys squad us"))  # fmt: skip
_TITLES = frozenset(listed("prof dr mr mrs ms herr frau sr sra dra mme"))
_ROLES = frozenset(
    listed(
        "team manager managers lead leads director boss client clients customer customers "
        "vendor vendors supplier suppliers partner partners office department dept folks "
        "engineer engineers designer designers candidate candidates group committee board panel "
        "crew staff"
    )
)
_NOUNS = frozenset(
    listed(
        "review sync standup planning call meeting budget demo retro kickoff lunch coffee check "
        "discussion catchup workshop interview session training roadmap update status report prep "
        "chat huddle briefing debrief"
    )
)


def person(line: Line, begin: int, end: int) -> Named:
    """Make somebody of tokens ``[begin, end)``."""
    tokens = line.tokens
    words = line.cut(begin, end)
    low = " ".join(token.low for token in tokens[begin:end])
    if end - begin == 1 and tokens[begin].cat == "email":
        return Named(words, email=words.lower())
    if low in ("me", "myself", "mich", "moi", "mi", "mim", "i"):
        return Named(words, me=True)
    plain = low.removeprefix("the ").removeprefix("this ").removeprefix("our ")
    if plain in ("space", "room", "everyone", "everybody", "channel", "us all", "everyone here",
                 "all of us", "everybody here", "whole space", "entire space", "group") or (
        low in ("all", "us", "this", "here", "all here") and words != "US"
    ):  # fmt: skip
        return Named(words, space=True)
    return Named(words)


def read(
    line: Line, i: int, known: frozenset[str] = frozenset(), titled: bool = False
) -> tuple[int, list[Named]]:
    """Read a list of people at token ``i``; return where it ends, and them.

    ``titled``: a title was already said, so that a second small word belongs to the name.
    """
    tokens = line.tokens
    people: list[Named] = []
    j = i
    while True:
        end = _one(line, j, known, titled)
        if end == j:
            break
        people.append(person(line, j, end))
        j = end
        k = j
        while at(tokens, k).cat in (",", "and", "+", "/", "n", "&") and k < j + 3:
            k += 1
        if at(tokens, k).low == "with" and k > j:
            k += 1
        if k == j and at(tokens, k).cat == "email":
            if people[-1].email is None:
                people.pop()  # "my new student lena@example.org" is one
            continue
        if k == j or _one(line, k, known, titled) == k:
            break
        if tokens[j].cat == "," and _new_thought(line, k, known):
            break
        somebody = at(tokens, k).low == "will" and at(tokens, k + 1).cat != "word"
        if at(tokens, k).low in _STOP_WORDS and not somebody:
            break
        j = k
    return j, people


def _new_thought(line: Line, k: int, known: frozenset[str]) -> bool:
    """Whether what follows a comma is no further name ("with raj, budget review")."""
    tokens = line.tokens
    first = at(tokens, k)
    if first.cat == "email" or first.text[:1].isupper() or first.low in known:
        return False
    after = at(tokens, k + 1)
    return first.low in _NOUNS or (
        (after.cat == "word" and after.low not in _STOP_WORDS and after.cat not in ("and", ","))
        and first.low not in _DETERMINERS
    )


def _name_word(token: Token, first: bool, tokens: list[Token], k: int) -> bool:
    """Whether a token can be part of a name, though it may look like a date."""
    if token.cat in ("word", "name"):
        return (token.low not in _STOP_WORDS or (token.low == "will" and first)) and (
            token.low[:1].isalpha()
        )
    if token.cat == "mo":  # April, May, June
        after = at(tokens, k + 1)
        return not (after.cat in ("int", "nth") and len(after.text) <= 4) and (
            token.text[:1].isupper() or token.low in ("april", "may", "june", "august", "jan")
        )
    if token.cat == "wd":  # "Sunday Adeyemi", "with Friday and Tom"
        after = at(tokens, k + 1)
        if first and after.cat == "word" and _day_behind(tokens, k + 2):
            return after.low not in _STOP_WORDS | _NOUNS  # "with tue nguyen thursday 10:00"
        return token.text[:1].isupper() and after.cat == "word" and after.text[:1].isupper()
    if token.cat in ("times", "tz", "the", "late", "ish", "mid", "early", "a", "u", "ord"):
        return first and token.text[:1].isupper() and len(token.text) > 1 and token.cat != "a"
    return False


def _day_behind(tokens: list[Token], k: int) -> bool:
    """Whether the day of the meeting is said at ``k``, so that what stands before need not be."""
    if at(tokens, k).cat in (",", "on"):
        k += 1
    return at(tokens, k).cat in ("wd", "day", "dayam", "iso", "slash", "dotted", "next", "this")


def together(line: Line, i: int, known: frozenset[str]) -> tuple[int, list[Named]]:
    """Read "me and tunde", "Ana and me": people who are named together with the speaker.

    Returns where they end (``i`` itself: it is no such list), and the others.
    """
    end, names = read(line, i, known)
    if len(names) < 2 or not any(one.me for one in names):
        return i, []
    return end, [one for one in names if not one.me]


def _one(line: Line, i: int, known: frozenset[str], titled: bool) -> int:
    """Where one name that begins at ``i`` ends (``i`` itself: there is none)."""
    tokens = line.tokens
    token = at(tokens, i)
    if token.cat == "email":
        return i + 1
    if token.low == "@" and at(tokens, i + 1).glued and at(tokens, i + 1).low != "@":
        return _one(line, i + 1, known, titled)
    if known:
        for size in (3, 2, 1):
            if " ".join(t.low for t in tokens[i : i + size]) in known and i + size <= len(tokens):
                return i + size
    low = token.low
    if low in _DETERMINERS:
        j = i + 1
        while j < i + 4 and at(tokens, j).cat == "word" and at(tokens, j).low not in _STOP_WORDS:
            j += 1
            if at(tokens, j - 1).low in _GROUPS:
                if at(tokens, j).low == "here":
                    j += 1
                break
        if low == "all" and at(tokens, i + 1).cat == "of":
            return i + 3
        if j == i + 1 and low not in ("all", "this"):
            return i
        return j
    if not _name_word(token, True, tokens, i):
        return i
    if low in _NOUNS:
        return i
    j = i + 1
    if low in _TITLES:
        if at(tokens, j).cat == "." and at(tokens, j).glued:
            j += 1
        if _name_word(at(tokens, j), True, tokens, j):
            j += 1
        return j
    if low in _GROUPS and token.text != "US":
        return j + 1 if at(tokens, j).low == "here" else j
    proper = token.text[:1].isupper()
    while j < i + 4:
        after = at(tokens, j)
        if (
            after.cat == "-"
            and after.glued
            and at(tokens, j + 1).glued
            and at(tokens, j + 1).cat == "word"
        ):
            j += 2  # "Jean-Luc"
            continue
        if not _name_word(after, False, tokens, j):
            break
        if proper and (after.text[:1].isupper()) and after.low not in _NOUNS:
            j += 1
            continue
        if after.low in _ROLES:
            return j + 1
        if titled and not proper and after.low not in _NOUNS and j == i + 1:
            following = at(tokens, j + 1)
            if following.cat in _BREAKS | {"wd", "mo"} or following.cat in (",", "and", ".", "!"):
                j += 1
        break
    return j
