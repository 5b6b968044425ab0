"""Status: whether an event happened, is planned, was foiled, is denied or only possible."""
