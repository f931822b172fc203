"""A line of another language on its way into the order of words that is read."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import accumulate

from language.line.numbers import at
from language.line.parse import Parse
from language.line.tokens import Token
from language.words import replies, talk
from language.words.kinds import listed

Found = tuple[int, int, "re.Match[str]"]
SIGNS = frozenset((",", ".", ";", "!", "?", ":", "-", "¿", "¡", "..."))
TO = frozenset(
    listed(
        "zum zur zu beim bei fur fuer ins im an am pour a au aux l' al para ao na no nos nas "
        "pra pro en pros pras da do de del di"
    )
)
ATTEND = frozenset(
    listed(
        "pouvoir poder kommen teilnehmen dabei sein mitmachen dabeisein venir etre la present "
        "participer assister asistir ir acudir estar llegar participar comparecer unirme "
        "presente ai venire mi minha presenca asistencia mit gern gerne da bien rejoindre"
    )
)
OBJECTS = frozenset(
    listed(
        "le la les l' lo los las o a os as se ele ela es das ihn sie ca cela isso isto eso esto "
        "me nos elle il"
    )
)
ARTICLES = frozenset(
    listed(
        "le la les un une des du d'un d'une mon ma mes notre nos ce cet cette el los las una al "
        "del mi tu este esta nuestra nuestro o a os as um uma meu minha no na ao pro pra der "
        "die das den dem ein eine einen einer mein meine meinen unser unsere unseren diese "
        "diesen moi nous mich uns mir me"
    )
)


class Turn:
    """A line on its way: its tokens, and their words as one text."""

    def __init__(self, parse: Parse):
        self.parse = parse
        self.tongue = parse.line.tongue
        self.tokens = parse.tokens
        self._seen: tuple[int, ...] = (-1,)
        self._text = ""
        self._starts: list[int] = []

    def text(self, begin: int = 0) -> tuple[str, list[int]]:
        """The words from token ``begin`` on, and where in them each token begins."""
        seen = tuple(map(id, self.tokens))
        if seen != self._seen:  # the tokens are others than before
            self._seen = seen
            words = ["''" if token.cat in ("quote", "link") else token.low for token in self.tokens]
            self._text = " ".join(words)
            self._starts = [0, *accumulate(len(word) + 1 for word in words)][: len(words)]
        if begin == 0:
            return self._text, self._starts
        if begin >= len(self._starts):
            return "", []
        first = self._starts[begin]
        return self._text[first:], [start - first for start in self._starts[begin:]]

    def holds(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern may match anywhere; a quick look before each place is tried."""
        return pattern.search(self.text()[0]) is not None

    def find(self, pattern: re.Pattern[str], begin: int = 0) -> Found | None:
        """The tokens that a pattern takes from token ``begin`` on, where it ends between two."""
        text, starts = self.text()
        if begin >= len(starts):
            return None
        first = starts[begin]
        found = pattern.match(text[first:] if first else text)
        if found is None:
            return None
        taken = found[0].rstrip()
        if not taken:
            return None
        return begin, bisect_left(starts, first + len(taken), begin), found

    def cut(self, begin: int, end: int) -> None:
        if end > begin:
            del self.tokens[begin:end]
            self.parse.line.whole = False

    def said(self, low: str, begin: int, end: int) -> Token:
        """A token for tokens ``[begin, end)`` with other words."""
        first = at(self.tokens, begin)
        last = at(self.tokens, end - 1) if end > begin else first
        stop = last.end if end > begin else first.start
        return Token(low, low, "word", None, first.start, max(stop, first.start), False)


@cache
def pattern_of(table: str, tongue: str, key: str = "") -> re.Pattern[str]:
    found = getattr(talk, table, None) or getattr(replies, table)
    source = found[tongue][key] if key else found[tongue]
    return re.compile(rf"(?:{source})(?=$| )" if not source.endswith("$") else source)


def openings(turn: Turn) -> bool:
    pattern = pattern_of("OPENINGS", turn.tongue)
    opened = False
    for _ in range(6):
        found = turn.find(pattern)
        if found is None or found[1] >= len(turn.tokens):
            break
        end = found[1]
        low = turn.tokens[0].low
        if (end == 1 and turn.tokens[0].cat in ("day", "wd", "part", "mo", "in", "a")) or (
            end == 1 and low in ("e", "y", "und", "et", "no", "o") and len(turn.tokens) < 3
        ):
            break
        while end < len(turn.tokens) - 1 and turn.tokens[end].cat in (",", "!", ".", "-", ":"):
            end += 1
        turn.cut(0, end)
        opened = True
    return opened


def clauses(turn: Turn) -> list[int]:
    """Where clauses begin behind signs."""
    tokens = turn.tokens
    return [
        k + 1
        for k in range(len(tokens) - 1)
        if tokens[k].cat in (",", ";", ".", "!", "?", ":") and not tokens[k + 1].glued
    ]
