"""The LifeTrac line: four wheel units under a bolted frame of eighteen tubes."""
