"""What people and programs see of a credit sheet: a page, a JSON document and its schema."""
