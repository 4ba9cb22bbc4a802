"""The widgets, real ones, one room after the other; and rules that every screen keeps."""
