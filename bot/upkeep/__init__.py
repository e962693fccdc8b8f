"""What runs beside the conversation: health, nights, tokens, listening, one machine at work."""
