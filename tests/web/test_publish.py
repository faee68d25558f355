"""A published page: one script and one style sheet by their hashes, nothing private, every answer the server gives."""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64decode, b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from abelard.web.bundle import script_of
from abelard.web.desk import Desk
from abelard.web.publish import publish

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient


def kept(html: str) -> dict[str, Any]:
    packed = re.search(r'id="kept">([^<]*)</script>', html)
    assert packed
    found: dict[str, Any] = json.loads(gzip.decompress(b64decode(packed[1])))
    return found


def test_the_page_keeps_what_the_server_answers(client: TestClient, case: Path) -> None:
    answers = kept(publish(Desk(case)).html)
    for key, query in (
        ("questions||||||", "/api/questions"),
        ("questions|||bob|||", "/api/questions?reject=bob"),
        ("questions|bobs|||||", "/api/questions?v=bobs"),
        ("narratives|||||||d1", "/api/narratives?id=d1"),
        ("weigh|bobs||||||q", "/api/weigh?v=bobs&id=q"),
        ("agent|||||||ann", "/api/agent?id=ann"),
        ("why|bobs||||||band part-of guild from 1090", "/api/why?v=bobs&s=band part-of guild from 1090"),
    ):
        assert answers[key.replace("|", "\x1f")] == client.get(query).json(), key


def test_only_the_script_of_the_page_may_run(case: Path) -> None:
    html = publish(Desk(case)).html
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert len(scripts) == 1
    digest = b64encode(sha256(scripts[0].encode()).digest()).decode()
    assert f"script-src &#x27;sha256-{digest}&#x27;" in html
    assert "unsafe" not in html.partition("<title>")[0]
    assert "onerror" not in html


def test_a_title_cannot_break_out_of_the_page(case: Path) -> None:
    assert "<title>A &lt;b&gt;case&lt;/b&gt; &amp; &quot;more&quot;</title>" in publish(Desk(case)).html


def test_what_is_private_stays_at_home(case: Path) -> None:
    file = case / "case.abl"
    text = file.read_text(encoding="utf-8").replace('person bob "Bob"', 'person bob "Bob"\n  access: private')
    file.write_text(text, encoding="utf-8")
    published = publish(Desk(case))
    assert "agent bob" in published.left_out
    assert "Bob" not in json.dumps(kept(published.html))
    assert "Bob" in json.dumps(kept(publish(Desk(case), private=True).html))


def test_texts_of_sources_stay_at_home(case: Path) -> None:
    published = publish(Desk(case))
    assert "text of source annal" in published.left_out
    assert "He was not." not in json.dumps(kept(published.html))
    assert "He was not." in json.dumps(kept(publish(Desk(case), texts=True).html))


def test_every_module_is_in_the_script_before_it_is_used() -> None:
    script = script_of("main")
    seen: set[str] = set()
    for line in script.splitlines():
        if made := re.match(r"const m_(\w+) = ", line):
            seen.add(made[1])
        if used := re.match(r"const \{[^}]*\} = m_(\w+);", line):
            assert used[1] in seen
    assert {"main", "dom", "reader"} <= seen
    assert "\nimport " not in script
    assert "\nexport " not in script


def test_a_published_page_keeps_each_pair_once(case: Path) -> None:
    answers = kept(publish(Desk(case)).html)
    pairs = [key for key in answers if key.startswith("lineage_compare")]
    assert [key.split("\x1f")[-1] for key in pairs] == ["bobs"]
    assert [key for key in answers if key.startswith("compare\x1f")]
