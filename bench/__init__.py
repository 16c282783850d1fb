"""The benchmark: worlds of any size, what is asked of them, and what the answers cost."""
