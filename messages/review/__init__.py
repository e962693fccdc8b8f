"""A document that was read: what reading came to, its review page by page, and each answer to it."""
