"""Attribution: who says that an event happened, and through which medium."""
