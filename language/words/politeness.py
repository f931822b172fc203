"""What is said before what is asked for: "would it be possible to", "any chance you could"."""

from __future__ import annotations

from functools import cache

# A frame is a row of slots; each slot takes one of its phrases, "" is none.
_WE = "we|you|i|u|someone|anyone|somebody|anybody|muster|the bot|y'all|one"
_MODAL = "can|could|would|will|should|may|might|shall|must"
_GOOD = (
    "ok|okay|possible|good|great|nice|fine|alright|all right|best|better|helpful|feasible|lovely|"
    "useful|wise|cool|ideal|wonderful|easier|more convenient|inconvenient|convenient|much trouble|"
    "a problem|much to ask"
)
_VERY = "|terribly|awfully|too|really|very|at all|so|a bit|quite"
_FRAMES: tuple[tuple[str, ...], ...] = (
    ("is it|it is|it's|would it be|it would be|it'd be|would be|might it be|it might be|is|be",
     f"{_VERY}", _GOOD, "|with you|with everyone|for you",
     "to|if|that|for us to|for me to|for you to|for everyone to", f"|{_WE}", f"|{_MODAL}"),
    ("is there any|is there a|is there some|any|there any", "chance|way|possibility|hope|option",
     "to|of|that|for us to|for you to|", f"|{_WE}", f"|{_MODAL}"),
    ("i was|i'm|i am|we were|we're|was|just|", "wondering|hoping|thinking|looking|trying|wonder",
     "to|if|whether|that|of|about", f"|{_WE}", f"|{_MODAL}", "|please|possibly|maybe"),
    ("i was|i'm|i am|we were|we're|we are", "wondering|thinking"),
    ("i'd|i would|we'd|we would|would|id|i should|we should",
     "like|love|prefer|rather|appreciate|be grateful",
     "|it", "|you|for you|everyone", "to|if|", f"|{_WE}", f"|{_MODAL}"),
    ("i|we|you", "need|want|have", "|you|muster", "to", "|please"),
    ("i|we|i'd|they", "think|guess|believe|suggest|propose|reckon|recommend|suppose|feel",
     "|that", f"|{_WE}", "|should|could|can|need to|have to|ought to|better"),
    ("do|would", "you mind|you think", "|awfully|terribly|if", f"|{_WE}", f"|{_MODAL}"),
    (_MODAL, _WE, "|please|possibly|maybe|kindly|perhaps|just|quickly|also|all",
     "|be able to|be so kind as to|be so kind and"),
    ("are you|are we|would you be|will you be|would we be", "able to"),
    ("we've|i've|you've|we have|i have|you have", "got", "to"),
    ("why don't|why dont|how about if|maybe|perhaps|seems|looks like", "we|you",
     "|should|could|can|have to|need to|must|to"),
    ("i'm|we're|i am|we are|im", "going|gonna|trying|planning|looking", "to|"),
    ("thinking|maybe|seems|looks like|probably|perhaps", "we|it's", "should|could|can|best|better",
     "|to"),
    ("much|really|it's|it'd be|would be|i'd be|we'd be|be|very|so|most|greatly|",
     "appreciated|appreciate|grateful|obliged", "|it", "if", _WE, f"|{_MODAL}"),
    ("sorry|apologies", "to|for|about",
     "bother|bother you|be a pain|be a nuisance|bothering|bothering you|the trouble|the hassle|"
     "the bother|this|that|ask|be annoying|trouble you|the late notice|the short notice",
     "|but|again|but again"),
    ("hope|hoping|i hope|trust", "|all|everything",
     "you're|you are|is|is all|all is|all's|this finds you|you had",
     "well|good|okay|fine|a good weekend|a nice weekend|a great weekend"),
    ("go ahead|go on", "and|"), ("go", "and"), ("do the needful",), ("as", "discussed|agreed"),
    ("do the needful", "and"), ("remember|don't forget|dont forget|make sure|be sure|try|please",
                                "to"),
    ("when|if|as soon as|whenever", "you", "get|have|can|could|find",
     "|a|the", "|chance|moment|minute|sec|second|time"),
    ("i regret|i'm afraid|i am afraid|im afraid|i'm sorry|i regret to say|i regret to inform you|"
     "regretfully|i'm sorry to say", "|that|but|to say|to say that"),
    ("do", "me|us", "a favour|a favor|a solid|a kindness", "and|"),
    ("do you know|does anyone know|do we know|any idea|can you tell me|could you tell me|"
     "can someone tell me|please tell me",),
    ("excuse me",), ("it is possible|is it possible",), ("if possible",), ("let me know",),
    ("lmk|tell me|help me",),
    ("it's time to|time to|it is time to",), ("be so", "kind|good", "and|to|as to"),
    ("need", "help", "to|with"), ("i request|request|i would request|kindly request", "|you", "to"),
    ("this is", "to"), ("good", "morning|afternoon|evening"), ("what about|how about",),
    ("we must",), ("i'd appreciate if",), ("better|best", "to"),
    ("may", "i|we", "|please|kindly"), ("i|we", "wonder", "if|whether", f"|{_WE}", f"|{_MODAL}"),
    ("may|might|can|could", "i", "|please", "trouble you|ask you|bother you", "to|"),
    ("hope|hoping|i hope|trust", "your|you", "well|good|okay|fine"),
)  # fmt: skip


# A slot by the first words of its phrases: what stands behind each of them; "" may be left out.
Slot = dict[str, list[tuple[str, ...]]]


def _slot(phrases: str) -> Slot:
    slot: Slot = {}
    for phrase in phrases.split("|"):
        first, *rest = phrase.split() or ("",)
        slot.setdefault(first, []).append(tuple(rest))
    return slot


@cache
def openings() -> dict[str, list[list[Slot]]]:
    """The frames by the words that may open them."""
    found: dict[str, list[list[Slot]]] = {}
    for frame in _FRAMES:
        slots = [_slot(phrases) for phrases in frame]
        firsts: set[str] = set()
        for slot in slots:
            firsts |= slot.keys()
            if "" not in slot:
                break
        for word in firsts - {""}:
            found.setdefault(word, []).append(slots)
    return found


def polite_words(words: list[str]) -> list[int]:
    """How many of the first words may be such an opening, the longest first."""
    sizes: set[int] = set()
    for frame in openings().get(words[0] if words else "", ()):
        sizes |= _ends(words, frame)
    return sorted((size for size in sizes if size), reverse=True)


def _ends(words: list[str], frame: list[Slot]) -> set[int]:
    """Where a frame may end that begins with the first word."""
    places = {0}
    for slot in frame:
        behind = set(places) if "" in slot else set()
        for place in places:
            word = words[place] if place < len(words) else ""
            for rest in slot.get(word, ()) if word else ():
                end = place + 1 + len(rest)
                if tuple(words[place + 1 : end]) == rest:
                    behind.add(end)
        if not behind:
            return behind
        places = behind
    return places
