"""The rules, as plain values and pure functions: no Qt, no files, no clock."""
