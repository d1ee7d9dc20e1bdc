"""Turn news articles about disputes into grounded, structured briefs."""
