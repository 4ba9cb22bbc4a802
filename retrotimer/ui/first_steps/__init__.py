"""The first steps: three short pages over the window, for who begins with Retrotimer."""
