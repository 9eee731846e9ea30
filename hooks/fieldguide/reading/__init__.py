"""Authors' files turned into records, each with the line it stands on."""
