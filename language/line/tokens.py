"""Text to tokens: normalised, folded, with their spans, and with what each word may mean."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from language.suggest import distance
from language.words import LETTERS, guess, lexicon
from language.words.kinds import Entry, listed
from language.words.slang import SLANG

HALF_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75}

_FLAT = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″〝〞＂", '"'),
        **dict.fromkeys("‘’‚‛′´`＇ʼ", "'"),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－⁃", "-"),
        **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008", " "),
        **dict.fromkeys("\u2009\u200a\u202f\u205f\u3000\t\r\n\x0b\x0c\x85\u2028\u2029", " "),
        "：": ":", "＠": "@", "，": ",", "．": ".", "…": ".", "／": "/", "﹕": ":", "∶": ":",
        "×": "x",
    }
)  # fmt: skip
_GONE = dict.fromkeys(
    map(ord, "\u200b\ufeff\u2060\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
)
_FOLD = str.maketrans(
    "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿšžčœ", "aaaaaaceeeeiiiinoooooouuuuyyszco", ""
) | {ord("ß"): "ss", ord("æ"): "ae"}

_ACCENTED = {"à": "demain", "às": "amanha", "é": "amanha", "até": "amanha"}
_ELIDED = frozenset(("l'", "d'", "j'", "n'", "c'"))
_SUFFIX = frozenset(("st", "nd", "rd", "th", "er", "re", "eme", "º", "ª", "ter", "ten", "te"))
_STOPPED = frozenset(("wd", "wd?", "mo", "u", "ap", "wds", "zoneish"))
_TITLES = frozenset(("dr", "mr", "mrs", "ms", "prof", "sra"))
_AFTER_SHORT_DAY = frozenset(
    (
        "dotted",
        "iso",
        "slash",
        "the",
        "de",
        "int",
        "clock",
        ".",
        ",",
        "/",
        "-",
        "and",
        "at",
        "part",
        "wd?",
        "wd",
        "nth",
        "from",
        "dec",
        "+",
    )
)


_GERMAN_DAYS = {"mo": 0, "di": 1, "mi": 2, "do": 3, "fr": 4, "sa": 5, "so": 6}
_BEFORE_NAMES = frozenset(listed("with and & + w call meet invite ping phone add / @ for see by"))
_SLIPS = {
    "m": ("monday",), "t": ("tuesday", "thursday", "tomorrow", "tonight"), "w": ("wednesday",),
    "f": ("friday", "february"), "s": ("saturday", "sunday", "september"), "j": ("january",),
    "a": ("august",), "o": ("october",), "n": ("november",), "d": ("december",),
    "y": ("yesterday",),
}  # fmt: skip
_REAL = frozenset(listed("sundae sunray mondays someday midday noonday decent augusts novels"))


class Token:
    """A word, number or sign with its place in the text; ``cat`` and ``val`` say what it may mean.

    ``glued`` says that no space stands before it.
    """

    __slots__ = ("cat", "end", "glued", "low", "owned", "slip", "start", "text", "val")

    def __init__(self, text: str, low: str, cat: str, val: Any, start: int, end: int, glued: bool):
        self.text = text
        self.low = low
        self.cat = cat
        self.val = val
        self.start = start
        self.end = end
        self.glued = glued
        self.owned = False  # an 's at its end
        self.slip: str | None = None  # the word that was meant, where this one is misspelt

    def __repr__(self) -> str:
        return f"{self.text!r}:{self.cat}={self.val}"


END = Token("", "", "end", None, 0, 0, False)


class Line:
    """A tokenised line: ``clean`` (what titles are cut from), ``tokens``, ``tongue``."""

    __slots__ = ("clean", "flat", "tokens", "tongue", "whole")

    def __init__(self, clean: str, flat: str, tokens: list[Token], tongue: str, whole: bool = True):
        self.whole = whole  # whether no token was taken out between the first and the last
        self.clean = clean
        self.flat = flat
        self.tokens = tokens
        self.tongue = tongue

    def cut(self, begin: int, end: int) -> str:
        """The words of tokens ``[begin, end)`` as typed."""
        if begin >= end:
            return ""
        tokens, clean = self.tokens, self.clean
        if self.whole:
            return clean[tokens[begin].start : tokens[end - 1].end]
        pieces: list[str] = []
        first = begin
        for k in range(begin + 1, end + 1):
            if k == end or tokens[k].start < tokens[k - 1].end or any(
                char.isalnum() for char in clean[tokens[k - 1].end : tokens[k].start]
            ):  # fmt: skip
                pieces.append(clean[tokens[first].start : tokens[k - 1].end])
                first = k
        return " ".join(pieces)


def fold(text: str) -> str:
    """Lower case without accents, so that "Mañana" and "manana" are one word."""
    text = text.lower()
    return text if text.isascii() else text.translate(_FOLD)


def normalise(text: str) -> tuple[str, str]:
    """Return the text without invisible characters, and the same with plain quotes and dashes."""
    if text.isascii():
        return text, text if text.isprintable() else text.translate(_FLAT)
    if any("\u0300" <= char <= "\u036f" for char in text):
        from unicodedata import normalize

        text = normalize("NFC", text)
    clean = text.translate(_GONE)
    return clean, clean.translate(_FLAT)


def tokenise(text: str, locale: str | None = None, tongue: str | None = None) -> Line:
    """Cut a line into tokens, guess its language and look every word up. Linear in its length."""
    clean, flat = normalise(text)
    tokens: list[Token] = []
    special = _specials(flat)
    position = 0
    end_before = -1
    for begin, end, kind in special:
        end_before = _plain(flat, position, begin, tokens, end_before)
        word = flat[begin:end]
        tokens.append(Token(word, word.lower(), kind, word, begin, end, begin == end_before))
        position = end_before = end
    _plain(flat, position, len(flat), tokens, end_before)
    if tongue is None:
        lows = [token.low for token in tokens if token.cat == "word"]
        if "'" in flat:
            lows += ["~fr" for token in tokens if token.low[:2] in _ELIDED and len(token.low) > 3]
        if not flat.isascii():
            lows += [_ACCENTED[t.text.lower()] for t in tokens if t.text.lower() in _ACCENTED]
            lows += {LETTERS[char] for char in flat.lower() if char in LETTERS}
        tongue = guess(lows, locale)
    if tongue == "en":
        _unshorten(tokens)
    tokens = _meanings(tokens, tongue)
    return Line(clean, flat, tokens, tongue)


@cache
def _token() -> re.Pattern[str]:
    return re.compile(
        r"(?P<typo>(?<!\w)(?=[0-9:]*[OolI])(?=[OolI:]*[0-9])[0-9OolI]{1,2}"
        r"(?::[0-9OolI]{2}(?!\w)|(?=[ap]m(?!\w)))"
        r"|(?<!\w)(?:[xX?]{1,2}:[0-9]{2}|[0-9]{1,2}:[xX?]{2})(?!\w))"
        r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
        r"|(?P<iso>[0-9]{4}[-.][0-9]{1,2}[-.][0-9]{1,2}"
        r"(?:[Tt][0-9]{1,2}:?[0-9]{2}(?::?[0-9]{2}(?:[.,][0-9]{1,9})?)?)?(?![0-9])"
        r"|20[0-9]{6}[Tt][0-9]{4}(?:[0-9]{2})?(?![0-9]))"
        r"|(?P<clock>[0-9]{1,2}:[0-9]{1,2}(?::[0-9]{2})?(?![0-9]))"
        r"|(?P<slash>[0-9]{1,4}/[0-9]{1,2}(?:/[0-9]{2,4})?(?![0-9/]))"
        r"|(?P<dotted>[0-9]{1,2}\. ?[0-9]{1,2}\."
        r"(?: ?(?:19|20)[0-9]{2}(?![0-9:.h])|[0-9]{2}(?![0-9:.h]))?(?![0-9](?![0-9:.h])))"
        r"|(?P<dash>[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}(?![0-9]))"
        r"|(?P<dec>[0-9]{1,6}(?:\.[0-9]{1,3}|,[0-9](?![0-9])))"
        r"|(?P<int>[0-9]+)"
        r'|(?P<quote>"[^"]*"|(?<!\w)\'[^\']{2,200}\'(?!\w))'
        r"|(?P<short>\#[^\W_]\w*)"
        r"|(?P<other>\S)"
    )


def _unshorten(tokens: list[Token]) -> None:
    """Read "u", "wat" and "ppl" as what they stand for."""
    for token in tokens:
        meant = SLANG.get(token.low)
        if meant and token.cat == "word" and not (
            len(token.low) == 1 and (token.glued or token.text.isupper())
        ):  # fmt: skip
            token.low = meant


@cache
def _email() -> re.Pattern[str]:
    return re.compile(r"\w[\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")


@cache
def _link() -> re.Pattern[str]:
    return re.compile(
        r"(?:https?://|www\.)[^\s<>\"]+|\b[\w-]{1,63}\.webex\.com/[^\s<>\"]+", re.IGNORECASE
    )


def _specials(flat: str) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    if "://" in flat or "www." in flat or ".webex.com" in flat:
        found = [(m.start(), m.end(), "link") for m in _link().finditer(flat)]
    if "@" in flat and "." in flat:
        found += [
            (m.start(), m.end(), "email")
            for m in _email().finditer(flat)
            if not any(begin <= m.start() < end for begin, end, _ in found[:50])
        ]
        found.sort()
    return found


def _plain(flat: str, begin: int, end: int, tokens: list[Token], end_before: int) -> int:
    for match in _token().finditer(flat, begin, end):
        kind = match.lastgroup or "other"
        start, stop = match.span()
        word = match[0]
        glued = start == end_before
        end_before = stop
        if kind == "word":
            token = Token(word, fold(word), "word", None, start, stop, glued)
            stem = token.low[:-3]
            if (
                len(word) > 5
                and token.low.endswith("ish")
                and lexicon("en")[0].get(stem, ("",))[0]
                in (
                    "clk",
                    "num",
                )
            ):
                tokens.append(Token(word[:-3], stem, "word", None, start, stop - 3, glued))
                tokens.append(Token("ish", "ish", "word", None, stop - 3, stop, True))
                continue
            if glued and tokens and tokens[-1].text == "2" and "2" + token.low in lexicon("en")[0]:
                last = tokens[-1]  # "2moro"
                last.cat, last.val, last.low = "word", None, "2" + token.low
                last.end, last.text = stop, flat[last.start : stop]
                continue
            if glued and tokens and tokens[-1].cat == "int" and token.low in _SUFFIX:
                last = tokens[-1]
                last.cat, last.end, last.text = "nth", stop, flat[last.start : stop]
                continue
        elif kind == "int":
            token = Token(
                word, word, "int", int(word) if len(word) < 16 else -1, start, stop, glued
            )
        elif kind == "dotted" and word.endswith(" "):
            stop = start + len(word.rstrip())
            word = flat[start:stop]
            token = Token(word, word, kind, None, start, stop, glued)
        elif kind == "other":
            token = Token(word, word, word, None, start, stop, glued)
        else:
            token = Token(word, word, kind, None, start, stop, glued)
        tokens.append(token)
    return end_before


def _slip(token: Token, low: str, before: list[Token]) -> None:
    """Take a weekday, month or "tomorrow" with a slip of the finger for what was meant."""
    if before and before[-1].cat in ("with", "quote"):
        return
    word = _meant(low)
    if word is not None:
        token.cat, token.val = lexicon("en")[0][word]
        token.slip = word


@lru_cache(maxsize=2048)
def _meant(low: str) -> str | None:
    """The weekday, month or "tomorrow" that a misspelt word stands for."""
    plural = low.endswith("s")
    if low in _REAL:
        return None
    for word in _SLIPS[low[0]]:
        limit = 2 if len(word) >= 8 else 1
        typed = low
        if plural and word.endswith("day") and distance(low[:-1], word, limit) <= limit:
            typed, word = low[:-1], word + "s"
        if abs(len(word.rstrip("s")) - len(typed)) <= 2 and (
            distance(typed, word.rstrip("s"), limit) <= limit
        ):
            return word
    return None


def _phrase(
    tokens: list[Token], i: int, options: dict[str, list[tuple[tuple[str, ...], Entry]]]
) -> tuple[int, Token] | None:
    """The longest phrase that begins at token ``i`` as one token, and where it ends."""
    second = tokens[i + 1].low if i + 1 < len(tokens) else ""
    for key, step in ((second, 2), ("", 1)):
        for rest, entry in options.get(key, ()) if key or step == 1 else ():
            end = i + step + len(rest)
            if end > len(tokens) or any(
                tokens[i + step + k].low != word for k, word in enumerate(rest)
            ):
                continue
            first = tokens[i]
            words = " ".join(token.low for token in tokens[i:end])
            return end, Token(
                words, words, entry[0], entry[1], first.start, tokens[end - 1].end, first.glued
            )
    return None


def _meanings(tokens: list[Token], tongue: str) -> list[Token]:
    """Look words up; phrases of several words become one token; full stops of short forms go."""
    words, phrases = lexicon(tongue)
    out: list[Token] = []
    count = len(tokens)
    i = 0
    while i < count:
        token = tokens[i]
        low = token.low
        options = phrases.get(low)
        joined = token.glued and out and out[-1].cat == "-" and out[-1].glued  # "stand-up to 4"
        if options is not None and not joined:
            merged = _phrase(tokens, i, options)
            if merged is not None:
                i, token = merged
                out.append(token)
                continue
        if token.cat == "word":
            found = words.get(low)
            if low in HALF_SIGNS:
                found = (low, low)
            if found is None and low.endswith("'s"):
                found = words.get(low[:-2])
                if found is not None and found[0] in ("wd", "day", "mo", "part", "u"):
                    token.owned = True
                else:
                    found = None
            if found is not None:
                token.cat, token.val = found
            elif len(low) > 4 and low[0] in _SLIPS:
                _slip(token, low, out)
        elif token.cat == "@":
            token.cat = "at"
        elif token.cat == "&":
            token.cat = "and"
        elif (
            token.cat == "." and token.glued and out and i + 1 < count
            and (out[-1].cat in _STOPPED or out[-1].low in _TITLES)
        ):  # fmt: skip
            i += 1
            continue
        out.append(token)
        i += 1
    for k, token in enumerate(out):
        if token.cat == "wd?":
            after = out[k + 1].cat if k + 1 < len(out) else "end"
            token.cat = "wd" if after in _AFTER_SHORT_DAY else "word"
        elif tongue == "en" and token.low in _GERMAN_DAYS and token.cat in ("word", "mo"):
            _two_letters(out, k)
    return out


def _two_letters(tokens: list[Token], k: int) -> None:
    """ "fr 15:00" in an English line; "do" and "so" only where they are written as names are."""
    token = tokens[k]
    after = tokens[k + 1] if k + 1 < len(tokens) else END
    further = tokens[k + 2] if k + 2 < len(tokens) else END
    before = tokens[k - 1] if k else END
    if after.cat in (",", ".") and (after.cat == "," or after.glued):
        after, further = further, (tokens[k + 3] if k + 3 < len(tokens) else END)
    timed = after.cat in ("clock", "dotted") or (
        after.cat == "int" and further.low in ("uhr", "h", "-", "–")
    )
    named = before.low in _BEFORE_NAMES
    written = token.text == token.text.capitalize() and k > 0 and before.cat not in (".", "!", "?")
    if timed and not named and (token.low not in ("do", "so") or written):
        token.cat, token.val = "wd", _GERMAN_DAYS[token.low]
