"""Who helps whom."""
