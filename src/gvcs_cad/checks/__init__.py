"""Is it right: one rule per file, each finding with its evidence."""
