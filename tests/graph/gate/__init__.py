"""Tests of the gate: what has to be cleared before it is recorded."""
