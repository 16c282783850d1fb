"""Linernotes side by side with what a user would pick instead, on one database: `--parts side`."""
