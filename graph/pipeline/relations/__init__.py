"""Relations: what mentions are to each other, whatever happens: who leads, what lies where."""
