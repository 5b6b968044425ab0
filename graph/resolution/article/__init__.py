"""Article: what the mentions of one article refer to, by each other."""
