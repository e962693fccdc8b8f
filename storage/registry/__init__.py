"""Units, people, roles, accounts, invitations, groups; who leaves and who is forgotten."""
