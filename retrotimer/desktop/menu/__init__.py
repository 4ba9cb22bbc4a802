"""The app in the menus of free desktops: its files as they lie under `/usr/share`, and the way there."""
