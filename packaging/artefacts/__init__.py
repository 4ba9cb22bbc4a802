"""What `packaging/build.py` makes, a file for each kind of package, and the proof that each works."""
