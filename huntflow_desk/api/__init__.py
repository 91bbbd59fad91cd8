"""First floor: Huntflow over HTTP."""
