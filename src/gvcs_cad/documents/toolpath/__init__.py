"""From a nested sheet to what the torch does, free of any dialect: settings, kerf offset, leads, order, estimate."""
