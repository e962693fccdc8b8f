"""From an update to its answer: judged at the door, journalled, joined, understood, answered in turn."""
