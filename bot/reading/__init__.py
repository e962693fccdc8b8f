"""Files read in a warm child process."""
