"""Compares what dataset versions and models hold, by walking their sorted entries side by side within a budget."""
