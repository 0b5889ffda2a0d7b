"""Plain rows with their standard and source: stock, materials, fasteners, bearings, interfaces, the shop."""
