"""A brief in every form that people and programs read."""
