"""Plates on sheets: what lies where, what is left, how good it is, and the proof that it can be cut."""
