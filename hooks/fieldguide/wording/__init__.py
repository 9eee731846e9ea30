"""Words that readers see: looked up in the tables, put together as citations, e-mails and descriptions."""
