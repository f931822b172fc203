"""Lines known by their first words, which are no verb: signs, switches, denials, questions."""

from __future__ import annotations

from language.clauses import verbs
from language.clauses.courtesy import without_noise
from language.clauses.unasked import denied
from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse
from language.model import Command, Target
from language.words.kinds import listed

_SIGNS = frozenset(("?", ".", "!"))
_BEING = frozenset(("is", "are", "was", "starts", "begins", "happens"))
_DENYING = frozenset(("don't", "dont", "never", "do", "not"))
_SWITCHING = frozenset(
    listed(
        "no don't dont do stop turn switch disable remove delete cancel revoke drop kill without "
        "never get clear skip deactivate unsubscribe opt mute quit enable activate start resume "
        "keine kein sans plus sin sem nicht pas"
    )
)  # fmt: skip
_WAS = frozenset(("was", "were", "am", "had", "did"))  # "I was in the QBR" asks nothing
_USING = frozenset(("use", "show", "take"))
_OWN = frozenset(("default", "defaults", "clock", "format"))
_SOMEBODY = frozenset(("i", "we", "he", "she", "they"))
_ASKING = frozenset(
    listed("who who's whos who're wer qui quien quienes quem is are was were am any anything "
           "something how how's hows do have did got there's what what's whats past previous old "
           "earlier tell give send get share will can could need where's wheres where")
)  # fmt: skip


def opened(parse: Parse) -> Command | None:
    """The command that the first words alone give away; else ``None``."""
    tokens = parse.tokens
    begin = verbs.skip_politeness(tokens, 0)
    low = at(tokens, begin).low.partition(" ")[0]
    sign = tokens[0].cat
    said = {token.low for token in tokens}
    voted = at(tokens, 1).cat == "int"  # "+1 for the demo"
    if sign in ("+", "-") and at(tokens, 1).glued and not voted and any(
        token.cat in ("to", "from", "short", "for") for token in tokens
    ):  # fmt: skip
        from language.orders.inviting import inviting

        name = "invite" if sign == "+" else "remove"
        return inviting(parse, Verb(name, 0, 0, name))
    lows = [token.low for token in tokens[: begin + 1]]
    letting = lows.index("let") if "let" in lows else None
    if letting is not None and any(t.low == "know" for t in tokens[letting : letting + 8]):
        from language.orders.telling import let_know

        known = let_know(parse, letting)
        if known is not None:
            return known
    if low in _SWITCHING:
        del tokens[without_noise(tokens, begin + 2) :]
        from language.orders.switches import switched

        command = switched(parse, begin)
        if command is not None:
            return command
    named = at(tokens, begin + 1).low in ("it", "that", "this")
    if low == "call" and named and begin + 2 < len(tokens):
        last = len(tokens) - (tokens[-1].low == "instead")  # "call it X instead"
        if last < len(tokens) or at(tokens, begin + 2).cat == "quote":
            title = parse.words(begin + 2, last)
            return parse.command("change", target=Target(pronoun=True), title=title)
    if low in _USING or said & _OWN:
        from language.orders.own_settings import defaulted, used

        own = used(parse, begin) or defaulted(parse)
        if own is not None:
            return own
    if low in _DENYING:
        nothing = denied(parse, begin)
        if nothing is not None:
            return nothing
    if begin and tokens[begin - 1].low == "need":  # "i need the link of it"
        begin, low = begin - 1, "need"
    if at(tokens, 0).low in ("should", "do", "does", "did", "must"):
        from language.orders.questions import doubted

        doubt = doubted(parse, 0)
        if doubt is not None:
            return doubt
    if low in ("when", "where"):
        last = len(tokens) - 1
        while last > begin and tokens[last].cat in _SIGNS:
            last -= 1
        if last > begin + 1 and tokens[last].low in _BEING:  # "when pricing is"
            from language.orders.families import FAMILIES

            return FAMILIES["find"](
                parse.of_tokens(tokens[begin:last]), Verb("find", 0, 1, "when is")
            )
    if low == "what" and [t.low for t in tokens[begin + 1 : begin + 5]] == [
        "time", "is", "it", "in",
    ]:  # fmt: skip
        return parse.unknown()
    if low in ("when", "what"):
        from language.orders.questions import together

        meeting_up = together(parse, begin)
        if meeting_up is not None:
            return meeting_up
    told = begin > 0 and tokens[begin - 1].low in _SOMEBODY and low in _WAS
    if low in _ASKING and not told:
        from language.orders.questions import asked

        return asked(parse, begin)
    return None
