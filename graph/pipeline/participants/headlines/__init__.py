"""What a headline sets apart by a comma or a colon."""
