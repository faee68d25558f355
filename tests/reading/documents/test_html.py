"""Web pages as they are made: the article, and what is around it known for what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("selectolax")

from abelard.reading.documents import load_document

if TYPE_CHECKING:
    from abelard.reading.result import Document

LONG = (
    "The abbot said at once that it was a forgery of the last century, made to please the count, who denied it "
    "before the whole chapter and the bishop's own men, and who was never seen in the town again."
)


def page(body: str, head: str = "") -> Document:
    return load_document(
        f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>".encode()
    )


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(part.kind, document.text[part.start : part.end][:20]) for part in document.parts]


def test_an_article_among_menus_teasers_and_comments() -> None:
    teasers = "".join(
        f"<div class=teaser><a href=x>Another story, number {n}, about something else</a></div>"
        for n in range(40)
    )
    document = page(
        f"<header><ul><li><a href=/>Home</a></li></ul></header><div id=wrap><div class=main-col><h1>On the will</h1>"
        f"<p>{LONG}</p><aside class=related><p>Read also: the count</p></aside><figure><img><figcaption>The seal"
        f"</figcaption></figure><p>{LONG}</p></div><div class=sidebar>{teasers}</div></div>"
        f"<section id=comments><ol class=comment-list><li class=comment><p>I was there, and {LONG}</p></li></ol></section>"
        f"<footer>All rights</footer>"
    )
    assert "words beside the article" in document.warnings[0]
    assert kinds(document) == [
        ("heading", "On the will"),
        ("body", LONG[:20]),
        ("menu", "Read also: the count"),
        ("caption", "The seal"),
        ("body", LONG[:20]),
        ("comment", "I was there, and The"),
    ]


def test_an_article_cut_up_by_advertisements_is_whole() -> None:
    pieces = "".join(f"<div class=piece><p>{n}. {LONG}</p></div><div class=ad>Buy!</div>" for n in range(6))
    document = page(f"<div class=story>{pieces}</div><div class=other><p>A short teaser.</p></div>")
    assert [words for kind, words in kinds(document) if kind == "body"] == [
        f"{n}. {LONG}"[:20] for n in range(6)
    ]


def test_words_that_stand_in_no_paragraph_are_read() -> None:
    document = page(
        f"<div>Loose words.<p>{LONG}</p>More of them.<br>On a new line.<br><br>And apart.<ul><li>One<ul><li>Two</li></ul>three</li></ul></div>"
    )
    assert [words for _, words in kinds(document)] == [
        "Loose words.",
        LONG[:20],
        "More of them.\nOn a n",
        "And apart.",
        "One",
        "Two",
        "three",
    ]


def test_a_page_that_is_one_form_and_one_of_a_single_preformatted_text() -> None:
    assert LONG in page(f"<form><div><p>{LONG}</p><input></div></form>").text
    document = page(f"<pre>\nThe first\nparagraph.\n\n{LONG}\n</pre>")
    assert [words for _, words in kinds(document)] == ["The first\nparagraph.", LONG[:20]]


def test_notes_and_links_know_their_places() -> None:
    document = page(
        f"<article><p>{LONG}<sup class=reference><a href='#n1'>[1]</a></sup> He <a href='https://example.org/r'>wrote to"
        f" Rome</a>.</p><ol class=references><li id=n1><a href='#r1'>^</a> Letter 12.</li></ol></article>"
    )
    note, link = document.footnotes[0], document.links[0]
    assert (note.mark, document.text[note.start : note.end]) == ("1", "Letter 12.")
    assert document.text[: note.at].endswith("in the town again.")
    assert (document.text[link.start : link.end], link.target) == ("wrote to Rome", "https://example.org/r")
    assert kinds(document)[-1] == ("note", "Letter 12.")
    assert "[1]" not in document.text


@pytest.mark.parametrize(
    "head",
    [
        (
            '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite"},{"@type":'
            '"NewsArticle","headline":"On the will","datePublished":"1999-04-02T10:00","author":[{"name":"Jean Roux"}]}]}</script>'
        ),
        (
            '<meta name=citation_title content="On the will"><meta name=citation_author content="Jean Roux">'
            '<meta name=citation_publication_date content="1999/04/02">'
        ),
        (
            '<meta property="og:title" content="On the will"><meta name=author content="Jean Roux">'
            '<meta property="article:published_time" content="1999-04-02">'
        ),
    ],
)
def test_what_a_page_says_of_itself(head: str) -> None:
    document = page(
        f"<h1>Something else</h1><p>{LONG}</p>", head + '<link rel=canonical href="https://example.org/will">'
    )
    assert (document.title, document.creators, document.published, document.address) == (
        "On the will",
        ("Jean Roux",),
        "1999-04-02",
        "https://example.org/will",
    )


@pytest.mark.parametrize(
    "head",
    ['<script type="application/ld+json">' + "[" * 100_000, '<script type="application/ld+json">{"headline"'],
)
def test_broken_particulars_do_no_harm(head: str) -> None:
    assert LONG in page(f"<p>{LONG}</p>", head + "</script>").text


def test_a_byline_on_the_page_and_a_title_outside_the_article() -> None:
    document = page(
        f"<h1>On the will</h1><div class=byline>By Jean Roux</div><article><p>{LONG} {LONG}</p></article>"
    )
    assert (document.creators, kinds(document)[0]) == (("Jean Roux",), ("heading", "On the will"))


def test_a_body_marked_as_open_to_comments_is_no_comment() -> None:
    document = page(f'<article class="post comments-open has-comments"><p>{LONG}</p><p>{LONG}</p></article>')
    assert [kind for kind, _ in kinds(document)] == ["body", "body"]


def test_a_page_that_is_all_menu_by_its_own_word_is_read_all_the_same() -> None:
    assert [kind for kind, _ in kinds(page(f'<div class="nav menu"><p>{LONG}</p></div>'))] == ["body"]


def test_a_commentary_is_no_comment() -> None:
    assert [kind for kind, _ in kinds(page(f'<div class="commentary"><p>{LONG}</p></div>'))] == ["body"]
