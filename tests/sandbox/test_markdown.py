"""Webex's Markdown subset: HTML that is safe, and the plain text beside it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.markdown import render

PEOPLE = {
    "ana@acme.example": {"id": "ANA", "displayName": "Ana Silva"},
    "BOT": {"id": "BOT", "displayName": "Muster of Acme"},
}


def find(kind: str, value: str) -> dict | None:
    return PEOPLE.get(value)


def mention(key: str, name: str) -> str:
    attributes = f'data-object-type="person" data-object-id="{key}"'
    return f"<spark-mention {attributes}>{name}</spark-mention>"


@pytest.mark.parametrize(
    ("source", "html", "text"),
    [
        ("plain", "plain", "plain"),
        ("**bold** and *italic*", "<strong>bold</strong> and <em>italic</em>", "bold and italic"),
        ("***both***", "<strong><em>both</em></strong>", "both"),
        ("__bold__ _italic_", "<strong>bold</strong> <em>italic</em>", "bold italic"),
        ("sync_up_it 2*3*4 a * b", "sync_up_it 2<em>3</em>4 a * b", "sync_up_it 234 a * b"),
        ("`a **b** <c>`", "<code>a **b** &lt;c&gt;</code>", "a **b** <c>"),
        ("``a ` b``", "<code>a ` b</code>", "a ` b"),
        ("```\nx < y\n**z**\n```", "<pre><code>x &lt; y\n**z**</code></pre>", "x < y\n**z**"),
        ("```\nopen", "<pre><code>open</code></pre>", "open"),
        ("<b>&amp;", "&lt;b&gt;&amp;amp;", "<b>&amp;"),
        ("\\*no\\*", "*no*", "*no*"),
        ("one\n\ntwo", "<p>one</p><p>two</p>", "one\n\ntwo"),
        ("one  \ntwo", "one<br/>two", "one\ntwo"),
        ("one\ntwo", "one\ntwo", "one\ntwo"),
        ("# Head\nbody", "<h1>Head</h1><p>body</p>", "Head\n\nbody"),
        ("#k7 is a meeting", "#k7 is a meeting", "#k7 is a meeting"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>', "3. a\n4. b"),
        ("- a\n1. b", "<ul><li>a</li></ul><ol><li>b</li></ol>", "- a\n\n1. b"),
        ("> said\n> so", "<blockquote><p>said\nso</p></blockquote>", "said\nso"),
        ("[here](https://a.example/x?a=1&b=2)",
         '<a href="https://a.example/x?a=1&amp;b=2" rel="nofollow">here</a>',
         "here (https://a.example/x?a=1&b=2)"),
        ("[here](javascript:alert(1))", "here", "here"),
        ("[q](https://a/\"onclick=x)", '<a href="https://a/&quot;onclick=x" rel="nofollow">q</a>',
         'q (https://a/"onclick=x)'),
        ("<https://a.example/>",
         '<a href="https://a.example/" rel="nofollow">https://a.example/</a>',
         "https://a.example/"),
        ("<@personEmail:ana@acme.example|Annie> hi", mention("ANA", "Annie") + " hi", "Ana hi"),
        ("<@personId:BOT> move 2", mention("BOT", "Muster") + " move 2", "Muster move 2"),
        ("<@personId:BOT|<b>> x", mention("BOT", "&lt;b") + "&gt; x", "Muster> x"),
        ("<@personEmail:none@a.b|Nobody>", "Nobody", "Nobody"),
        ("**<@personId:BOT>**", f"<strong>{mention('BOT', 'Muster')}</strong>", "Muster"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_rendering(source: str, html: str, text: str):
    rendered = render(source, find)
    assert (rendered.html, rendered.text) == (html, text)


def test_mentions_are_collected_once():
    rendered = render(
        "<@personId:BOT> <@all> <@personEmail:ana@acme.example> <@personId:BOT>", find
    )
    assert rendered.people == ["BOT", "ANA"]
    assert rendered.groups == ["all"]
    assert rendered.text == "Muster All Ana Muster"


def test_a_mention_inside_code_is_no_mention():
    assert render("`<@personId:BOT>`", find).people == []


_TAGS = re.compile(
    r"</?(?:p|strong|em|code|pre|ul|ol|li|blockquote|h[1-6])>|<br/>|</a>|</spark-mention>"
    r'|<ol start="\d+">|<a href="[^"<>]*" rel="nofollow">|<spark-mention data-[^<>]*>'
)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab *_`<>[]()#\\-1.\n&\"'@|:!/", max_size=120))
def test_whatever_is_written_only_known_tags_come_out(source: str):
    rendered = render(source, find)
    assert not re.search(r"[<>]", _TAGS.sub("", rendered.html))


@pytest.mark.parametrize(
    "piece", ["**a ", "[", "> ", "- ", "`", "_a", "<@", "  - a\n", "*", "[a]("]
)
def test_long_nonsense_is_rendered_quickly(piece: str):
    source = (piece * 7439)[:7439]
    assert render(source, find).text.count("a") == source.count("a")
