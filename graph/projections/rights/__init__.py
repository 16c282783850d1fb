"""How facts about rights become graph."""
