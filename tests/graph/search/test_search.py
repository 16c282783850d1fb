"""Things are found by what they are called, however it is typed, by whoever may see them, and by nobody else."""

from __future__ import annotations

import pytest

from graph.engine.cypher import load
from graph.engine.database import Database
from graph.reader import Audience
from graph.reader.errors import BadArgument
from graph.search import Findable, Hit, Hits, MatchedField
from tests.graph.recorder.conftest import by_key, fact, person
from tests.graph.search.conftest import RecordMore, Search, hidden, number, work


def told(found: Hits) -> list[str]:
    """The texts that answered, the best first."""
    return [hit.value for hit in found.hits]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("zoe", "Zoë Keating"),
        ("ZOË KEATING", "Zoë Keating"),
        ("zoe keting", "Zoë Keating"),
        ("keat", "Zoë Keating"),
        ("bjork", "Björk"),
        ("Bjørk", "Björk"),
        ("Beyonce", "Beyoncé"),
        ("beyocne", "Beyoncé"),
        ("dvorak", "Dvořák"),
        ("Dvorzak", "Dvořák"),
        ("lukasz zal", "Łukasz Żal"),
        ("ibrahim tatlises", "\u0130brahim Tatl\u0131ses"),
        ("坂本", "坂本龍一"),
        ("龍一", "坂本龍一"),
        ("坂本龍一", "坂本龍一"),
        ("ひばり", "美空ひばり"),
        ("방탄", "방탄소년단"),
        ("소년", "방탄소년단"),
        ("愛", "愛"),
        ("فيروز", "فيروز"),
        ("ام كلثوم", "أم كلثوم"),
        ("אריק", "אריק איינשטיין"),
        ("איינשטין", "אריק איינשטיין"),
        ("чайковский", "Пётр Чайковский"),
        ("Чаиковский Петр", "Пётр Чайковский"),
        ("Θεοδωράκης", "Μίκης Θεοδωράκης"),
        ("μικης θεοδωρακης", "Μίκης Θεοδωράκης"),
        ("रवि", "रवि शंकर"),
        ("शंकर", "रवि शंकर"),
        ("คาราบาว", "คาราบาว"),
        ("wc handy", "W. C. Handy"),
        ("W.C. Handy", "W. C. Handy"),
        ("W. C. Hendy", "W. C. Handy"),
        ("B. B. King", "B.B. King"),
        ("rem", "R.E.M."),
        ("MIA", "M.I.A."),
        ("sinead oconnor", "Sinéad O’Connor"),
        ("Sinead O'Connor", "Sinéad O’Connor"),
        ("dangelo", "D'Angelo"),
        ("ac/dc", "AC/DC"),
        ("u2", "U2"),
        ("10,000 maniacs", "10,000 Maniacs"),
        ("the the", "The The"),
        ("!!!", "!!!"),
        ("if", "If"),
        ("It's a man's man's", "It’s a Man’s Man’s Man’s World"),
        ("les dents de la mer", "Les dents de la mer"),
        ("weisse hai", "Der weiße Hai"),
        ("harbor recordings", "Harbour Recordings"),
    ],
)
async def test_what_is_called_so_is_found_first(find: Search, asked: str, name: str) -> None:
    assert told(await find(asked))[:1] == [name]


async def test_two_people_of_one_name_are_two_hits_and_what_is_nearly_so_comes_after(find: Search) -> None:
    found = await find("Jon Wiliams")
    assert told(found) == ["Jon Williams-Smith", "John Williams", "John Williams", "John Towner Williams"]
    assert len({hit.id for hit in found.hits}) == 4
    same = await find("john williams")
    assert [(hit.value, hit.score) for hit in same.hits[:2]] == [("John Williams", 1000)] * 2
    assert all(hit.score < 1000 for hit in same.hits[2:])


async def test_where_nothing_has_all_the_words_what_has_some_of_them_is_found(find: Search) -> None:
    assert told(await find("ella fitzgerald")) == ["Ella Fitzgerald"]
    assert told(await find("ella handy"))[:2] == ["W. C. Handy", "Ella Fitzgerald"]


async def test_a_party_is_found_by_its_other_names_but_not_by_its_legal_one(find: Search) -> None:
    (hit,) = (await find("father of the blues")).hits
    assert (hit.kind, hit.field, hit.value) == (Findable.PARTY, MatchedField.OTHER_NAME, "Father of the Blues")
    for audience in Audience:
        assert "William Christopher Handy" not in told(await find("William Christopher Handy", audience=audience))
        assert told(await find("Christopher", audience=audience)) == []


@pytest.mark.parametrize(
    ("asked", "values"),
    [
        ("US-SKG-19-12345", ["USSKG1912345"] * 2),
        ("isrc usskg1912345", ["USSKG1912345"] * 2),
        ("us-skg-19", ["USSKG1912345"] * 2),
        ("T-034.524.680-1", ["T0345246801"]),
        ("t0345246801", ["T0345246801"]),
        ("0000 0001 2281 955X", ["000000012281955X"]),
        ("036000241457", ["00036000241457"]),
        ("PROPRIETARY:Okeh:4169 A", ["4169 A"]),
        ("op 27 no 2", ["Op. 27 No. 2"]),
        ("4169 a", ["4169 A"]),
    ],
)
async def test_an_identifier_is_found_however_it_is_written(find: Search, asked: str, values: list[str]) -> None:
    found = await find(asked)
    assert told(found) == values
    assert found.hits[0].field is MatchedField.IDENTIFIER


async def test_only_the_kinds_that_are_asked_for_are_found(find: Search) -> None:
    kinds = [hit.kind for hit in (await find("4169")).hits]
    assert kinds == [Findable.RELEASE, Findable.RECORDING]
    for kind in Findable:
        assert [hit.kind for hit in (await find("4169", kinds=[kind])).hits] == [each for each in kinds if each is kind]


@pytest.mark.parametrize(
    "asked",
    [
        "Thessaly Corrowan",
        "thesaly",
        "Lady Thessaly",
        "Lanternwater",
        "Crazy Lanterns",
        "T-000.000.001-0",
        "t000000001",
    ],
)
async def test_what_is_withheld_is_found_by_auditors_alone(find: Search, asked: str) -> None:
    (hit, *_) = (await find(asked, audience=Audience.AUDITOR)).hits
    for audience in (Audience.PUBLIC, Audience.LICENSED):
        assert hit.id not in {each.id for each in (await find(asked, audience=audience)).hits}


async def test_what_is_withheld_changes_nothing_of_what_is_found(find: Search, record_more: RecordMore) -> None:
    asked = ("zoe keating", "keating", "crazy blues", "zoe williams", "US-SKG-19")
    before = [(await find(text)).hits for text in asked]
    shadows = [person(name, key=f"shadow {name}") for name in ("Zoë Keating", "Zoe Keating", "Keating", "Crazy Blues")]
    await record_more("shadows", *shadows, *(hidden(shadow["key"]) for shadow in shadows))
    assert [(await find(text)).hits for text in asked] == before
    assert len((await find("zoe keating", audience=Audience.AUDITOR)).hits) == 3


async def test_a_thing_is_found_as_it_is_called_now(find: Search, record_more: RecordMore) -> None:
    await record_more("one", person("Ardath Vane", key="ardath"))
    (hit,) = (await find("ardath vane")).hits
    await record_more("two", person("Meridith Vane", key="ardath", corrects=(await find("x")).seq))
    assert [one.id for one in (await find("meridith vane")).hits] == [hit.id]
    assert told(await find("ardath")) == []
    await record_more("three", fact("erasure", target=(await find("x")).seq, fields=["/name"]))
    for text in ("meridith", "erased", "[erased]"):
        assert told(await find(text)) == []
    await record_more("four", work("Quintessence", key="short-lived"), number("work Jaws", "OPUS", "Op. 99"))
    last = (await find("x")).seq
    await record_more("five", fact("retraction", target=last), fact("retraction", target=last - 1))
    assert [told(await find(text)) for text in ("quintessence", "opus:op. 99")] == [[], []]


async def test_pages_together_have_every_hit_once(find: Search) -> None:
    whole = (await find("williams", first=100)).hits
    pages: list[Hit] = []
    after = None
    for _ in whole:
        page = await find("williams", first=1, after=after)
        pages += page.hits
        after = page.hits[-1].key
        assert page.has_more == (len(pages) < len(whole))
    assert tuple(pages) == whole
    assert len(whole) == 4


async def test_an_answer_says_when_more_answers_than_is_looked_at(find: Search, record_more: RecordMore) -> None:
    for batch in range(2):
        await record_more(f"many {batch}", *(work(f"Nocturne {batch * 200 + place}") for place in range(200)))
    found = await find("nocturne", first=5)
    assert (found.is_partial, len(found.hits), found.has_more) == (True, 5, True)
    exact = await find("nocturne 17")
    assert (exact.is_partial, exact.hits[0].value, exact.hits[0].score) == (False, "Nocturne 17", 1000)


async def test_a_text_that_is_too_long_is_refused(find: Search) -> None:
    with pytest.raises(BadArgument, match="201 characters; 200 is the most"):
        await find("x" * 201)


async def test_nothing_is_found_by_nothing(find: Search) -> None:
    for text in ("", " ", "\x00", "\ud800", "\u200b"):
        assert (await find(text)).hits == ()


async def test_a_search_takes_one_statement_and_another_where_nothing_has_all_the_words(
    find: Search, things: Database
) -> None:
    for text, statements in (("handy", 1), ("wc handy", 1), ("handy jaws", 2)):
        with things.observe() as sent:
            await find(text)
        assert sent == [load("graph.search", "candidates")] * statements


async def test_the_party_of_a_reference_by_key_is_the_one_that_is_found(find: Search, record_more: RecordMore) -> None:
    await record_more("named", fact("partyName", party=by_key("guitarist"), type="CREDITED_AS", text="Juan Guillermo"))
    (hit,) = (await find("juan guillermo")).hits
    assert hit.id in {one.id for one in (await find("john williams")).hits}
