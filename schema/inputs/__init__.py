"""The inputs of the schema: one a kind of fact, made from the models in linernotes/facts."""
