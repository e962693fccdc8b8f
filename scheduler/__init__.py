"""When to remind whom: planning, the outbox, delivery, and the clock."""
