"""Texts to be read in the window, as the cards and the user guide: their list, and the sheet beside it."""
