"""Taking the mention of the bot out of what was said to it."""

from __future__ import annotations

from html.parser import HTMLParser

BREAKS = {"p", "br", "li", "ul", "ol", "blockquote", "pre", "h1", "h2", "h3", "div"}


class _Mentions(HTMLParser):
    """Collects the plain text, and where in it which person is mentioned."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.found: list[tuple[str, str, str]] = []  # person id, shown name, text before it
        self._open: tuple[str, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "spark-mention":
            self._open = (dict(attrs).get("data-object-id") or "", self.text)
        elif tag in BREAKS:
            self.text += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag == "spark-mention" and self._open is not None:
            person, before = self._open
            self.found.append((person, self.text[len(before) :], before))
            self._open = None

    def handle_data(self, data: str) -> None:
        self.text += data


def without_mention(text: str, html: str | None, bot_id: str, first_name: str) -> str:
    """What was said, without the bot's name where it is a mention; other uses of the name stay.

    Without ``html`` only a leading ``first_name`` is taken for a mention.
    """
    if html:
        parser = _Mentions()
        parser.feed(html)
        parser.close()
        mentions = [m for m in parser.found if m[0] == bot_id]
        for _, shown, before in reversed(mentions):
            text = _cut(text, shown, before)
        if mentions:
            return text.strip()
    word, _, rest = text.strip().partition(" ")
    if word.rstrip(",:;").casefold() == first_name.casefold():
        return rest.strip()
    return text.strip()


def _cut(text: str, shown: str, before: str) -> str:
    """Drop the one occurrence of a shown name that stands behind as many others as in the HTML."""
    for name in (shown.strip(), shown.split()[0] if shown.split() else ""):
        if not name:
            continue
        place = -1
        for _ in range(before.count(name) + 1):
            place = text.find(name, place + 1)
            if place < 0:
                break
        else:
            left, right = text[:place], text[place + len(name) :]
            if not left.strip(" @"):
                return right.lstrip(" ,:;")
            return f"{left.rstrip(' @')} {right.lstrip(' ')}"
    return text
