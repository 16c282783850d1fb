"""What Linernotes refuses, as exceptions with a code for programs and words for people."""

from typing import ClassVar


class LinernotesError(Exception):
    """Be the base of every expected error; each subclass sets its own `code`."""

    code: ClassVar[str]

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
