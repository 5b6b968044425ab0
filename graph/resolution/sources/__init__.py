"""Sources: which articles are copies of others, tell one story, or say a thing independently."""
