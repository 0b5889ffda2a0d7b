"""The host: hooks, discovery and the registry of what plugins bring."""
