"""The page of a person's progress: cards with charts, and a table for each."""
