"""Ground floor: what things are. Standard library only; no I/O, no Qt, no clock of its own."""
