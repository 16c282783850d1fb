"""Finds what rests on an agreement: the training runs that used what it covers, within what it permits or beyond."""
