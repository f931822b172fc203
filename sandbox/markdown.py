"""Webex's subset of Markdown to HTML and plain text; everything else stays the text it is."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from sandbox.store import Doc

Find = Callable[[str, str], Doc | None]
"""Kind (``personId``, ``personEmail``) and value of a mention -> the person, if in the room."""

_DEPTH = 6
_INLINE = re.compile(
    r"\\(?P<escaped>[\\`*_\[\]<>#.\-+!|~])"
    r"|(?P<ticks>`+)(?P<code>.+?)(?P=ticks)(?!`)"
    r"|<@(?P<kind>personEmail|personId):(?P<value>[^|>\s]+)(?:\|(?P<name>[^>]*))?>"
    r"|<@(?P<group>all)(?:\|[^>]*)?>"
    r"|<(?P<auto>https?://[^\s<>]+)>"
    r"|\[(?P<label>[^\[\]]*)\]\((?P<target>[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)"
    r"|\*\*(?=\S)(?P<bold>.+?)(?<=\S)\*\*(?!\*)"
    r"|(?<!\w)__(?=\S)(?P<bold2>.+?)(?<=\S)__(?!\w)"
    r"|\*(?=[^\s*])(?P<italic>[^*]+?)(?<=\S)\*"
    r"|(?<!\w)_(?=[^\s_])(?P<italic2>[^_]+?)(?<=\S)_(?!\w)"
    r"|(?P<hard> {2,}\n)",
    re.DOTALL,
)
_ITEM = re.compile(r"(?P<indent> *)(?:(?P<bullet>[-*+])|(?P<number>\d{1,9})\.) +(?P<rest>.*)")
_FENCE = re.compile(r" {0,3}```")
_HEADING = re.compile(r"(#{1,6}) +(.*?)[ #]*$")
_SAFE_LINK = re.compile(r"(?:https?|mailto|tel|webexteams|sip):", re.IGNORECASE)


@dataclass(slots=True)
class Rendered:
    """A message as HTML and as plain text, and whom it mentions (ids, and groups by name)."""

    html: str = ""
    text: str = ""
    people: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)


def render(markdown: str, find: Find) -> Rendered:
    """Render ``markdown``; a mention of somebody whom ``find`` does not know becomes plain text."""
    rendered = Rendered()
    lines = markdown.replace("\r\n", "\n").expandtabs(4).split("\n")
    rendered.html, rendered.text = _Renderer(rendered, find).blocks(lines, 0)
    return rendered


class _Renderer:
    def __init__(self, rendered: Rendered, find: Find) -> None:
        self.rendered = rendered
        self.find = find

    def blocks(self, lines: list[str], depth: int) -> tuple[str, str]:
        htmls, texts = [], []
        position = 0
        while position < len(lines):
            line = lines[position]
            if not line.strip():
                position += 1
                continue
            end = _end_of_block(lines, position)
            block = lines[position:end]
            html, text = self.block(block, depth)
            htmls.append(html)
            texts.append(text)
            position = end
        if depth == 0 and len(htmls) == 1 and htmls[0].startswith("<p>"):
            htmls = [htmls[0].removeprefix("<p>").removesuffix("</p>")]
        return "".join(htmls), "\n\n".join(texts)

    def block(self, block: list[str], depth: int) -> tuple[str, str]:
        first = block[0]
        if _FENCE.match(first):
            inner = block[1:-1] if len(block) > 1 and _FENCE.match(block[-1]) else block[1:]
            code = "\n".join(inner)
            return f"<pre><code>{escape(code, quote=False)}</code></pre>", code
        heading = _HEADING.match(first)
        if heading:
            level = len(heading[1])
            html, text = self.inline(heading[2], depth)
            return f"<h{level}>{html}</h{level}>", text
        if first.startswith(">") and depth < _DEPTH:
            html, text = self.blocks(
                [line.lstrip(">").removeprefix(" ") for line in block], depth + 1
            )
            return f"<blockquote>{html}</blockquote>", text
        if _ITEM.match(first) and depth < _DEPTH:
            return self.items(block, depth)
        html, text = self.inline("\n".join(line.lstrip() for line in block).rstrip(), depth)
        return f"<p>{html}</p>", text

    def items(self, block: list[str], depth: int) -> tuple[str, str]:
        first = _ITEM.match(block[0])
        assert first
        margin = len(first["indent"])
        items: list[list[str]] = []
        numbers: list[str] = []
        for line in block:
            item = _ITEM.match(line)
            if item and len(item["indent"]) < margin + 2:
                items.append([item["rest"]])
                numbers.append(item["number"] or "")
            else:
                items[-1].append(line[min(margin + 2, len(line) - len(line.lstrip())) :])
        htmls, texts = [], []
        for number, item_lines in zip(numbers, items, strict=True):
            html, text = self.item(item_lines, depth + 1)
            htmls.append(f"<li>{html}</li>")
            texts.append((f"{number}. " if number else "- ") + text.replace("\n", "\n  "))
        start = first["number"]
        if not start:
            opening, closing = "<ul>", "</ul>"
        else:
            opening, closing = ("<ol>" if start == "1" else f'<ol start="{int(start)}">'), "</ol>"
        return opening + "".join(htmls) + closing, "\n".join(texts)

    def item(self, lines: list[str], depth: int) -> tuple[str, str]:
        nested = next((n for n, line in enumerate(lines) if n and _ITEM.match(line)), len(lines))
        html, text = self.inline("\n".join(lines[:nested]).rstrip(), depth)
        if nested < len(lines):
            more_html, more_text = self.blocks(lines[nested:], depth)
            html, text = html + more_html, f"{text}\n{more_text}"
        return html, text

    def inline(self, source: str, depth: int) -> tuple[str, str]:
        if depth > _DEPTH:
            return escape(source, quote=False), source
        htmls, texts = [], []
        position = 0
        for match in _INLINE.finditer(source):
            plain = source[position : match.start()]
            html, text = self.span(match, depth)
            htmls += [escape(plain, quote=False), html]
            texts += [plain, text]
            position = match.end()
        htmls.append(escape(source[position:], quote=False))
        texts.append(source[position:])
        return "".join(htmls), "".join(texts)

    def span(self, match: re.Match[str], depth: int) -> tuple[str, str]:
        if match["escaped"]:
            return escape(match["escaped"], quote=False), match["escaped"]
        if match["code"] is not None:
            code = match["code"].strip(" ") or match["code"]
            return f"<code>{escape(code, quote=False)}</code>", code
        if match["kind"]:
            return self.mention(match["kind"], match["value"], (match["name"] or "").strip())
        if match["group"]:
            if "all" not in self.rendered.groups:
                self.rendered.groups.append("all")
            kind = 'data-object-type="groupMention" data-group-type="all"'
            return f"<spark-mention {kind}>All</spark-mention>", "All"
        if match["auto"]:
            url = match["auto"]
            return f'<a href="{escape(url)}" rel="nofollow">{escape(url, quote=False)}</a>', url
        if match["target"] is not None:
            return self.link(match["label"], match["target"], depth)
        if match["hard"]:
            return "<br/>", "\n"
        bold = match["bold"] or match["bold2"]
        html, text = self.inline(bold or match["italic"] or match["italic2"], depth + 1)
        tag = "strong" if bold else "em"
        return f"<{tag}>{html}</{tag}>", text

    def link(self, label: str, target: str, depth: int) -> tuple[str, str]:
        html, text = self.inline(label, depth + 1)
        if not _SAFE_LINK.match(target):
            return html, text
        shown = text if text in ("", target) else f"{text} ({target})"
        return f'<a href="{escape(target)}" rel="nofollow">{html or escape(target)}</a>', (
            shown or target
        )

    def mention(self, kind: str, value: str, name: str) -> tuple[str, str]:
        person = self.find(kind, value)
        if not person:
            shown = name or value
            return escape(shown, quote=False), shown
        if person["id"] not in self.rendered.people:
            self.rendered.people.append(person["id"])
        # Webex shows the first word of the name only: "@Muster" for "Muster of Acme".
        word = person["displayName"].split()[0]
        attributes = f'data-object-type="person" data-object-id="{person["id"]}"'
        html = f"<spark-mention {attributes}>{escape(name or word, quote=False)}</spark-mention>"
        return html, word


def _end_of_block(lines: list[str], start: int) -> int:
    first = lines[start]
    if _FENCE.match(first):
        for end in range(start + 1, len(lines)):
            if _FENCE.match(lines[end]):
                return end + 1
        return len(lines)
    if _HEADING.match(first):
        return start + 1
    in_list = bool(_ITEM.match(first))
    ordered = in_list and bool(_ITEM.match(first)["number"])  # type: ignore[index]
    for end in range(start + 1, len(lines)):
        line = lines[end]
        if not line.strip() or _FENCE.match(line) or _HEADING.match(line):
            return end
        item = _ITEM.match(line)
        if in_list and item and not item["indent"] and bool(item["number"]) != ordered:
            return end
        if not in_list and (item or line.startswith(">") != first.startswith(">")):
            return end
    return len(lines)
