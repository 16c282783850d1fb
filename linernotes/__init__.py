"""The rules of the liner notes: what can be recorded and what follows from it, as pure functions over plain values."""
