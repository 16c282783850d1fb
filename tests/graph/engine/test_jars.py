"""The jars of the embedded Neo4j: fetched once, held to their hashes, not needed from the network again."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.engine.errors import JarRefused, JarsUnavailable, SettingInvalid
from graph.engine.jars.cache import ensure_jars, jar_folder
from graph.engine.jars.locked import LockedJar, known_versions, locked_jars, parse_lock
from graph.engine.progress import Progress

CONTENT = {f"jar-{number}": f"the bytes of {number}".encode() * 1000 for number in range(30)}
JARS = tuple(
    LockedJar(
        group="org.example",
        artifact=name,
        version="1.0",
        classifier="linux" if name == "jar-3" else "",
        size_bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    for name, content in CONTENT.items()
)


class Repository:
    """A repository of jars outside the machine, which can be cut off or lie."""

    def __init__(self) -> None:
        self.content = dict(CONTENT)
        self.asked: list[str] = []
        self.broken_after: int | None = None

    def download(self, jar: LockedJar, folder: Path, received: Callable[[int], None]) -> Path:
        self.asked.append(jar.artifact)
        if self.broken_after is not None and len(self.asked) > self.broken_after:
            raise ConnectionError("no route to host")
        path = folder / f"{jar.artifact}.part"
        path.write_bytes(self.content[jar.artifact])
        received(path.stat().st_size)
        return path


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits between tries."""
    monkeypatch.setattr("graph.engine.jars.fetch.time.sleep", lambda _: None)


@pytest.fixture
def repository() -> Repository:
    return Repository()


def test_jars_are_fetched_once_and_answered_in_order(tmp_path: Path, repository: Repository) -> None:
    told: list[Progress] = []
    paths = ensure_jars(JARS, tmp_path, progress=told.append, download=repository.download)
    assert [path.read_bytes() for path in paths] == list(CONTENT.values())
    assert sorted(repository.asked) == sorted(CONTENT)
    assert (told[-1].step, told[-1].jars_done, told[-1].jars_total) == ("fetching", 30, 30)
    assert told[-1].bytes_done == told[-1].bytes_total == sum(map(len, CONTENT.values()))


def test_without_a_network_a_full_cache_is_enough(tmp_path: Path, repository: Repository) -> None:
    paths = ensure_jars(JARS, tmp_path, download=repository.download)
    repository.broken_after = 0
    repository.asked.clear()
    assert ensure_jars(JARS, tmp_path, download=repository.download) == paths
    assert repository.asked == []


def test_without_a_network_and_a_cache_it_says_what_to_do(tmp_path: Path, repository: Repository) -> None:
    repository.broken_after = 0
    with pytest.raises(JarsUnavailable) as told:
        ensure_jars(JARS, tmp_path, download=repository.download)
    for words in (str(jar_folder(tmp_path)), "connect to the internet", "NEO4J_URI", "ConnectionError"):
        assert words in told.value.message


def test_what_was_fetched_before_the_network_went_is_kept(tmp_path: Path, repository: Repository) -> None:
    repository.broken_after = 10
    with pytest.raises(JarsUnavailable):
        ensure_jars(JARS, tmp_path, download=repository.download)
    kept = len(list(jar_folder(tmp_path).glob("*.jar")))
    assert 1 <= kept <= 10
    repository.broken_after = None
    repository.asked.clear()
    ensure_jars(JARS, tmp_path, download=repository.download)
    assert len(repository.asked) == 30 - kept


def test_a_jar_that_is_not_the_locked_one_is_refused_and_not_kept(tmp_path: Path, repository: Repository) -> None:
    repository.content["jar-7"] = b"something else"
    with pytest.raises(JarRefused, match=r"org\.example:jar-7:1\.0") as told:
        ensure_jars(JARS, tmp_path, download=repository.download)
    assert hashlib.sha256(b"something else").hexdigest() in told.value.message
    assert not (jar_folder(tmp_path) / JARS[7].file_name).exists()


def test_a_jar_that_was_changed_in_the_cache_is_fetched_again(tmp_path: Path, repository: Repository) -> None:
    paths = ensure_jars(JARS, tmp_path, download=repository.download)
    original = paths[4].read_bytes()
    paths[4].write_bytes(original[:-1] + b"!")
    repository.asked.clear()
    ensure_jars(JARS, tmp_path, download=repository.download)
    assert repository.asked == ["jar-4"]
    assert paths[4].read_bytes() == original


def test_nothing_but_jars_is_left_in_the_cache(tmp_path: Path, repository: Repository) -> None:
    ensure_jars(JARS, tmp_path, download=repository.download)
    assert {path.suffix for path in jar_folder(tmp_path).iterdir()} == {".jar"}


def test_a_cache_that_cannot_be_written_says_so(tmp_path: Path, repository: Repository) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(JarsUnavailable, match="LINERNOTES_CACHE"):
        ensure_jars(JARS, tmp_path / "file", download=repository.download)


def test_there_is_a_locked_list_for_the_long_term_and_the_newest_version() -> None:
    assert known_versions() == ["2026.08.1", "5.26.30"]


@pytest.mark.parametrize("version", known_versions())
def test_a_locked_list_names_every_jar_once_with_its_hash(version: str) -> None:
    jars = locked_jars(version)
    assert len({jar.file_name for jar in jars}) == len(jars) > 200
    assert all(len(jar.sha256) == 64 and jar.size_bytes > 0 for jar in jars)
    assert f"org.neo4j:neo4j:{version}" in {jar.coordinates for jar in jars}
    assert parse_lock("\n".join(jar.line() for jar in jars)) == jars


@pytest.mark.parametrize("version", known_versions())
def test_a_locked_list_holds_no_address(version: str) -> None:
    text = (Path(__file__).parents[3] / "graph" / "engine" / "jars" / f"{version}.lock").read_text()
    assert "://" not in text


def test_a_version_without_a_list_is_refused_with_those_that_have_one() -> None:
    with pytest.raises(SettingInvalid, match=r"2026\.08\.1, 5\.26\.30"):
        locked_jars("4.4.0")
