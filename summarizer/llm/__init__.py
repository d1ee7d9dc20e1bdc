"""Models behind one protocol: any OpenAI-compatible endpoint, the embedded one, a test's script."""
