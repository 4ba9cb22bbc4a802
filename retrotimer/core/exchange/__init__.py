"""What leaves the app as a file and comes back: the forms of such files, and the plan of an import."""
