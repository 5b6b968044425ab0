"""Sources: which articles are copies (`copies`), tell one story (`stories`), or are independent (`origins`)."""
