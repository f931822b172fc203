"""How people shorten common words when they type in haste, and what they mean."""

from __future__ import annotations

_SHORT = {
    "you": "u", "are": "r", "why": "y", "your": "ur", "what": "wat wot",
    "what's": "wats whts", "have": "hav",
    "would": "wud", "could": "cud", "should": "shud shld", "give me": "gimme", "let me": "lemme",
    "people": "ppl", "next": "nxt", "tomorrow's": "tmrws tmws tomorrows",
    "today's": "todays", "tonight's": "tonights", "items": "itms", "not": "nt",
    "how": "hw", "when": "wen", "running": "runnin runing", "remind": "rmnd", "book": "bk",
    "skip": "skp", "quarter": "quater", "sorry": "srry",
    "meeting": "meetng mtng meting meetin metting", "tomorrow": "tmrow", "every": "evry",
    "something": "sumthing smth sth", "someone": "sumone some1", "everyone": "evryone every1",
    "anyone": "any1", "reschedule": "resched", "because": "bcos coz",
    "please": "pleas plese pleae plase", "with": "wth", "from": "frm", "about": "abt",
    "message": "msg", "practice": "practise",
}  # fmt: skip
_APOSTROPHED = (
    "what's what's haven't what's won't can't don't doesn't isn't wasn't didn't couldn't "
    "shouldn't wouldn't hasn't aren't weren't i'm i've you're they're what's where's who's "
    "how's when's that's there's let's needn't mustn't hadn't"
)

SLANG: dict[str, str] = {
    **{short: word for word, some in _SHORT.items() for short in some.split()},
    **{word.replace("'", ""): word for word in _APOSTROPHED.split()},
}
