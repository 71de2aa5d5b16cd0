"""The words of an HTML mail are what a reader would see of it; no input makes reading it slow."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal.domain.markup import seen

OUTLOOK = """<html xmlns:o="urn:x"><head><meta charset="utf-8"><title>Mail</title>
<style><!-- p.Mso {margin:0} --></style>
<!--[if gte mso 9]><xml><o:p>settings</o:p></xml><![endif]--></head><body lang="EN-GB"><div class=WordSection1>
<p class=MsoNormal>Dear Ana,<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>we are
   sorry.<br>Best,<br>Maya</p></div><![if !supportLists]><![endif]></body></html>"""


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("plain", "plain"),
        ("one<br>two<BR/>three", "one\ntwo\nthree"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("<div>one<br></div> <div><br></div>\n<div>two</div>", "one\n\ntwo"),
        ("<p>one\n  two &nbsp; three", "one two three"),
        ("<ul><li>one<li>two</ul>after", "- one\n- two\n\nafter"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("caf&eacute; &amp; &lt;b&gt; &#8364; &#x20AC; &unknown; & AT&T", "café & <b> € € &unknown; & AT&T"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
        ("a<script>if (x < y) '</p>'</script>b<style>p {}</style>c", "abc"),
        ("a<!-- <p>not seen</p> -->b", "ab"),
        ("a < b and 3<4", "a < b and 3<4"),
        ("one <b> two</b>", "one two"),
        ("<b>bo<i>l</b>d</i>", "bold"),
        ("a<script>never closed", "a"),
        ("a<!-- never closed", "a"),
        ("a<b never closed", "a"),
        ("<scripture>read</scripture>", "read"),
        ("&#" + "9" * 9000 + ";", "&#" + "9" * 9000 + ";"),
        (OUTLOOK, "Dear Ana,\n\nwe are sorry.\nBest,\nMaya"),
        ("", ""),
    ],
)
def test_the_words_are_what_a_reader_sees(markup: str, words: str) -> None:
    assert seen(markup) == words


SLOW = [
    "<", "<a", "<a ", "<!--", "<![", "<!", "</", "</a", "<?", "<script>", "<script", "<p a='", '<a b="', "&", "&#x1",
    "&#9", "<a/", "<a =", "&a", " <br> ", "\n", "<p>", "<div>", "\xa0",
]  # fmt: skip


@pytest.mark.parametrize("piece", SLOW)
def test_a_long_one_is_read_at_once(piece: str) -> None:
    """In the time of this process: what else the machine does is no matter. With a square it would be minutes."""
    began = time.process_time()
    seen(piece * (400_000 // len(piece)))
    assert time.process_time() - began < 2


@given(st.text(st.sampled_from("<>!-/&;#xpbr scit'\"=a\n")))
def test_nothing_breaks_it(markup: str) -> None:
    assert isinstance(seen(markup), str)
