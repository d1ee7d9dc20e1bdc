"""What code finds for the model to phrase: likely parties, positions and statuses."""
