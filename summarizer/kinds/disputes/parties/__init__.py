"""Who takes part, under which name, and as what."""
