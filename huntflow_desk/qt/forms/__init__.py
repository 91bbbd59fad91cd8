"""Parts of dialogs and panes into which a person types: fields by the vendor's schema, notes,
files. They know Huntflow's things; panes and dialogs put them together."""
