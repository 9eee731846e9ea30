"""Editions to carry that are no copy of the site: books made from the same articles."""
