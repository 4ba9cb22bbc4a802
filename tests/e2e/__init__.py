"""The whole app: clicked through from within, started as a program, driven by a screen reader."""
