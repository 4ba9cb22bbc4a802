"""Settings, help and words about the app."""
