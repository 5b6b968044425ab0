"""Who is accused of something, denies it, or is said to be behind it."""
