"""What starts at login: each system's own list, behind the port `Autostart`."""
