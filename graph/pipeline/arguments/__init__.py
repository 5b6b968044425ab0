"""Arguments: who and what stands in which role of an event, by clauses and frames."""
