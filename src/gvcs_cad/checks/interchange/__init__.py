"""Interchangeable, as a computation: virtual condition, conformance, pairs, substitution, advice."""
