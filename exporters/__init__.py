"""Where a graph goes: one format a module, all of them listed in `registry`."""
