"""The walk: the dial before it, the countdown during it, the sheet after it."""
