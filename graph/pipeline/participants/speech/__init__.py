"""Whom speech is addressed to, warns of and threatens, and who only hears it."""
