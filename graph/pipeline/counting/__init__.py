"""Counting: how many were killed, wounded or arrested, as the text says."""
