"""Words that settle a question: a yes, a no, or a moment to think."""

from __future__ import annotations

import re
from enum import StrEnum

from language.line.tokens import fold
from language.words.kinds import listed


class Consent(StrEnum):
    """What was said to a question that can be agreed to."""

    YES = "yes"
    NO = "no"
    WAIT = "wait"


_YES = (
    "yes|yep|yeah|yea|ya|yup|y|ok|okay|okey|k|kk|sure|sure thing|of course|absolutely|definitely|"
    "certainly|confirm|confirmed|i confirm|agreed|i agree|approve|approved|do it|do that|"
    "please do|do so|go ahead|go for it|go|go on|send|send it|send it out|send that|ship it|"
    "make it so|make it happen|let's do it|lets do it|let's do that|let's go|lets go|proceed|"
    "continue|carry on|looks good|look good|looks good to me|looks great|looks fine|looks right|"
    "lgtm|sounds good|sounds great|sounds right|sounds fine|all good|good|great|perfect|fine|"
    "fine by me|fine with me|works|works for me|that works|that's fine|thats fine|that's right|"
    "thats right|that's it|thats it|that's correct|thats correct|that is correct|that is right|"
    "right|correct|exactly|cool|nice|awesome|excellent|alright|all right|very good|yes it is|"
    "it's fine|its fine|it is fine|it's good|it's ok|its ok|it's okay|that's ok|thats ok|"
    "that's okay|that's good|thats good|that's great|that's perfect|this is fine|this works|"
    "it works|it's perfect|it's right|this is right|this is good|apply|apply it|apply all|"
    "good to go|i'm sure|im sure|i am sure|book it|+1|👍|✅|👌|🆗|"
    "ja|jo|jawohl|genau|passt|gerne|klar|mach das|oui|ouais|d'accord|vas-y|parfait|"
    "si|vale|claro|dale|perfecto|sim|pode ser|isso|certo|beleza"
)  # fmt: skip
_NO = (
    "no|n|nope|nah|naw|no way|never mind|nevermind|nvm|forget it|forget that|forget about it|"
    "scratch that|scratch it|scrap it|scrap that|stop|stop it|keep it|keep them|keep as is|"
    "keep it as it is|keep it as is|keep that|leave it|leave it as it is|leave it as is|"
    "leave them|leave it be|not now|not yet|don't|dont|do not|please don't|don't do it|"
    "dont do it|don't do that|cancel that|cancel this|discard|discard it|discard that|abort|"
    "no thanks|no thank you|neither|none|none of them|none of these|none of those|"
    "neither of them|not this|drop that|let's not|lets not|better not|i'd rather not|"
    "that's wrong|thats wrong|wrong|👎|❌|🛑|"
    "nein|ne|nee|egal|lieber nicht|doch nicht|besser nicht|lass mal|abbrechen|non|"
    "laisse tomber|olvidalo|nao|esquece|deixa"
)  # fmt: skip
_WAIT = (
    "wait|wait a minute|wait a moment|wait a second|wait a sec|hold on|hold it|hang on|hm|hmm|"
    "hmmm|um|umm|uh|er|erm|one moment|one sec|one second|one minute|just a moment|just a sec|"
    "just a second|just a minute|a moment|a second|moment|sec|let me check|let me think|"
    "let me see|let me look|i'll check|ill check|i need to check|not sure|i'm not sure|"
    "im not sure|i am not sure|i don't know|i dont know|idk|maybe|perhaps|later|brb|"
    "i'll get back to you|give me a minute|give me a sec|give me a second|give me a moment|"
    "warte|moment mal|attends|un moment|espera|un momento|espere|um momento"
)  # fmt: skip
_COURTESY = frozenset(
    listed("please pls plz thanks thank you thx ty cheers bitte danke merci gracias obrigado "
           "obrigada now then so well just oh and ah the bot actually mate buddy indeed sorry")
)  # fmt: skip

_PHRASES: dict[tuple[str, ...], Consent] = {
    tuple(phrase.split()): consent
    for consent, phrases in ((Consent.YES, _YES), (Consent.NO, _NO), (Consent.WAIT, _WAIT))
    for phrase in phrases.split("|")
}
_LONGEST = max(len(words) for words in _PHRASES)
_MOST = 12  # words; who writes more says more
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|\+1|[👍✅👌🆗👎❌🛑]")


def consent(text: str) -> Consent | None:
    """Tell whether a line is a yes, a no or a pause, and nothing else.

    Several may follow each other ("yes, go ahead", "no no, never mind"). A pause outweighs the
    rest, for it changes nothing; a yes beside a no is neither.
    """
    if len(text) > 100:
        return None
    words = [word.replace("’", "'") for word in _WORD.findall(fold(text))]
    if not words or len(words) > _MOST:
        return None
    said: set[Consent] = set()
    i = 0
    while i < len(words):
        for size in range(min(_LONGEST, len(words) - i), 0, -1):
            found = _PHRASES.get(tuple(words[i : i + size]))
            if found is not None:
                said.add(found)
                i += size
                break
        else:
            if words[i] not in _COURTESY:
                return None
            i += 1
    if Consent.WAIT in said:
        return Consent.WAIT
    return said.pop() if len(said) == 1 else None
