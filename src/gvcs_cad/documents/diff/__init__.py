"""What is different between two designs as a workshop sees them: two frozen values in, one frozen value out."""
