"""How a record is traced along the steps of lineage: the order of a walk, its budgets, and paths between two things."""
