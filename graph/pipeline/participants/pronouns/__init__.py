"""Whom "we", "he", "them" and "another" mean."""
