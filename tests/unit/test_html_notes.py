"""The notes of a page, whatever tool made it: which links call them, and what is no text of theirs."""

import time

import pytest

from graph_schema.errors import SourceError
from graph_schema.extraction import Problem
from loaders.formats.html import read_html
from loaders.split import Outline, split_article

PROSE = (
    "The Committee asked the State party for its laws, and the State party replied at some length."
)


def text_of(inner: str, address: str = "https://law.example/bill") -> str:
    markup = (
        f'<html><head><link rel="canonical" href="{address}"></head><body><article><h1>A bill</h1>'
        f"<p>{PROSE}</p>{inner}</article></body></html>"
    )
    return read_html(markup.encode(), "page.html", None).text


def read(inner: str) -> tuple[list[tuple[int, str]], list[tuple[int, str]], Outline]:
    """(number, text) of the notes; (number, the word before) of their anchors; the outline."""
    text = text_of(inner)
    outline = split_article(text)
    notes = [(note.number, text[note.start : note.end]) for note in outline.footnotes]
    anchors = sorted(
        (anchor.start, note.number) for note in outline.footnotes for anchor in note.anchors
    )
    called = [(number, text[:at].split()[-1].rstrip("]0123456789[^")) for at, number in anchors]
    return notes, called, outline


WORD_CALL = (
    '<a style=\'mso-footnote-id:ftn{n}\' href="#_ftn{n}" name="_ftnref{n}"><span class=MsoFootnoteReference>'
    "<![if !supportFootnotes]><span>[{n}]</span><![endif]></span></a>"
)
WORD_NOTE = (
    '<div id=ftn{n}><p class=MsoFootnoteText><a href="#_ftnref{n}" name="_ftn{n}"><span>'
    "<![if !supportFootnotes]><span>[{n}]</span><![endif]></span></a> {words}</p></div>"
)
# Each holds `law` called by note 1, "One.", and `court` called by note 2, "Two."
FORMS = {
    "WordPress block": (
        '<p>The law<sup data-fn="a" class="fn"><a href="#a" id="a-link">1</a></sup> and the court'
        '<sup data-fn="b" class="fn"><a href="#b" id="b-link">2</a></sup>.</p>'
        '<ol class="wp-block-footnotes"><li id="a">One. <a href="#a-link" aria-label="Jump">↩︎</a></li>'
        '<li id="b">Two. <a href="#b-link" aria-label="Jump">↩︎</a></li></ol>'
    ),
    "fn-1-1": (
        "<p>The law<sup class='footnote'><a href='#fn-7-1' id='fnref-7-1'>1</a></sup> and the court"
        "<sup class='footnote'><a href='#fn-7-2' id='fnref-7-2'>2</a></sup>.</p>"
        "<div class='footnotes'><div class='footnotedivider'></div><ol>"
        "<li id='fn-7-1'> One. <span class='footnotereverse'><a href='#fnref-7-1'>&#8617;</a></span></li>"
        "<li id='fn-7-2'> Two. <span class='footnotereverse'><a href='#fnref-7-2'>&#8617;</a></span></li></ol></div>"
    ),
    "easy footnotes, with whole addresses": (
        "<p>The law<span id='e-1'></span><span class='easy-footnote'><a href='https://law.example/bill/#eb-1' title='One.'><sup>1</sup></a></span>"
        " and the court<span id='e-2'></span><span class='easy-footnote'><a href='https://law.example/bill/#eb-2' title='Two.'><sup>2</sup></a></span>.</p>"
        "<h4>Notes</h4><ol class='easy-footnotes-wrapper'>"
        "<li><span id='eb-1'></span>One.<a class='easy-footnote-to-top' href='#e-1'></a></li>"
        "<li><span id='eb-2'></span>Two.<a class='easy-footnote-to-top' href='#e-2'></a></li></ol>"
    ),
    "arrow in brackets": (
        '<p>The law<sup><a href="#f1" id="i1" title="One.">1</a></sup> and the court (<a href="#f2" id="i2">2</a>).</p>'
        '<ol><li id="f1">One. [<a href="#i1">&#8617;</a>]</li><li id="f2">Two. [<a href="#i2">&#8617;</a>]</li></ol>'
    ),
    "note beside its call": (
        '<p>The law<sup class="modern-footnotes-footnote"><a href="javascript:void(0)">1</a></sup>'
        '<span class="modern-footnotes-footnote__note" role="tooltip">One.</span> and the court'
        '<sup class="modern-footnotes-footnote"><a href="javascript:void(0)">2</a></sup>'
        '<span class="modern-footnotes-footnote__note" role="tooltip">Two.</span>.</p>'
    ),
    "followed by a script, told twice": "".join(
        [
            "<p>",
            *(
                f"{word}<span class=footnote_referrer><a onclick=\"go('pr_{n}');\"><sup id=pt_{n}>[{n}]</sup></a>"
                f"<span class=footnote_tooltip>{note}</span></span>"
                for n, word, note in ((1, "The law", "One."), (2, " and the court", "Two."))
            ),
            ".</p><p>References</p><table class=footnote-reference-container>",
            *(
                f"<tr class=footnotes_plugin_reference_row><th><a id=pr_{n}><span>&#8593;</span>{n}</a></th><td>{note}</td></tr>"
                for n, note in ((1, "One."), (2, "Two."))
            ),
            "</table>",
        ]
    ),
    "Substack": (
        '<p>The law<a id="footnote-anchor-1" href="#footnote-1" class="footnote-anchor">1</a> and the court'
        '<a id="footnote-anchor-2" href="#footnote-2" class="footnote-anchor">2</a>.</p>'
        '<div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a><div class="footnote-content"><p>One.</p></div></div>'
        '<div class="footnote"><a id="footnote-2" href="#footnote-anchor-2" class="footnote-number">2</a><div class="footnote-content"><p>Two.</p></div></div>'
    ),
    "Pandoc and Ghost": (
        '<p>The law<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> and the court'
        '<a href="#fn2" class="footnote-ref" id="fnref2" role="doc-noteref"><sup>2</sup></a>.</p>'
        '<section class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1"><p>One.<a href="#fnref1" role="doc-backlink">↩︎</a></p></li>'
        '<li id="fn2"><p>Two.<a href="#fnref2" role="doc-backlink">↩︎</a></p></li></ol></section>'
    ),
    "Word": (
        f"<p>The law{WORD_CALL.format(n=1)} and the court{WORD_CALL.format(n=2)}.</p><hr>"
        + WORD_NOTE.format(n=1, words="One.")
        + WORD_NOTE.format(n=2, words="Two.")
    ),
    "Word, its names kept": (
        '<p>The law<a href="#_ftn1" name="_ftnref1">[1]</a> and the court<a href="#_ftn2" name="_ftnref2">[2]</a>.</p><hr>'
        '<p><a href="#_ftnref1" name="_ftn1">[1]</a> One.</p><p><a href="#_ftnref2" name="_ftn2">[2]</a> Two.</p>'
    ),
    "Word, its names stripped by an editor": (
        '<p>The law<a href="#_edn1">[1]</a> and the court<a href="#_edn2">[2]</a>.</p>'
        '<p><a href="#_ednref1">[1]</a> One.</p><p><a href="#_ednref2">[2]</a> Two.</p>'
    ),
    "Word, raised by class only": (
        "<p>The law<span class=MsoFootnoteReference>1</span> and the court<span style='vertical-align:super'>2</span>.</p><hr>"
        "<p><span class=MsoFootnoteReference>1</span> One.</p><p><span class=MsoFootnoteReference>2</span> Two.</p>"
    ),
    "MediaWiki": (
        '<p>The law<sup id="cite_ref-1"><a href="#cite_note-1"><span>[</span>1<span>]</span></a></sup> and the court'
        '<sup id="cite_ref-2"><a href="#cite_note-2">[2]</a></sup>.</p><h2>References<span class="mw-editsection">[<a href="/e">edit</a>]</span></h2>'
        '<ol class="references"><li id="cite_note-1"><span><b><a href="#cite_ref-1">^</a></b></span> <span>One.</span></li>'
        '<li id="cite_note-2"><span>^ <a href="#cite_ref-2">Jump up</a></span> <span>Two.</span></li></ol>'
    ),
    "EPUB": (
        '<p>The law<a epub:type="noteref" href="#n1">1</a> and the court<a epub:type="noteref" href="#n2">2</a>.</p>'
        '<aside epub:type="footnote" id="n1"><p>One.</p></aside><aside epub:type="footnote" id="n2" hidden><p>2. Two.</p></aside>'
    ),
    "lines of one paragraph": (
        '<p>The law<sup><a href="#n1" name="r1">1</a></sup> and the court<sup><a href="#n2" name="r2">2</a></sup>.</p>'
        '<p><b>Notes:</b></p><p><a name="n1" href="#r1">1</a>. One.<br><a name="n2" href="#r2">2</a>. Two.<br></p>'
    ),
    "rows of a table": (
        '<p>The law<sup><a href="#n1" name="r1">1</a></sup> and the court<sup><a href="#n2" name="r2">2</a></sup>.</p>'
        '<table><tr><td><a name="n1" href="#r1">1</a></td><td>One.</td></tr><tr><td><a name="n2" href="#r2">2</a></td><td>Two.</td></tr></table>'
    ),
    "words that lead back": (
        '<p>The law<a id=r1 href="#n1"><sup>1</sup></a> and the court<a id=r2 href="#n2"><sup>2</sup></a>.</p>'
        '<p id=n1><sup>1</sup> One. <a href="#r1">back</a></p><p id=n2><sup>2</sup> Two. <a href="#r2">Back to text</a></p>'
    ),
    "raised figures under a rule": (
        "<p>The law<sup>1</sup> and the court<sup>2</sup>.</p><hr><p><sup>1</sup> One.</p><p><sup>2</sup> Two.</p>"
    ),
    "raised figures and a list": (
        "<p>The law<sup>1</sup> and the court<sup>[2]</sup>.</p><h3>Endnotes</h3><ol><li>One.<li>Two.</ol>"
    ),
    "brackets in plain paragraphs": (
        "<p>The law[1] and the court[2].</p><p>[1] One.</p><p>[2] Two.</p>"
    ),
    "brackets and lines under a heading": (
        "<p>The law[1] and the court[2].</p><p><strong>Footnotes</strong></p><p>[1] One.<br>[2] Two.</p>"
    ),
    "labels of a margin": (
        '<p>The law<label for="s1"></label><input type=checkbox id="s1"><span class="sidenote">One.</span> and the court'
        '<label for="s2"></label><input type=checkbox id="s2"><span class="sidenote">Two.</span>.</p>'
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_notes_are_read_in_every_form(form: str) -> None:
    notes, called, outline = read(FORMS[form])
    assert notes == [(1, "One."), (2, "Two.")]
    assert called == [(1, "law"), (2, "court")]
    assert outline.problems == ()


def linked(*notes: str, calls: str = "") -> str:
    """A page's end with linked notes 1, 2 … and, unless `calls` says otherwise, one call of each."""
    numbers = range(1, len(notes) + 1)
    made = "".join(f'w<a href="#n{n}" id="r{n}"><sup>{n}</sup></a> ' for n in numbers)
    listed = "".join(
        f'<li id="n{n}">{note} <a href="#r{n}">↩</a></li>'
        for n, note in zip(numbers, notes, strict=True)
    )
    return f"<p>{calls or made}</p><ol>{listed}</ol>"


def test_a_note_keeps_its_paragraphs_on_lines_of_their_own() -> None:
    notes, _, _ = read(linked("<p>One.</p><p>More.</p>", "Two."))
    assert notes == [(1, "One.\n    More."), (2, "Two.")]


def test_paragraphs_between_two_notes_are_the_first_ones() -> None:
    inner = (
        '<p>law<a href="#_ftn1" name="_ftnref1">[1]</a> court<a href="#_ftn2" name="_ftnref2">[2]</a></p><hr>'
        '<p><a href="#_ftnref1" name="_ftn1">[1]</a> One.</p><p>More.</p>'
        '<p><a href="#_ftnref2" name="_ftn2">[2]</a> Two.</p><p>The author teaches law.</p>'
    )
    notes, _, _ = read(inner)
    assert notes == [(1, "One.\n    More."), (2, "Two.")]
    assert "The author teaches law." in text_of(inner)


def test_a_note_called_twice_has_two_anchors() -> None:
    calls = 'w<a href="#n1" id="r1">1</a> and v<a href="#n1" id="r1b">1</a>'
    notes, called, _ = read(linked("One.", calls=calls))
    assert (notes, called) == ([(1, "One.")], [(1, "w"), (1, "v")])


def test_notes_may_stand_far_from_the_article() -> None:
    markup = (
        f'<article><h1>A bill</h1><p>{PROSE}<a id="r1" href="#n1">1</a></p></article>'
        '<footer><h3>Notes</h3><ol><li id="n1">One. <a href="#r1">↩</a></li></ol><p>© Law Notes</p></footer>'
    )
    text = read_html(markup.encode(), "a.html", None).text
    assert text == f"# A bill\n\n{PROSE}[^1]\n\n## Notes\n\n[^1]: One.\n"


def test_words_of_a_link_in_a_note_keep_their_address() -> None:
    text = text_of(linked('<a href="https://a.org/r?a=1&amp;b=2">The report</a>, 2014.'))
    assert "[^1]: [The report](https://a.org/r?a=1&b=2), 2014." in text


def test_a_relative_address_is_joined_to_that_of_the_page() -> None:
    assert "[The report](https://law.example/r)" in text_of(linked('<a href="/r">The report</a>'))


def test_an_address_that_is_printed_is_not_written_twice() -> None:
    text = text_of(linked('See <a href="https://www.a.org/r/">www.a.org/r</a>.'))
    assert "[^1]: See www.a.org/r." in text


def test_an_address_that_is_cut_short_is_written_in_full() -> None:
    text = text_of(linked('See <a href="https://a.org/long/r">https://a.org/lo…</a>.'))
    assert "[^1]: See https://a.org/long/r." in text


def test_a_note_that_speaks_of_another_note_calls_none() -> None:
    notes, called, _ = read(linked('See note <a href="#n2">2</a>.', "Two."))
    assert notes == [(1, "See note 2."), (2, "Two.")]
    assert len(called) == 2


def test_a_note_may_start_with_its_own_number_as_a_date() -> None:
    notes, _, _ = read(linked("1 March 2014.", "3 May 2014."))
    assert notes == [(1, "1 March 2014."), (2, "3 May 2014.")]


def test_numbers_stay_as_printed_where_some_are_missing() -> None:
    inner = (
        '<p>w<a href="#n3" id="r3">[3]</a> v<a href="#n7" id="r7">[7]</a></p><hr>'
        '<p id="n3"><a href="#r3">[3]</a> Three.</p><p id="n7"><a href="#r7">[7]</a> Seven.</p>'
    )
    assert read(inner)[0] == [(3, "Three."), (7, "Seven.")]


def test_numbers_may_start_again_in_each_part() -> None:
    part = (
        '<h2>Part {p}</h2><p>w<a href="#{p}n1" id="{p}r1">[1]</a> and so on.</p>'
        '<p id="{p}n1"><a href="#{p}r1">[1]</a> One of {p}.</p>'
    )
    notes, called, _ = read(part.format(p="a") + part.format(p="b"))
    assert notes == [(1, "One of a."), (1, "One of b.")]
    assert called == [(1, "w"), (1, "w")]


def test_a_note_called_by_a_sign_gets_the_next_number() -> None:
    inner = (
        '<p>x<a href="#ns" id="rs">*</a> w<a href="#n1" id="r1">1</a></p>'
        '<p id="ns"><a href="#rs">*</a> Star.</p><p id="n1"><a href="#r1">1</a> One.</p>'
    )
    notes, called, _ = read(inner)
    assert notes == [(2, "Star."), (1, "One.")]
    assert called == [(2, "x"), (1, "w")]


def problems(inner: str) -> list[Problem]:
    return list(read(inner)[2].problems)


def test_a_call_whose_note_is_missing_is_told() -> None:
    calls = 'w<a href="#n1" id="r1"><sup>1</sup></a> v<a href="#n2" id="r2"><sup>2</sup></a>'
    (told,) = problems(linked("One.", calls=calls))
    assert (told.code, told.message) == (
        "anchor_without_note",
        "[^2] calls note 2, which is not there.",
    )


def test_a_note_that_nothing_calls_is_told() -> None:
    calls = 'w<a href="#n1" id="r1"><sup>1</sup></a>'
    (told,) = problems(linked("One.", "Two.", calls=calls))
    assert (told.code, told.message) == ("note_without_anchor", "Nothing in the text calls note 2.")


@pytest.mark.parametrize(
    "inner",
    [
        '<p><a href="#s1">1</a> <a href="#s2">2</a></p><h2 id="s1">Law</h2><p>A.</p><h2 id="s2">Court</h2><p>B.</p>',
        '<p>Page <a href="?p=2">2</a></p>',
        '<p id="p1"><a href="#p1">1</a> A numbered paragraph.</p>',
        '<p>See paragraph <a href="#p2">2</a> below.</p><p id="p2">2. Another numbered paragraph.</p>',
        "<p>10<sup>5</sup> persons in 30 km<sup>2</sup>.</p>",
    ],
)
def test_other_numbers_are_no_notes(inner: str) -> None:
    text = text_of(inner)
    assert "## Notes" not in text
    assert "[^" not in text


HOSTILE = {
    "nested": "<div>" * 100_000 + f"<p>{PROSE}",
    "unclosed": "<p>x" * 10_000,
    "links": "<p>w<a href='#n'>1</a></p>" * 8_000 + "<p id=n>1. x</p>",
    "notes": "".join(f"<p>w<a href='#n{n}'>{n}</a></p>" for n in range(3000))
    + "".join(f"<p id=n{n}>{n}. x</p>" for n in range(3000)),
    "backlinks nested in a note": "<p>a<a href=#q id=w>1</a></p><div id=q>1. "
    + "<span><a href=#w></a>" * 5_000,
    "headings nested": "<h1><div>" * 8_000 + "t",
    "tables nested": "<table><tr><td>" * 2000 + "x",
    "comments unclosed": "<p>x" + "<!--" * 100_000,
    "markup unclosed": "<p>x" + "<![" * 100_000,
    "rules": "<hr>[1] x<p>" * 4_000,
    "class of many names": f"<p class='{'a ' * 100_000}'>x",
}


@pytest.mark.parametrize("page", HOSTILE)
def test_a_hostile_page_is_read_without_harm(page: str) -> None:
    began = time.process_time()
    assert read_html(HOSTILE[page].encode(), "a.html", None).text
    assert time.process_time() - began < 30  # a step that squares 100,000 would take hours


def test_a_frameset_is_refused() -> None:
    with pytest.raises(SourceError, match="shows no text"):
        read_html(b"<frameset><frame src=a></frameset>", "a.html", None)
