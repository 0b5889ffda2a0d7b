"""Outputs, checks and post-processors that come with gvcs-cad, one folder each; installed as ``gvcs_plugins``."""
