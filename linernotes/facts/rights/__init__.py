"""What can be recorded about rights: who controls what, what was agreed, and what people decided."""
