"""Who is on whose side, and what several do to each other or together."""
