"""What is asked: every filter becomes a part of one Query."""
