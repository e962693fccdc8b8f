"""What a unit says of its tasks: done, not done, how far, in difficulty; its papers and its words."""
