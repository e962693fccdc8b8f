"""The language of time: from words to dates, spans and recurrences."""
