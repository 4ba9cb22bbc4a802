"""The words of the cards: their claims, how sure each is, the papers, and what the drawings show."""
