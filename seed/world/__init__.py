"""Worlds of any size for benchmarks and proofs: made by chance, skewed as catalogues are, the same everywhere."""

from seed.world.subjects import Subjects
from seed.world.world import World

__all__ = ["Subjects", "World"]
