"""The words of the field, as its standards spell them: one module a subject, tables only."""
