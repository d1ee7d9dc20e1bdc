"""What happens, and when."""
