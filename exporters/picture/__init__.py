"""What the static pictures, SVG and PNG, have in common: what is drawn and where its labels stand."""
