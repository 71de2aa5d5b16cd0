"""Values in, bytes out: one module an output format. Knows nothing of records, steps or requests."""
