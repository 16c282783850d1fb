"""The engine's settings, from environment variables."""

from pathlib import Path

import pytest

from graph.engine.errors import SettingInvalid
from graph.engine.settings import EngineSettings


def test_without_a_named_server_the_embedded_one_is_meant() -> None:
    settings = EngineSettings.read({"LINERNOTES_HOME": "/data", "LINERNOTES_CACHE": "/cache", "NEO4J_URI": ""})
    assert settings.is_embedded
    assert settings.engine_folder == Path("/data/neo4j")
    assert (settings.neo4j_version, settings.heap_megabytes, settings.bolt_port) == ("2026.08.1", 1024, None)


def test_a_named_server_is_taken_with_its_user_and_database() -> None:
    settings = EngineSettings.read(
        {"NEO4J_URI": "neo4j+s://x", "NEO4J_USERNAME": "u", "NEO4J_PASSWORD": "p", "NEO4J_DATABASE": "d"}
    )
    assert (settings.uri, settings.username, settings.password, settings.database) == ("neo4j+s://x", "u", "p", "d")
    assert not settings.is_embedded


def test_a_password_is_not_shown_by_accident() -> None:
    assert "sesame" not in repr(EngineSettings.read({"NEO4J_PASSWORD": "sesame"}))


@pytest.mark.parametrize("text", ["much", "-1", "1.5", "12", "٣٠٠", "99999999"])
def test_a_number_that_is_none_or_out_of_range_is_refused_by_name(text: str) -> None:
    with pytest.raises(SettingInvalid, match="LINERNOTES_HEAP_MB"):
        EngineSettings.read({"LINERNOTES_HEAP_MB": text})


def test_a_folder_may_be_given_from_the_home_folder() -> None:
    assert EngineSettings.read({"LINERNOTES_HOME": "~/notes"}).home == Path.home() / "notes"


def test_more_options_of_java_stand_apart_by_spaces() -> None:
    settings = EngineSettings.read({"LINERNOTES_JVM_ADDITIONAL": " -XX:+UseSerialGC  -XX:TieredStopAtLevel=1 "})
    assert settings.jvm_additional == ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
    assert EngineSettings.read({}).jvm_additional == ()


def test_more_settings_of_neo4j_stand_apart_by_spaces() -> None:
    settings = EngineSettings.read({"LINERNOTES_NEO4J_SETTINGS": "db.track_query_cpu_time=true a=b=c"})
    assert settings.neo4j_settings == {"db.track_query_cpu_time": "true", "a": "b=c"}


@pytest.mark.parametrize("text", ["server.bolt.enabled", "=true"])
def test_a_setting_of_neo4j_without_a_name_or_a_value_is_refused(text: str) -> None:
    with pytest.raises(SettingInvalid, match="NAME=VALUE"):
        EngineSettings.read({"LINERNOTES_NEO4J_SETTINGS": text})
