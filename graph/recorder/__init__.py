"""The one way in: a batch of facts becomes a journal entry and its projection, in one transaction under one lock."""
