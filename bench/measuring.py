"""Asks every question again and again, and says how long the answers took."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bench.hits import DEEP_PAGES, FIRST, LARGEST_PAGE
from bench.question import Question, page_info_of
from bench.service import AnswerHasErrors, Service
from seed.world import Subjects

MOST_SECONDS: Final = 2.0
MOST_MEGABYTES: Final = 200.0
_WARM_UP: Final = 5
_LEAST: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What asking one page of one question took: times in milliseconds, of which `cold_ms` is the first answer's."""

    question: str
    page: str
    requests: int = 0
    cold_ms: float = 0.0
    p50_ms: float = 0.0
    p99_ms: float = 0.0
    size_bytes: int = 0
    hits: int | None = None
    megabytes: float = 0.0
    error: str = ""

    @property
    def flags(self) -> tuple[str, ...]:
        """What is not as it should be."""
        found = (
            (self.error, "ERRORS"),
            (self.p99_ms > MOST_SECONDS * 1000, f"over {MOST_SECONDS:.0f} s"),
            (self.megabytes > MOST_MEGABYTES, f"over {MOST_MEGABYTES:.0f} MB"),
        )
        return tuple(words for is_so, words in found if is_so)


def measure(
    service: Service,
    questions: Sequence[Question],
    subjects: Subjects,
    *,
    hits: Mapping[str, Mapping[str, int]],
    requests: int,
    seconds: float,
) -> Iterator[Measured]:
    """Yield what each page of each question took: so many requests each, or as many as there is time for."""
    for question in questions:
        try:
            pages = _pages(service, question, question.variables(subjects))
        except AnswerHasErrors as problem:
            yield Measured(question=question.name, page="first", error=str(problem))
            continue
        for page, variables in pages.items():
            of_page = hits.get(question.name, {}).get(page)
            yield _measured(service, question, page, variables, hits=of_page, requests=requests, seconds=seconds)


def _pages(service: Service, question: Question, variables: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Return the variables of the first page and of a deep one: as bench/hits.py walks."""
    if not question.is_paged:
        return {"first": variables}
    after: str | None = None
    pages: dict[str, Mapping[str, Any]] = {"first": {**variables, "first": FIRST}}
    for _ in range(DEEP_PAGES):
        asked = {**variables, "first": LARGEST_PAGE, "after": after}
        page = page_info_of(service.ask(question.text, asked, question.audience).data)
        if page is None or not page["hasNextPage"]:
            break
        after = page["endCursor"]
    return pages if after is None else pages | {"deep": {**variables, "first": FIRST, "after": after}}


def _measured(
    service: Service,
    question: Question,
    page: str,
    variables: Mapping[str, Any],
    *,
    hits: int | None,
    requests: int,
    seconds: float,
) -> Measured:
    try:
        cold = service.ask(question.text, variables, question.audience)
        for _ in range(_WARM_UP):
            service.ask(question.text, variables, question.audience)
        times, stop_at = list[float](), time.monotonic() + seconds
        while len(times) < requests and (len(times) < _LEAST or time.monotonic() < stop_at):
            times.append(service.ask(question.text, variables, question.audience).seconds * 1000)
    except AnswerHasErrors as problem:
        return Measured(question=question.name, page=page, hits=hits, error=str(problem))
    return Measured(
        question=question.name,
        page=page,
        requests=len(times),
        cold_ms=round(cold.seconds * 1000, 2),
        p50_ms=round(percentile(times, 50), 2),
        p99_ms=round(percentile(times, 99), 2),
        size_bytes=cold.size_bytes,
        hits=hits,
        megabytes=round(service.resident_megabytes(), 1),
    )


def percentile(times: Sequence[float], percent: int) -> float:
    """Return the smallest time that so many percent of all are not longer than."""
    return sorted(times)[max(0, -(-len(times) * percent // 100) - 1)]
