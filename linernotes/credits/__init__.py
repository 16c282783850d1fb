"""The credit sheet, as rules: from what is recorded of a thing to who is credited, and how it is said."""
