"""The work: settings, the design they give, the plan, the cache, the workers, and the one place that writes files."""
