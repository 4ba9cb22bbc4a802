"""Looks at what the machine offers, each look within two seconds, for `retrotimer --doctor`."""
