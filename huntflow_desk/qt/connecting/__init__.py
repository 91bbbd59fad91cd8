"""What the wizard and the settings share: the form for keys, the network, the outcome of a test."""
