"""The safety checklist that stands before every session."""
