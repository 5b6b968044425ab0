"""Events: the words that tell of them, their types and their frames."""
