"""What the office corrects in an open review, and asks of it."""
