"""The page of a sheet: complete, safe, of one host, and readable without a script."""

import json
import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

from typing_extensions import override

from api.pages.page import render_message, render_page
from api.pages.sheet_document import sheet_schema
from api.pages.sheet_json import sheet_json
from linernotes.credits.answer import asset_answer
from tests.api.pages.walks import TRACK, edge, thing, walk
from tests.rules.credits import made

EVIL = '</script><script>alert("1")</script>'
NAMED_EVIL = walk(edge("MADE", TRACK, thing("Party", "june", name=EVIL)))


def plain(*, title: str = "Night Ferry", name: str = "June Arden") -> dict[str, Any]:
    june = made.party(name, made.choice("MADE_BY", "LINKED"), link="https://june.example/")
    model = made.version()
    song = made.recording(
        title, made.contribution("MainArtist", made.party("Ann")), entries=(made.entry("d", allows=True),)
    )
    shy = made.recording(
        "Hidden", made.contribution("MainArtist", made.party("Shy", made.choice("CONTAINED", "NOT_NAMED")))
    )
    scores = [made.score(1, 250_000, song)]
    report = made.report("1", scores)
    asset = made.asset(
        made.contribution("MainArtist", june),
        made.contribution("Musician", model),
        title=title,
        generation=made.generation(model["id"]),
        trained=[made.trained(model, "FINE_TUNE", {"d": 12})],
        links=[made.link("ast_1", "componentOf", recording=song), made.link("ast_1", "parentOf", recording=shy)],
        reports=[report],
        settled=[{"id": report["id"], "scores": scores}],
    )
    answer = asset_answer(asset, audience="PUBLIC", seq=7)
    assert answer is not None
    return answer


class Elements(HTMLParser):
    """The elements of a page, with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def test_the_page_has_the_three_blocks_the_statement_and_the_way_to_check() -> None:
    text = unescape(re.sub(r"<[^>]+>", " ", render_page(plain(), None)))
    for words in (
        *("Made by", "Contains", "The AI was trained on", "How to read this sheet", "about 25 %", "about 75 %"),
        *(
            "did not write, perform on or endorse",
            "name withheld at the artist’s request",
            "As of entry",
            "Check this sheet",
        ),
    ):
        assert words in text
    assert "Hidden" not in text


def test_nothing_comes_from_another_host_and_nothing_runs() -> None:
    elements = Elements(render_page(plain(), walk(edge("MADE", TRACK, thing("Party", "june", name="June")))))
    assert elements.all("svg")
    assert [script["type"] for script in elements.all("script")] == ["application/ld+json"]
    assert [link["href"] for link in elements.all("link")] == ["/static/credits.css", "/credits/ast_1.json"]
    assert not [name for name, _ in elements.found if name in ("img", "iframe", "style", "object", "form")]
    assert not [one for _, attributes in elements.found for one in attributes if one.startswith("on") or one == "style"]
    assert "https://june.example/" in [link["href"] for link in elements.all("a")]


def test_the_page_says_its_language_and_has_one_heading_of_the_first_rank_and_named_sections() -> None:
    elements = Elements(render_page(plain(), None))
    assert elements.all("html") == [{"lang": "en"}]
    assert len(elements.all("h1")) == len(elements.all("main")) == 1
    ids = {attributes.get("id") for _, attributes in elements.found}
    assert {section["aria-labelledby"] for section in elements.all("section")} <= ids


def test_what_somebody_wrote_stays_text() -> None:
    html = render_page(plain(title=EVIL, name=EVIL), NAMED_EVIL)
    assert EVIL not in html
    assert len(Elements(html).all("script")) == 1


def test_the_linked_data_names_who_made_it_and_no_estimate() -> None:
    html = render_page(plain(title=EVIL), None, origin="https://sheets.example")
    data = json.loads(html.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert (data["@type"], data["name"], data["@id"]) == (
        "MusicRecording",
        EVIL,
        "https://sheets.example/credits/ast_1",
    )
    assert data["byArtist"] == [{"@type": "MusicGroup", "name": "June Arden", "url": "https://june.example/"}]
    assert len(data["isBasedOn"]) == 1


def test_a_message_is_a_page() -> None:
    assert "&lt;b&gt;" in render_message("No credits here", "<b>")


def test_the_document_says_what_is_stated_and_leaves_out_what_is_not() -> None:
    document = sheet_json(plain(), origin="https://sheets.example")
    assert document["sheet"]["verify"] == "https://sheets.example/credits/ast_1.json"
    assert document["contains"][0] == {
        "relation": "CONTAINS_SAMPLE_OF",
        "certainty": "CERTAIN",
        "distance": 1,
        **{key: document["contains"][0][key] for key in ("source", "path", "stated")},
    }
    assert document["contains"][1] == {
        "relation": "IS_EDIT_OF",
        "certainty": "CERTAIN",
        "withheld": "ARTIST_CHOICE",
        "handle": "w1",
    }
    assert "null" not in json.dumps(document)


def test_the_published_schema_names_every_part_of_a_document() -> None:
    schema, document = sheet_schema(), sheet_json(plain())
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(document) <= set(schema["properties"])
    assert set(schema["required"]) <= set(document)
