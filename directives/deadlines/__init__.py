"""The deadline grammar: words as data, times, and which of them are deadlines."""
