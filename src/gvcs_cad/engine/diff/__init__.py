"""What ``gvcs diff`` does: two sides resolved, each built by its own plugin code in a process of its own, compared, and shown."""
