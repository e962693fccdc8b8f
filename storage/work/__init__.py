"""The work: directives, reviews, tasks, shares, reports, the office's days."""
