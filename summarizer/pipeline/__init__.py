"""From an article to a checked brief."""
