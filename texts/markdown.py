"""Markdown of our own, text of others made harmless in it, and a card put into plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_SPECIAL = re.compile(r"[\\`*\[\]~|]")
_EDGE_UNDERSCORE = re.compile(r"(?<!\w)_|_(?!\w)", re.UNICODE)
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")
_LINE_START = re.compile(r"^([#>+-]|\d+[.)])")
_JOINER = "\u2060"
"""Unseen, and enough to keep two characters from meaning something together."""

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ISOLATE, _RELEASE = "\u2068", "\u2069"
LONGEST_QUOTE = 160  # characters; a title has 128 at most


def seen(words: str) -> str:
    """``words`` of anybody as they look: without characters that control or reorder text, or are
    halves of one. Line breaks stay.
    """
    return "\n".join(_UNSEEN.sub("", line) for line in words.splitlines())


def one_line(words: str) -> str:
    """``words`` of anybody without line breaks and unseen characters that reorder a line."""
    return " ".join(_UNSEEN.sub("", words).split())


def escape(words: str) -> str:
    """Text of others so that Markdown shows it as typed: no formatting, links, html or mentions.

    Line breaks become spaces. Right-to-left text is isolated, so that it can't disturb the
    sentence around it.
    """
    return _isolated(_harmless(one_line(words)))


def escape_lines(words: str) -> str:
    """As ``escape``, but line breaks stay: for agendas and notes."""
    lines = [one_line(line) for line in words.splitlines()]
    return "\n\n".join(_isolated(_harmless(line)) for line in lines if line)


def _harmless(line: str) -> str:
    line = _SPECIAL.sub(lambda found: "\\" + found.group(), line)
    line = _EDGE_UNDERSCORE.sub(r"\\_", line)
    # Mentions are looked for before Markdown is read, and not every client knows entities.
    line = line.replace("<@", f"<{_JOINER}@").replace("<", "\\<")
    line = _ENTITY.sub(f"&{_JOINER}", line)
    return _LINE_START.sub(_not_a_block, line)


def _not_a_block(found: re.Match[str]) -> str:
    mark = found.group()
    return f"\\{mark}" if len(mark) == 1 else f"{mark[:-1]}{_JOINER}{mark[-1]}"


def _isolated(line: str) -> str:
    return f"{_ISOLATE}{line}{_RELEASE}" if _RIGHT_TO_LEFT.search(line) else line


def bold(words: str) -> str:
    """Text of others in bold, escaped."""
    return f"**{escaped}**" if (escaped := escape(words)) else ""


def quoted(title: str) -> str:
    """A title of others in typographic quotes, escaped; what is longer than a title is cut."""
    return f"“{escape(title if len(title) <= LONGEST_QUOTE else title[:LONGEST_QUOTE] + '…')}”"


def bullets(lines: Iterable[str]) -> str:
    """A bullet list; the lines are Markdown."""
    return "\n".join(f"- {line}" for line in lines)


def sentence(words: Iterable[str], last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    parts = list(words)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def plain(card: Mapping[str, Any]) -> str:
    """Everything a card says and asks, as Markdown: for clients that can't show the card.

    Inputs appear with what they are filled with, links with their address, other buttons by name.
    """
    lines = list(_said(card.get("body", [])))
    lines += _buttons(card.get("actions", []))
    return "\n\n".join(line for line in lines if line)


def _said(elements: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    for element in elements:
        kind = element["type"]
        if kind == "TextBlock":
            words = element["text"]
            yield f"**{words}**" if element.get("weight") == "Bolder" else words
        elif kind == "Container":
            yield from _said(element["items"])
        elif kind == "ColumnSet":
            parts = [" ".join(_said(column["items"])) for column in element["columns"]]
            yield " ".join(part for part in parts if part)
        elif kind == "FactSet":
            yield bullets(f"{fact['title']}: {fact['value']}" for fact in element["facts"])
        elif kind == "ActionSet":
            yield from _buttons(element["actions"])
        elif kind == "Image":
            yield element.get("altText", "")
        elif kind.startswith("Input."):
            yield f"- {_filled(element)}"


def _filled(element: Mapping[str, Any]) -> str:
    value = str(element.get("value", ""))
    if "choices" in element:
        chosen = value.split(",") if element.get("isMultiSelect") else [value]
        value = ", ".join(each["title"] for each in element["choices"] if each["value"] in chosen)
    elif element["type"] == "Input.Toggle":
        value = "yes" if value == "true" else "no"
    return f"{element.get('label', '')}: {escape(value) or 'empty'}"


def _buttons(actions: Iterable[Mapping[str, Any]]) -> list[str]:
    names: list[str] = []
    unfolded: list[str] = []
    for action in actions:
        if action["type"] == "Action.OpenUrl":
            names.append(f"[{escape(action['title'])}]({action['url']})")
        else:
            names.append(escape(action["title"]))
        if action["type"] == "Action.ShowCard":
            unfolded.append(plain(action["card"]))
    return [*(["Buttons: " + " · ".join(names)] if names else []), *unfolded]
