"""A line of another language on its way into the order of words that is read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import Any, NamedTuple

from language.line.numbers import at
from language.line.parse import Parse
from language.line.tokens import Token
from language.words.openings import OPENINGS
from language.words.wordings import Wordings

SIGNS = frozenset((",", ".", ";", "!", "?", ":", "-", "¿", "¡", "..."))
NAMES = frozenset(("word", "name"))  # what a meeting or a person is called with
_MORE_OPENINGS = 6  # "hallo zusammen, könntest du bitte" are some
_DATES = frozenset(("day", "wd", "part", "mo", "in", "a"))
_LINKING = frozenset(("e", "y", "und", "et", "no", "o"))


class Found(NamedTuple):
    """Tokens ``[begin, end)`` that a wording takes, their words, and the tokens it catches."""

    begin: int
    end: int
    words: str
    caught: list[Token]


class Turn:
    """A line on its way: its tokens, and their words as one text."""

    def __init__(self, parse: Parse, tokens: list[Token] | None = None):
        self.parse = parse
        self.tongue = parse.line.tongue
        self.tokens = parse.tokens if tokens is None else tokens
        self._seen: tuple[int, ...] = (-1,)
        self._text = ""
        self._starts: list[int] = []

    def from_token(self, begin: int) -> Turn:
        """The line from a token on, to be tried without changing this one."""
        return Turn(self.parse, self.tokens[begin:])

    def holds(self, wordings: Wordings) -> bool:
        """Whether a wording may stand anywhere; a quick look before each place is tried."""
        pattern = wordings.pattern(self.tongue)
        return pattern is not None and pattern.search(self._words()) is not None

    def find(self, wordings: Wordings, begin: int = 0) -> Found | None:
        """The tokens that a wording takes from token ``begin`` on, where it ends between two."""
        pattern = wordings.pattern(self.tongue)
        text = self._words()
        if pattern is None or begin >= len(self._starts):
            return None
        first = self._starts[begin]
        match = pattern.match(text[first:] if first else text)
        if match is None or not match[0].strip():
            return None
        end = bisect_left(self._starts, first + len(match[0].rstrip()), begin)
        caught: list[Token] = []
        for group in range(1, match.re.groups + 1):
            low, high = (first + place for place in match.span(group))
            if match[group]:
                places = range(begin, len(self.tokens))
                caught = [self.tokens[n] for n in places if low <= self._starts[n] < high]
        return Found(begin, end, match[0].strip(), caught)

    def first(self, wordings: Wordings, places: Iterable[int]) -> Found | None:
        """The wording at the first of several places where there is one."""
        if not self.holds(wordings):
            return None
        return next((found for k in places if (found := self.find(wordings, k))), None)

    def tail(self, wordings: Wordings, begin: int) -> int:
        """Where the wordings with which the line ends begin, not before token ``begin``."""
        text = self._words()
        if begin >= len(self._starts):
            return len(self.tokens)
        first = self._starts[begin]
        found = wordings.ending(self.tongue).search(" " + text[first:])
        if found is None:
            return len(self.tokens)
        return bisect_left(self._starts, first + found.start(), begin)

    def cut(self, begin: int, end: int) -> None:
        """Take tokens out."""
        self.put(begin, end, [])

    def put(self, begin: int, end: int, tokens: list[Token]) -> None:
        """Put other tokens in the place of some."""
        if end > begin or tokens:
            self.tokens[begin:end] = tokens
            self.parse.line.whole = False

    def become(self, tokens: list[Token]) -> None:
        """Put other tokens in the place of all."""
        self.tokens[:] = tokens
        self.parse.line.whole = False

    def said(self, low: str, begin: int, end: int) -> Token:
        """A token for tokens ``[begin, end)`` with other words."""
        first = at(self.tokens, begin)
        stop = at(self.tokens, end - 1).end if end > begin else first.start
        return Token(low, low, "word", None, first.start, max(stop, first.start), False)

    def has(self, *cats: str, begin: int = 0) -> bool:
        """Whether a token from ``begin`` on may mean one of these."""
        return any(token.cat in cats for token in self.tokens[begin:])

    def _words(self) -> str:
        """The words with one space between any two; what is quoted is no wording."""
        seen = tuple(map(id, self.tokens))
        if seen != self._seen:  # the tokens are others than before
            self._seen = seen
            words = [plain(token) for token in self.tokens]
            self._text = " ".join(words)
            self._starts = [0, *accumulate(len(word) + 1 for word in words)][: len(words)]
        return self._text


def plain(token: Token) -> str:
    """The word of a token as wordings are held against it."""
    return "''" if token.cat in ("quote", "link") else token.low


def like(token: Token, low: str, cat: str = "word", val: Any = None) -> Token:
    """Another word in the place of a token."""
    return Token(token.text, low, cat, val, token.start, token.end, False)


def beside(token: Token, low: str, cat: str) -> Token:
    """A word that stands nowhere in the line, before a token."""
    return Token(low, low, cat, low, token.start, token.start, False)


def size_of(wordings: Wordings, tongue: str, tokens: list[Token]) -> int:
    """How many of the first tokens are one of the wordings."""
    pattern = wordings.pattern(tongue)
    found = pattern.match(" ".join(map(plain, tokens))) if pattern else None
    if found is None or not found[0]:
        return 0
    size = 0
    for k, token in enumerate(tokens):
        size += len(plain(token)) + 1
        if size > len(found[0]):
            return k + 1
    return len(tokens)


def is_name(token: Token) -> bool:
    """Whether a token is written as the name of a person is."""
    return token.text[:1].isupper() and token.cat in NAMES


def person_first(tokens: list[Token]) -> bool:
    """Whether the first token names a person, not a meeting in capitals ("QBR")."""
    return bool(tokens) and is_name(tokens[0]) and not tokens[0].text.isupper()


def without_openings(turn: Turn) -> None:
    """Take off what opens an order or a wish ("könntest du bitte", "il faudrait")."""
    for _ in range(_MORE_OPENINGS):
        found = turn.find(OPENINGS)
        if found is None or found.end >= len(turn.tokens) or _is_part(turn, found):
            return
        end = found.end
        while end < len(turn.tokens) - 1 and turn.tokens[end].cat in (",", "!", ".", "-", ":"):
            end += 1
        turn.cut(0, end)


def _is_part(turn: Turn, opening: Found) -> bool:
    """Whether a single word that may open a line is a day or the half of two words instead."""
    first = turn.tokens[0]
    linking = first.low in _LINKING and len(turn.tokens) < 3
    return opening.end == 1 and (first.cat in _DATES or linking)


def clauses(turn: Turn) -> list[int]:
    """Where clauses begin behind signs."""
    tokens = turn.tokens
    return [
        k + 1
        for k in range(len(tokens) - 1)
        if tokens[k].cat in (",", ";", ".", "!", "?", ":") and not tokens[k + 1].glued
    ]
