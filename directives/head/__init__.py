"""What stands around the body: letterhead, addressees, title, signature."""
