"""What a document says: bytes to text to outline to draft tasks."""
