"""The digest of a sheet: what leaves it as it is, what changes it, and how it can be checked."""

import hashlib
from typing import Any

import rfc8785

from linernotes.credits.answer import asset_answer, check_answer
from linernotes.credits.digest import commit, salts
from tests.rules.credits import made


def asset(*, choices: Any = (), title: str = "Secret Song", name: str = "Ann", **more: Any) -> Any:
    """Make the same asset each time, facts and all, but for what a test changes."""
    seqs = iter(range(1, 100))

    def stated() -> Any:
        return made.stated(seq=next(seqs))

    singer = made.party(name, *choices, link="https://ann.example/") | {"fact": next(seqs)}
    sample = made.recording(title, made.contribution("MainArtist", singer, id="con_1", fact=3, stated=stated()), fact=4)
    june = made.party("June Arden") | {"fact": next(seqs)}
    return made.asset(
        made.contribution("MainArtist", june, id="con_2", fact=6, stated=stated()),
        fact=7,
        links=[made.link("ast_1", "componentOf", recording=sample, stated=stated())],
        **more,
    )


def digest(given: Any, audience: str = "PUBLIC", seq: int = 7) -> str:
    answer = asset_answer(given, audience=audience, seq=seq)
    assert answer is not None
    return str(answer["digest"])


def test_a_choice_to_be_hidden_or_linked_leaves_the_digest_as_it_is() -> None:
    hidden = asset(choices=(made.choice("CONTAINED", "NOT_NAMED"),))
    linked = asset(choices=(made.choice("CONTAINED", "LINKED"),))
    assert digest(asset()) == digest(hidden) == digest(linked)
    assert "Secret Song" not in str(asset_answer(hidden, audience="PUBLIC", seq=7))


def test_neither_audience_nor_journal_position_is_in_it() -> None:
    assert (
        len({digest(asset(), audience, seq) for audience in ("PUBLIC", "LICENSED", "AUDITOR") for seq in (7, 8)}) == 1
    )


def test_another_title_or_name_or_salt_changes_it() -> None:
    others = (asset(), asset(title="Other Song"), asset(name="Bea"), asset(salt="6b" * 32))
    assert len({digest(one) for one in others}) == len(others)


def test_anybody_can_check_a_sheet_and_nobody_can_open_what_is_withheld() -> None:
    given = asset(choices=(made.choice("CONTAINED", "NOT_NAMED"),))
    check = check_answer(given, audience="PUBLIC")
    assert check is not None
    assert check["digest"] == "sha256:" + hashlib.sha256(rfc8785.dumps(check["committed"])).hexdigest()
    assert check["committed"]["title"] == commit(check["salts"]["/title"], "Night Ferry")
    assert not [pointer for pointer in check["salts"] if pointer.startswith("/contains")]
    assert "/contains/0/source/title" in check_answer(asset(), audience="PUBLIC")["salts"]  # type: ignore[index]


def test_the_salt_of_one_text_opens_no_other() -> None:
    salt_of = salts(made.SALT)
    assert len({salt_of(1, "/title"), salt_of(1, "/name"), salt_of(2, "/title")}) == 3
    assert salts("6b" * 32)(1, "/title") != salt_of(1, "/title")
