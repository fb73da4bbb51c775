"""An article's own text with what was read in it: blocks, marks, and what is told of each mark."""
