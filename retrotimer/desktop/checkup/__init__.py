"""Looks at what the machine offers, each look within seconds, for `retrotimer --doctor`."""
