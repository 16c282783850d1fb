"""GraphQL: the types, inputs and fields by which the liner notes are asked."""
