"""Wording: what names and descriptions are made of, in whatever language."""
