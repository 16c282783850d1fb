"""Rights: who controls what where, what they and the artists have said, and so what is cleared for a use."""
