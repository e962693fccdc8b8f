"""Acts: frames, how they are filled, what stops one, and the office's orders."""
