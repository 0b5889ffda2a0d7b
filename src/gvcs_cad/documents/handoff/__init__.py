"""What a machine's folder for the workshop holds: setup sheets, templates and the job that names them all."""
