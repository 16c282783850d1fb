"""Clears what somebody asks about, however much it is: found, loaded and judged piece by piece as of one seq."""
