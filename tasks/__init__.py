"""The ground floor: what a task, a deadline and a unit are, and the rules of their life."""
