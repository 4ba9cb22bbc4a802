"""What the machine offers, each behind a port of the core."""
