"""First floor: SQLite files, the keyring and the settings file; nobody else touches them."""
