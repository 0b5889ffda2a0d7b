"""How it is made, free of any file format: BOM, cut list, flat pattern, safety sheet, file names."""
