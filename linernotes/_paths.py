"""Puts the sibling packages on the import path, in a checkout and in an installed wheel alike."""

import sys
from pathlib import Path


def open_the_house() -> None:
    """Put the folder that holds `graph`, `schema`, `api` and `seed` first on `sys.path`; doing it twice is harmless."""
    here = Path(__file__).resolve().parent
    # A wheel keeps them under linernotes/_app, so that they take no top-level names from other distributions.
    installed = here / "_app"
    home = str(installed if installed.is_dir() else here.parent)
    # First, not last: a stranger's `schema` in site-packages must not be found before ours.
    if sys.path[:1] != [home]:
        sys.path.insert(0, home)
