"""What both documents and people say: times and names."""
