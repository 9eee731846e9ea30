"""Files of the site that are no pages. Each module gives `files(site)`: path below the site's root, and content."""
