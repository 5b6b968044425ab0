"""The interactive graph: one HTML file that opens offline."""
