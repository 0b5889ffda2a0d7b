"""The MicroTrac line: dead axles and chain drive under a frame of eight tubes."""
