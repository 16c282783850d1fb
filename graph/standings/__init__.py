"""Keeps how past uses stand, from when to when: of frozen dataset versions, training runs, and the models they made."""
