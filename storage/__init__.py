"""SQLModel tables, migrations and small query functions."""
