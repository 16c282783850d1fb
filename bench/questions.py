"""What is asked of a generated world: one list, for the counts of dbHits (tests/hits) and for `make bench`.

A question is a document and what its variables stand for: subjects of the world by name (seed/world/subjects.py), or
values. One with `$first` and `$after` is paged: its first page is asked, and a deep one. To add a question, add it
to a list that this one is made of.
"""

from typing import Final

from bench.browsing import BROWSING
from bench.question import Question
from bench.tracing import TRACING

QUESTIONS: Final[tuple[Question, ...]] = (*BROWSING, *TRACING)
