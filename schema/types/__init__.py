"""The object types of the schema, one noun a file; their fields are read by the tables in graph/views."""
