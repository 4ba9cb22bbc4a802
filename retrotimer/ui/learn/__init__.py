"""The cards: what is said of walking backwards, what is known, how sure it is, and the sources."""
