"""One file for each format a plan can be taken away in."""
