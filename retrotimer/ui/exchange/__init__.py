"""What a person sees of files: what to export, what an import would do, and how far long work has come."""
