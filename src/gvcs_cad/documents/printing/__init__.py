"""How printed parts are printed: on which printer, how they lie on its bed, with what settings, how long and of how much."""
