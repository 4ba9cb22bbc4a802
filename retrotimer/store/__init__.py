"""Where the data lies: folders, the SQLite database, its migrations, history and settings."""
