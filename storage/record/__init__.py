"""The record of what happened: events, their chain, seals, and the check of the state against them."""
