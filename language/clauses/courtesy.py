"""Greetings and thanks: lines that ask for nothing."""

from __future__ import annotations

from language.line.tokens import Token
from language.words.kinds import listed

_THANKS = frozenset(
    listed(
        "thanks thank thx thnx thanx ty tysm cheers danke dankeschon merci gracias obrigado "
        "obrigada dank valeu vlw brigado brigada brigadao agradecido agradecida mercis obrigadao "
        "grazie appreciated appreciate"
    )
)
_GREETINGS = frozenset(
    listed("hello hi hey hallo hola bonjour salut ola oi moin servus ciao yo hiya howdy morning")
)
_AROUND = frozenset(
    listed(
        "quick fast was helpful works great job dir euch ihnen you u very much so a lot lots for "
        "that it this the help everything muster bot all team folks again good perfect cool nice "
        "awesome super lovely wonderful brilliant excellent you're youre ur are best star legend "
        "lifesaver hero gem angel ok okay alright many well done there everyone everybody guys "
        "afternoon evening day klasse prima perfekt toll parfait genial top perfecto otimo "
        "perfeito show demais demasiado brigadao crack maquina jefe amigo amiga bcp note note! "
        "c'est nickel mille mil bien infiniment toi vous gente pessoal ihr leute equipo por tudo "
        "todo ayuda ajuda aide pour hilfe fur die deine ihre ton ta votre la tu su pela pelo "
        "vielen besten lieben herzlichen sim oui si ja vielmals schon beaucoup muchas muito sehr "
        "your really i we to and guten tag bom dia buenos dias buenas tardes , . ! : ; - ) ( & ? "
        "yes"
    )
)
_SAID = ("no worries", "no problem", "no prob", "no rush", "np", "all good", "my pleasure")
_SAID_FIRST = frozenset(said.split()[0] for said in _SAID)
_TIMES_OF_DAY = frozenset(listed("afternoon evening tag dia dias tardes"))
_GREETING = _GREETINGS | _TIMES_OF_DAY
_COURTEOUS = _THANKS | _GREETINGS
_COURTESIES = _COURTEOUS | _AROUND


_ADDRESSED = frozenset(
    listed("all team everyone everybody folks guys muster bot there again alle zusammen tous a "
           "todos both gang people")
)  # fmt: skip
_SMILES = frozenset("🙏👍🙂😊🙌🤞😉😀😅")
_TAIL = _SMILES | frozenset(
    listed("please pls plz thanks thank thx ty cheers danke bitte merci gracias obrigado obrigada "
           "you u much lot many so very a the in advance beaucoup kindly , . ! :) ) ; - vielen "
           "dank")
)  # fmt: skip
_ENDING = _SMILES | frozenset(
    listed("please pls plz thanks thank thx ty cheers danke bitte merci gracias obrigado obrigada")
)


def without_greeting(tokens: list[Token]) -> int:
    """Where a greeting at the beginning ends: "hi all, ...", "bonjour, ..."; else 0."""
    k = 0
    if tokens and tokens[0].low in ("good", "guten", "bom", "boa", "buenos", "buenas"):
        k = 1
    if k >= len(tokens) or tokens[k].low not in _GREETING:
        return 0
    if k == 0 and tokens[k].low in _TIMES_OF_DAY:
        return 0
    k += 1
    while k < len(tokens) and tokens[k].low in _ADDRESSED:
        k += 1
    named = k + 1 < len(tokens) and tokens[k].cat in ("word", "name") and tokens[k + 1].cat == ","
    if named and tokens[k].text[:1].isupper():
        k += 1
    signs = k
    while k < len(tokens) and tokens[k].cat in (",", "!", ".", "-"):
        k += 1
    return k if signs < k < len(tokens) else 0


def without_thanks(tokens: list[Token]) -> int:
    """Where the thanks at the end begin; the length of the line where there are none."""
    end = len(tokens)
    k = end
    while k > 1 and tokens[k - 1].low in _TAIL:
        k -= 1
    signed = end - 2 > 2 and tokens[-1].text[:1].isupper() and tokens[-2].cat in (",", "!", ".")
    if signed and any(token.low in _ENDING for token in tokens[-4:-2]):
        end = k = end - 2  # "Thanks, Henrike"
        while k > 1 and tokens[k - 1].low in _TAIL:
            k -= 1
    for n in range(k, end):
        if tokens[n].low in _ENDING:
            cut = n
            while cut > 1 and tokens[cut - 1].low in (",", ".", "-", "!", ";", "many", "vielen"):
                cut -= 1
            return cut
    return end


_NOISE = frozenset(
    listed("anymore tho though tbh haha lol ta x xx asap pronto thx cheers ok okay right innit "
           "mate sorry omg "
           "folks guys team :) ;) :-) . ! ? ,")
)  # fmt: skip
_NOISY = (("any", "more"), ("as", "well"), ("if", "possible"), ("for", "me"), ("will", "you"),
          ("would", "you"), ("for", "now"), ("so", "far"), ("my", "behalf"), ("or", "something"),
          ("or", "so"))  # fmt: skip


def without_noise(tokens: list[Token], floor: int) -> int:
    """Where words at the end of an order begin that say nothing more; at least ``floor``."""
    end = len(tokens)
    while end > floor:
        last = tokens[end - 1]
        sign = len(last.text) == 1 and not last.text.isascii() and not last.text.isalnum()
        if sign or (last.low in _NOISE and not (last.glued and last.text.isalnum())):
            end -= 1
        elif end - 1 > floor and (tokens[end - 2].low, tokens[end - 1].low) in _NOISY:
            end -= 2
        else:
            break
    return end


def courtesy(tokens: list[Token]) -> str | None:
    """The command that a line of courtesy stands for: "thanks", "help" for a greeting."""
    if len(tokens) > 10:
        return None
    words = [word for token in tokens for word in token.low.split()]
    if not _SAID_FIRST.isdisjoint(words):
        plain = " ".join(word for word in words if word.isalnum())
        if plain in _SAID:
            return "thanks"
    if _COURTEOUS.isdisjoint(words):
        return None
    if any(word not in _COURTESIES and (word.isascii() or len(word) > 1) for word in words):
        return None
    thanked = not _THANKS.isdisjoint(words)
    if words[0] == "yes" and not thanked:
        return None
    return "thanks" if thanked else "help"
