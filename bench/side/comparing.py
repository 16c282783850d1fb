"""What is asked in a world, and whether everybody answers the same: before anything is timed."""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bench.hits import LARGEST_PAGE
from bench.service import Service
from bench.side import alike
from bench.side.questions import DEEP_PAGE, PAGE, QUESTIONS, Beside, subjects_of
from bench.side.ways import Variables, Way
from linernotes.search import LITTLE_WORDS, words
from seed.world import World

_TOTAL_MOST: Final = (DEEP_PAGE - 1) * PAGE


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions, and the variables of each, ours and the peer's, by the question's name."""

    questions: Sequence[Beside]
    ours: Mapping[str, Variables]
    theirs: Mapping[str, Variables]


def asked_of(world: World, service: Service, names: Sequence[str] = ()) -> Asked:
    """Choose the questions with these names, all if there are none, and what their variables are in a world."""
    subjects = subjects_of(world)
    questions = [one for one in QUESTIONS if not names or one.name in names]
    ours: dict[str, Variables] = {}
    theirs: dict[str, Variables] = {}
    for one in questions:
        variables = {name: subjects[subject] for name, subject in one.question.about.items()}
        ours[one.name] = theirs[one.name] = variables
        if one.deep:
            before, cursor = _deep(service, one, variables)
            ours[one.name] = variables | {"after": cursor}
            theirs[one.name] = variables | {"after": _offset_cursor(before)}
        if one.name == "search":
            theirs[one.name] = variables | {"text": lucene(variables["title"])}
    return Asked(questions, ours, theirs)


def _deep(service: Service, one: Beside, variables: Variables) -> tuple[int, str | None]:
    """Walk to where page 1,000 begins, or the last page there is: how many stand before it, and its cursor."""
    before, cursor = 0, None
    while before < _TOTAL_MOST:
        first = min(LARGEST_PAGE, _TOTAL_MOST - before)
        answer = service.ask(one.question.text, {**variables, "first": first, "after": cursor}, one.question.audience)
        ((connection,),) = (member.values() for member in answer.data.values())
        if not connection["pageInfo"]["hasNextPage"]:
            break
        before, cursor = before + first, connection["pageInfo"]["endCursor"]
    return before, cursor


def _offset_cursor(before: int) -> str | None:
    """Write a cursor as graphql-relay does: the place of the row that it is of."""
    return base64.b64encode(f"arrayconnection:{before - 1}".encode()).decode() if before else None


def lucene(text: str) -> str:
    """Ask Lucene for all the words of a text but the little ones, which say nothing."""
    return " ".join(f'+"{text[word.start : word.end]}"' for word in words(text) if word.folded not in LITTLE_WORDS)


def differences(asked: Asked, ours: Way, *others: Way) -> dict[str, str]:
    """Say where anybody answers a question differently than Linernotes does, by the question's name."""
    found = {}
    for one in asked.questions:
        answer = _sent(ours, one)[0]
        for way in others:
            sent = _sent(way, one)
            if way.name == "neo4j_graphql":
                words_ = alike.difference(one.name, answer["data"], [each["data"] for each in sent])
            else:
                words_ = "" if sent == [answer] else f"{way.name} answers otherwise"
            if words_:
                found[one.name] = words_
    return found


def _sent(way: Way, one: Beside) -> list[Any]:
    answers = [json.loads(http.send()) for http in way.requests[one.name]]
    for answer in answers:
        if answer.get("errors"):
            raise SystemExit(f"{way.name} answers {one.name} with errors: {json.dumps(answer['errors'])[:1000]}")
    return answers
