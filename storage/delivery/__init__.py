"""What is owed to people: the outbox, claims, routes, outcomes, quotas."""
