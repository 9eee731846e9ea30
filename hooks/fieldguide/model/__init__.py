"""What the guide consists of: ids, records, the ledger's lines, faults. It reads nothing and writes nothing."""
