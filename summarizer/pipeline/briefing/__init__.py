"""One article on its way to a draft: what code understood of it, and two ways of asking a model."""
