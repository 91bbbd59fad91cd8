"""The tables of the spool in outbox.db; `spool` reads and writes them."""

from __future__ import annotations

SPOOL = (
    """CREATE TABLE intake_batches (
        batch_id INTEGER PRIMARY KEY AUTOINCREMENT,
        account_id INTEGER NOT NULL,
        origin TEXT NOT NULL,
        title TEXT NOT NULL,
        target TEXT NOT NULL,
        created_at TEXT NOT NULL
    )""",
    """CREATE TABLE intake_rows (
        row_id INTEGER PRIMARY KEY AUTOINCREMENT,
        batch_id INTEGER NOT NULL,
        account_id INTEGER NOT NULL,
        name TEXT NOT NULL,
        path BLOB NOT NULL,
        archive TEXT NOT NULL,
        depth INTEGER NOT NULL,
        sha TEXT NOT NULL,
        size INTEGER NOT NULL,
        state TEXT NOT NULL,
        why TEXT NOT NULL,
        detail TEXT NOT NULL,
        kind TEXT NOT NULL,
        pages INTEGER NOT NULL,
        chosen TEXT NOT NULL,
        matches TEXT NOT NULL,
        decision TEXT NOT NULL,
        applicant_id INTEGER,
        other_row_id INTEGER,
        target TEXT NOT NULL,
        result TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        traits TEXT NOT NULL,
        text TEXT NOT NULL,
        found TEXT NOT NULL
    )""",
    "CREATE INDEX intake_rows_batch ON intake_rows (batch_id, row_id)",
    "CREATE INDEX intake_rows_state ON intake_rows (state, batch_id)",
    "CREATE INDEX intake_rows_sha ON intake_rows (sha)",
    "CREATE INDEX intake_rows_account ON intake_rows (account_id, row_id)",
    """CREATE TABLE intake_steps (
        step_id INTEGER PRIMARY KEY AUTOINCREMENT,
        row_id INTEGER NOT NULL,
        step TEXT NOT NULL,
        note TEXT NOT NULL,
        at TEXT NOT NULL
    )""",
    "CREATE INDEX intake_steps_row ON intake_steps (row_id, step_id)",
    """CREATE TABLE intake_seen (
        path BLOB PRIMARY KEY,
        size INTEGER NOT NULL,
        changed_ns INTEGER NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE different_people (
        account_id INTEGER NOT NULL,
        one TEXT NOT NULL,
        other TEXT NOT NULL,
        decided_at TEXT NOT NULL,
        PRIMARY KEY (account_id, one, other)
    ) WITHOUT ROWID""",
    "CREATE INDEX different_people_other ON different_people (account_id, other)",
)
"""The step of outbox.db that makes these tables."""
