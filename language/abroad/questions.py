"""Questions and set phrases in other languages, as the English words that stand for them."""

from __future__ import annotations

from language.abroad.details import stretch_alone
from language.abroad.turn import SIGNS, Found, Turn, clauses
from language.line.tokens import Token
from language.words.kinds import listed
from language.words.particles import ARTICLES, TO
from language.words.questions import AFTER_ASKED, ASKED, SET_PHRASES, STILL, TELL_ME

_THANKS = frozenset(listed("ai ja denn du merci danke gracias obrigado por favor"))
_AGAIN = frozenset(("deja", "nochmal", "denn", "mesmo"))
_JOINING = frozenset(("entrar", "rejoindre", "unirme", "reinkommen"))
_OF = frozenset(("de", "d'", "pour", "para", "fur", "am"))
_OF_A_MEETING = frozenset(listed("del de da do du statt am"))
_FIRST_WORDS = 12
_LONGEST_SUBJECT = 8


def questioned(turn: Turn) -> bool:
    """Put a question or a set phrase into its English words; whether it was one.

    "was habe ich morgen an" becomes "what do i have", "tomorrow"; "aide" becomes "help".
    """
    asking = turn.find(TELL_ME)
    told = asking.end if asking else 0
    for begin in (0, *([told] if told else []), *clauses(turn)):
        if _set_phrase(turn, begin) or _question(turn, begin, told):
            return True
    return _asked_last(turn) or _still(turn)


def _set_phrase(turn: Turn, begin: int) -> bool:
    """A phrase with nothing else in the line; "help" may stand behind and before a few words."""
    for words, wordings in SET_PHRASES.items():
        found = turn.find(wordings, begin)
        if found is None:
            continue
        left = [
            token
            for token in turn.tokens[found.end :]
            if token.cat not in SIGNS and token.low not in _THANKS
        ]
        if len(left) <= (3 if words == "help" else 0) and (begin == 0 or words == "help"):
            turn.become([turn.said(words, begin, found.end)])
            return True
    return False


def _question(turn: Turn, begin: int, told: int) -> bool:
    """A question at token ``begin``; at ``told`` it stands behind "dis-moi"."""
    for words, wordings in ASKED.items():
        found = turn.find(wordings, begin)
        if found is None:
            continue
        before = [] if begin == told else turn.tokens[:begin]
        named = any(token.cat not in SIGNS for token in before)
        if before and not (words == "when is" and named):
            continue
        _asked(turn, words, before, found)
        return True
    return False


def _asked(turn: Turn, words: str, before: list[Token], found: Found) -> None:
    tail = turn.tail(AFTER_ASKED, found.end)
    about = [*before, *found.caught, *turn.tokens[found.end : tail]]
    while about and about[-1].cat in SIGNS:
        about.pop()
    while about and (about[0].cat in SIGNS or _only_links(about)):
        about.pop(0)
    verb = "show" if words == "show who" else words
    if words == "show link":
        joining = [k for k, token in enumerate(about) if token.low in _JOINING]
        verb = "join" if joining else "show"
        about = about[joining[-1] + 1 :] if joining else about
        about = about or ([] if joining else [turn.said("it", found.begin, found.end)])
    if verb == "what do i have":
        about = stretch_alone([token for token in about if token.cat != "?"])
    if verb in ("show", "join", "when is"):
        about = _named(about)
    turn.become([turn.said(verb, found.begin, found.end), *about])


def _only_links(about: list[Token]) -> bool:
    """ "was steht *für* morgen an"."""
    dated = len(about) > 1 and about[1].cat in ("day", "wd", "dayam", "this")
    return about[0].low in _OF and dated


def _named(about: list[Token]) -> list[Token]:
    """The meeting that is asked for, without what leads to its name."""
    leading = TO | ARTICLES | {"part", "entrar"}
    while len(about) > 1 and about[0].cat not in ("day", "wd"):
        if about[0].cat != "-" and about[0].low.partition(" ")[0] not in leading:
            break
        about = about[1:]
    return about


def _asked_last(turn: Turn) -> bool:
    """ "la démo c'est à quelle heure déjà ?": what is asked for stands first."""
    tokens, wordings = turn.tokens, ASKED["when is"]
    for k in range(1, min(len(tokens), _FIRST_WORDS) if turn.holds(wordings) else 1):
        found = turn.find(wordings, k)
        if found is None or any(
            token.cat not in SIGNS and token.low not in _AGAIN for token in tokens[found.end :]
        ):
            continue
        about = [token for token in tokens[:k] if token.cat not in SIGNS]
        if not about or k > _LONGEST_SUBJECT:
            return False
        while len(about) > 1 and about[0].low in ARTICLES | {"e", "et", "y", "und"}:
            about.pop(0)
        turn.become([turn.said("when is", k, found.end), *about])
        return True
    return False


def _still(turn: Turn) -> bool:
    """ "sigue en pie la retro del jueves?" shows the meeting."""
    tokens = turn.tokens
    found = turn.first(STILL, range(min(len(tokens), 8)))
    if found is None or tokens[-1].cat != "?":
        return False
    about = [
        token
        for token in (*tokens[: found.begin], *found.caught, *tokens[found.end :])
        if token.cat not in SIGNS and token.low not in _OF_A_MEETING
    ]
    while len(about) > 1 and about[0].low in ARTICLES:
        about.pop(0)
    if not any(token.cat in ("word", "name", "short") for token in about):
        return False
    turn.become([turn.said("show", found.begin, found.end), *about])
    return True
