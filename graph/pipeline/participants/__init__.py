"""Participants: who of those found really takes part, and who is only named beside an event; one question a module."""
