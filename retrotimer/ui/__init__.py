"""Widgets that draw the core's faces and emit wishes; they decide nothing and read no clock."""
