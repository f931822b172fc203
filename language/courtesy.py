"""Greetings and thanks: lines that ask for nothing."""

from __future__ import annotations

from language.tokens import Token
from language.words.kinds import listed

_THANKS = frozenset(
    listed(
        "thanks thank thx thnx thanx ty tysm cheers danke dankeschon merci gracias obrigado "
        "obrigada grazie appreciated appreciate"
    )
)
_GREETINGS = frozenset(
    listed("hello hi hey hallo hola bonjour salut ola oi moin servus ciao yo hiya howdy morning")
)
_AROUND = frozenset(
    listed(
        "you u very much so a lot lots for that it this the help everything muster bot all team "
        "folks again good great perfect cool nice awesome super lovely wonderful brilliant "
        "excellent ok okay alright many well done job there everyone everybody guys afternoon "
        "evening day vielmals schon beaucoup muchas mil muito sehr your really much i we to and "
        "guten tag bom dia buenos dias buenas tardes , . ! : ; - ) ( & ? yes"
    )
)
_SAID = ("no worries", "no problem", "no prob", "no rush", "np", "all good", "my pleasure")


def courtesy(tokens: list[Token]) -> str | None:
    """The command that a line of courtesy stands for: "thanks", "help" for a greeting."""
    if len(tokens) > 10:
        return None
    words = [word for token in tokens for word in token.low.split()]
    plain = " ".join(word for word in words if word.isalnum())
    if plain in _SAID:
        return "thanks"
    thanked = any(word in _THANKS for word in words)
    greeted = any(word in _GREETINGS for word in words)
    if not (thanked or greeted):
        return None
    known = _THANKS | _GREETINGS | _AROUND
    if any(word not in known and (word.isascii() or len(word) > 1) for word in words):
        return None
    if words[0] == "yes" and not thanked:
        return None
    return "thanks" if thanked else "help"
