"""The words that need no window: they read and enter the same walks by the same rules, and answer in text."""
