"""What people ask of the guide on the command line. Site generators run in child processes: the core imports none."""
