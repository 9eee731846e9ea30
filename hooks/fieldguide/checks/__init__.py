"""What content has to satisfy before it may be published. Each check appends faults and never stops at the first."""
