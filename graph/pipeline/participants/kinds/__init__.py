"""What kind of event it is by who takes part in it."""
