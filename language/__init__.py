"""Vietnamese as text, the same for documents and chat."""
