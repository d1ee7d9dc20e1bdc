"""Inputs of every kind, read into articles."""
