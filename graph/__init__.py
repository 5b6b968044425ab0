"""How text becomes a graph: reading -> pipeline -> resolution -> knowledge, a step a package, in the order of the data."""
