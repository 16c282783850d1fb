"""The file of tokens."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from api.tokens import TokenFile, TokenInvalid, TokensUnreadable, create_token, hash_of, list_tokens, revoke_token
from linernotes.naming import Reader

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def test_a_token_is_told_once_and_its_hash_is_kept(tokens: Path) -> None:
    text = create_token(tokens, actor="acme", audience=Reader.LICENSED, steward=True, label="import", now=NOW)
    assert json.loads(tokens.read_text()) == {
        "version": 1,
        "tokens": [
            {
                "hash": hash_of(text),
                "actor": "acme",
                "audience": "LICENSED",
                "steward": True,
                "createdAt": "2026-11-22T12:00:00.000000Z",
                "label": "import",
            }
        ],
    }
    assert text not in tokens.read_text()


def test_only_its_owner_reads_the_file(tokens: Path) -> None:
    create_token(tokens, actor="acme", audience=Reader.PUBLIC, now=NOW)
    assert tokens.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_not_there_has_no_tokens(tokens: Path) -> None:
    assert TokenFile(tokens).tokens() == {}
    assert list_tokens(tokens) == []


def test_the_file_is_read_again_when_it_changes(tokens: Path) -> None:
    file = TokenFile(tokens)
    first = create_token(tokens, actor="acme", audience=Reader.PUBLIC, now=NOW)
    assert list(file.tokens()) == [hash_of(first)]
    second = create_token(tokens, actor="acme", audience=Reader.PUBLIC, now=NOW)
    assert list(file.tokens()) == [hash_of(first), hash_of(second)]
    revoke_token(tokens, hash_begins=hash_of(first)[:12])
    assert list(file.tokens()) == [hash_of(second)]


@pytest.mark.parametrize("actor", ["", "local", "a\nb", "x" * 201])
def test_an_actor_that_cannot_be_one_is_refused(tokens: Path, actor: str) -> None:
    with pytest.raises(TokenInvalid):
        create_token(tokens, actor=actor, audience=Reader.PUBLIC, now=NOW)
    assert not tokens.exists()


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"tokens": [{}]}', '{"tokens": [{"hash": "x"}]}', "\xff"])
def test_a_damaged_file_lets_nobody_in(tokens: Path, text: str) -> None:
    tokens.write_text(text, encoding="latin-1")
    tokens.chmod(0o600)
    with pytest.raises(TokensUnreadable):
        TokenFile(tokens).tokens()


def test_a_file_that_others_can_change_lets_nobody_in(tokens: Path) -> None:
    create_token(tokens, actor="acme", audience=Reader.PUBLIC, now=NOW)
    tokens.chmod(0o666)
    with pytest.raises(TokensUnreadable, match="chmod 600"):
        TokenFile(tokens).tokens()


def test_a_token_that_is_not_named_clearly_is_not_taken_away(tokens: Path) -> None:
    create_token(tokens, actor="acme", audience=Reader.PUBLIC, now=NOW)
    for begins in ("", "zz"):
        with pytest.raises(TokenInvalid):
            revoke_token(tokens, hash_begins=begins)
    assert len(list_tokens(tokens)) == 1
