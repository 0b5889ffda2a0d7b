"""What is made: parameters, parts, contours, placements, ports, assemblies, connections and joints. No CAD kernel, no disk."""
