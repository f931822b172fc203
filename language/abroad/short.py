"""Answers and set phrases of a few words that no language is guessed of: "topo!", "socorro"."""

from __future__ import annotations

from language.abroad import conjugation
from language.abroad.turn import Turn
from language.clauses import verbs
from language.words.answers import ANSWERS
from language.words.kinds import listed
from language.words.questions import SET_PHRASES

_WORDS = frozenset(("word", ",", "!", "?", ".", "-", "de", "to", "on", "in", "at", "a", "the"))
_ENGLISH_TOO = frozenset(listed("ok okay no yes perfect present nope entendu possible passo bora"))


def exclaimed(turn: Turn) -> None:
    """Put a line that as a whole is an answer or a set phrase into the English words for it."""
    if any(token.cat not in _WORDS for token in turn.tokens):
        return
    while len(turn.tokens) > 1 and turn.tokens[-1].cat in ("!", "?", "."):
        turn.cut(len(turn.tokens) - 1, len(turn.tokens))
    text = " ".join(token.low for token in turn.tokens)
    if text in _ENGLISH_TOO or verbs.find(turn.tokens) is not None:
        return
    for tongue in conjugation.TONGUES:
        words = _meant(tongue, text)
        if words:
            turn.parse.line.tongue = tongue
            turn.become([turn.said(word, 0, len(turn.tokens)) for word in words])
            return


def _meant(tongue: str, text: str) -> list[str]:
    for answer, wordings in ANSWERS.items():
        if wordings.is_whole(tongue, text):
            return ["rsvp", answer]
    for words, wordings in SET_PHRASES.items():
        if wordings.is_whole(tongue, text):
            return [words]
    return []
