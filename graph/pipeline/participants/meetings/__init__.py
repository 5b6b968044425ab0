"""Who meets whom, and who only calls a meeting, welcomes it or has the room."""
