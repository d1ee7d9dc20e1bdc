"""What is open, and who stands where on it."""
