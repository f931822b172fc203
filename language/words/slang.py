"""How people shorten common words when they type in haste, and what they mean."""

from __future__ import annotations

SLANG: dict[str, str] = {
    "u": "you", "r": "are", "y": "why", "ur": "your", "wat": "what", "wats": "what's",
    "wot": "what", "wots": "what's", "hav": "have", "havent": "haven't", "wud": "would",
    "cud": "could", "shud": "should", "gimme": "give me", "lemme": "let me", "ppl": "people",
    "nxt": "next", "tmrws": "tomorrow's", "tmws": "tomorrow's", "itms": "items", "shld": "should",
    "nt": "not", "hw": "how", "wen": "when", "whts": "what's", "runnin": "running",
    "rmnd": "remind", "bk": "book", "skp": "skip", "quater": "quarter", "srry": "sorry",
    "meetng": "meeting", "tmrow": "tomorrow", "evry": "every", "sumthing": "something", "smth": "something", "sth": "something",
    "sumone": "someone", "evryone": "everyone", "every1": "everyone", "some1": "someone",
    "any1": "anyone", "resched": "reschedule", "bcos": "because", "coz": "because",
    "pleas": "please", "plese": "please", "pleae": "please", "plase": "please",
    "wth": "with", "frm": "from", "abt": "about", "msg": "message", "mtng": "meeting",
    "meting": "meeting", "meetin": "meeting", "metting": "meeting",
    # without their apostrophe
    **{
        word.replace("'", ""): word
        for word in (
            "won't can't don't doesn't isn't wasn't didn't couldn't shouldn't wouldn't hasn't "
            "haven't aren't weren't i'm i've you're they're what's where's who's how's when's "
            "that's there's let's needn't mustn't hadn't"
        ).split()
    },
}  # fmt: skip
