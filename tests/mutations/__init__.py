"""Files that were damaged on purpose: none may crash an import, or change what its plan does not tell."""
