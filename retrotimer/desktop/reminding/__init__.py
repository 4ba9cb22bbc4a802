"""What reminds a person outside the window: the desktop's notifications, and the system's timer."""
