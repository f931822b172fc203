"""Wordings of several words in four languages, in a short notation for regular expressions.

A table of words holds one wording a line, or short ones on one line between bars::

    nein | nee | ohne mich
    [ich] bin [leider] (krank|verhindert|im urlaub)
    [ja,|klar,]* [ich] komme (?=/| zum | zur )

==============  ================================================================================
``(a|b)``       one of them
``[a|b]``       one of them or none, with the space beside it; ``[a|b]*`` any number of them
``ja,``         a comma may stand behind the word
``<a b>``       caught: these words stand for something besides (the meeting, a day, a reason)
``/``           the end of the line, or a comma, full stop or exclamation mark
==============  ================================================================================

Everything else is a regular expression: ``\\S+`` is any word, ``(?=...)`` and ``(?!...)`` look
ahead. A line may be broken behind a bar within brackets. Wordings are held against folded words
(lower case, without accents) with one space between any two, signs being words as well.
"""

from __future__ import annotations

import re

_PIECES = re.compile(
    r"""
    (?P<plain>   \\. | \{[^}]*\} | (?<=[ (|[<]),)   # as it stands
    | (?P<bar>   \|\s*\n\s* | [ ]\|[ ] | \| | \s*\n\s* )
    | (?P<ahead> \(\?[=!] )
    | (?P<open>  [(\[<] )
    | (?P<close> [)\]>] )
    | (?P<comma> , )
    | (?P<edge>  / )
    | (?P<other> . )
    """,
    re.VERBOSE,
)


class Wordings:
    """How one thing is said, by language; each pattern is compiled when it is first needed."""

    def __init__(self, **sources: str):
        self._sources = sources
        self._patterns: dict[str, re.Pattern[str] | None] = {}
        self._endings: dict[str, re.Pattern[str]] = {}

    def pattern(self, tongue: str) -> re.Pattern[str] | None:
        """What matches a wording of this language up to the end of a word; ``None`` if it has none.

        Its groups are what is caught, of which one wording uses one at most.
        """
        if tongue not in self._patterns:
            source = self._sources.get(tongue)
            compiled = re.compile(rf"(?:{expression(source)})(?=$| )") if source else None
            self._patterns[tongue] = compiled
        return self._patterns[tongue]

    def is_whole(self, tongue: str, text: str) -> bool:
        """Whether a text is one of the wordings and nothing else."""
        pattern = self.pattern(tongue)
        return pattern is not None and pattern.fullmatch(text) is not None

    def ending(self, tongue: str) -> re.Pattern[str]:
        """What matches any number of these wordings at the end of a line, each behind a space."""
        if tongue not in self._endings:
            source = expression(self._sources[tongue])
            self._endings[tongue] = re.compile(rf"(?: (?:{source}))+$")
        return self._endings[tongue]


def expression(source: str) -> str:
    """The notation as a regular expression."""
    source = source.strip()
    out: list[str] = []
    closing: list[str] = []  # what ends each bracket that is open
    fresh = True  # no word of the present alternative was written yet
    k = 0
    while k < len(source):
        found = _PIECES.match(source, k)
        assert found is not None
        kind, piece, k = found.lastgroup, found[0], found.end()
        if kind == "bar":
            out.append(piece if closing and "\n" not in piece else "|")
            fresh = True
        elif kind == "ahead" or piece in ("(", "<"):
            out.append({"(": "(?:", "<": "("}.get(piece, piece))
            closing.append(")")
            fresh = True
        elif piece == "[":
            behind = not fresh and out[-1] == " "
            if behind:
                out.pop()
            out.append("(?: (?:" if behind else "(?:(?:")
            closing.append("))" if behind or not fresh else "")
            fresh = True
        elif piece == "]":
            end = closing.pop()
            often = "*" if source[k : k + 1] == "*" else "?"
            k += often == "*"
            fresh = not end
            if not end:
                end = ") )" if source[k : k + 1] == " " else "))"
                k += end == ") )"
            out.append(end + often)
        elif kind == "close":
            out.append(closing.pop())
            fresh = False
        else:
            out.append({"comma": "(?: ,)?", "edge": "(?:$| ?[,!.])"}.get(kind or "", piece))
            fresh = fresh and piece == " "
    return "".join(out)
