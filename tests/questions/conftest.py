"""The demo, to which the questions of the first day are put."""

from tests.oracle.conftest import demo, execution

__all__ = ["demo", "execution"]
