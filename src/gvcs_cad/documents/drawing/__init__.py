"""Workshop drawings as sheets of paper: what stands where, in millimetres of paper, free of any file format."""
