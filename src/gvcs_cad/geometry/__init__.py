"""Shape: the only folder that imports cadquery, OCP, trimesh and manifold3d, and only inside functions."""
