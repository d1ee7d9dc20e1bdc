"""How a sentence is cut and written so that it is understood alone."""
