"""The settings, read once."""

from pathlib import Path

import pytest

from api.settings import SETTINGS, Settings, describe
from graph.engine.errors import SettingInvalid


def test_nothing_set_serves_on_this_machine_only(tmp_path: Path) -> None:
    settings = Settings.read({"LINERNOTES_HOME": str(tmp_path)})
    assert (settings.host, settings.port, settings.workers) == ("127.0.0.1", 8000, 1)
    assert settings.tokens == tmp_path / "tokens.json"
    assert settings.address == "http://127.0.0.1:8000"


def test_every_setting_is_honoured(tmp_path: Path) -> None:
    tokens = tmp_path / "t.json"
    given = {
        "HOST": "::",
        "PORT": "9",
        "LINERNOTES_WORKERS": "3",
        "LINERNOTES_TOKENS": str(tokens),
        "NEO4J_URI": "bolt://x",
    }
    settings = Settings.read(given)
    assert (settings.host, settings.port, settings.workers, settings.tokens) == ("::", 9, 3, tokens)
    assert (settings.address, settings.engine.uri) == ("http://[::1]:9", "bolt://x")


@pytest.mark.parametrize("name", ["PORT", "LINERNOTES_WORKERS"])
@pytest.mark.parametrize("value", ["0", "-1", "70000", "eight", "8.0", "٣"])
def test_a_number_that_is_none_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(SettingInvalid, match=name):
        Settings.read({name: value})


def test_the_table_for_docs_has_every_setting() -> None:
    table = describe()
    assert [setting.name for setting in SETTINGS if f"| `{setting.name}` |" not in table] == []


def test_the_address_of_the_world_is_taken_as_it_is_and_without_a_path() -> None:
    assert Settings.read({"LINERNOTES_ADDRESS": "https://credits.example/"}).address == "https://credits.example"
    for wrong in ("credits.example", "https://credits.example/path", "javascript:x", "https://a b"):
        with pytest.raises(SettingInvalid, match="LINERNOTES_ADDRESS"):
            Settings.read({"LINERNOTES_ADDRESS": wrong})
