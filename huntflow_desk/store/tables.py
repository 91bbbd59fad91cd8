"""The tables of each file, step by step, private to this room.

`huntflowcache` holds the vendor's documents as they came; everything else in cache.db is a
projection of them and can be rebuilt by `Records.rebuild`.

People have a row number that carries their order: the organisation's slot, then the moment of
creation in seconds, then the id. So "newest first" is the order of row numbers, in the table,
in the links and in the full-text index alike, and every organisation is one range.
"""

from __future__ import annotations

from huntflow_desk.store.migrations import FileKind
from huntflow_desk.store.spooltables import SPOOL

CACHE = FileKind(
    "cache.db",
    steps=(
        (
            """CREATE TABLE huntflowcache (
                id INTEGER PRIMARY KEY,
                cache_key VARCHAR(255) NOT NULL UNIQUE,
                created_at DATETIME NOT NULL,
                updated_at DATETIME NOT NULL,
                expires_at DATETIME,
                data TEXT NOT NULL
            )""",
            "CREATE INDEX huntflowcache_expires ON huntflowcache (expires_at, cache_key)",
            """CREATE TABLE slots (
                account_id INTEGER PRIMARY KEY,
                slot INTEGER NOT NULL UNIQUE
            )""",
            """CREATE TABLE facts (
                name TEXT PRIMARY KEY,
                value TEXT NOT NULL
            ) WITHOUT ROWID""",
            # An empty file has nothing to rebuild (`Records.projections_are_current`).
            "INSERT INTO facts (name, value) VALUES ('projection', '1')",
            """CREATE TABLE vacancies (
                account_id INTEGER NOT NULL,
                vacancy_id INTEGER NOT NULL,
                position TEXT NOT NULL,
                company TEXT NOT NULL,
                state TEXT NOT NULL,
                priority INTEGER NOT NULL,
                created INTEGER NOT NULL,
                folded TEXT NOT NULL,
                updated_at INTEGER NOT NULL,
                PRIMARY KEY (account_id, vacancy_id)
            ) WITHOUT ROWID""",
            """CREATE INDEX vacancies_list
                ON vacancies (account_id, state, priority DESC, folded, vacancy_id DESC)""",
            """CREATE TABLE applicants (
                row INTEGER PRIMARY KEY,
                account_id INTEGER NOT NULL,
                applicant_id INTEGER NOT NULL,
                first_name TEXT NOT NULL,
                last_name TEXT NOT NULL,
                middle_name TEXT NOT NULL,
                position TEXT NOT NULL,
                company TEXT NOT NULL,
                phone TEXT NOT NULL,
                email TEXT NOT NULL,
                photo_id INTEGER,
                created INTEGER NOT NULL,
                vacancy_id INTEGER,
                stage_id INTEGER,
                changed INTEGER NOT NULL,
                tags TEXT NOT NULL,
                has_resume INTEGER NOT NULL,
                complete INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                folded TEXT NOT NULL,
                words TEXT NOT NULL
            )""",
            "CREATE UNIQUE INDEX applicants_id ON applicants (account_id, applicant_id)",
            "CREATE INDEX applicants_created ON applicants (account_id)",
            "CREATE INDEX applicants_name ON applicants (account_id, folded)",
            "CREATE INDEX applicants_changed ON applicants (account_id, changed)",
            """CREATE TABLE links (
                account_id INTEGER NOT NULL,
                applicant_id INTEGER NOT NULL,
                vacancy_id INTEGER NOT NULL,
                stage_id INTEGER NOT NULL,
                changed INTEGER NOT NULL,
                row INTEGER NOT NULL,
                folded TEXT NOT NULL,
                PRIMARY KEY (account_id, applicant_id, vacancy_id)
            ) WITHOUT ROWID""",
            # The one index holds all that lists of a vacancy filter and sort by: sorting 20 000
            # entries of it is quicker than keeping an index for every order.
            """CREATE INDEX links_vacancy
                ON links (account_id, vacancy_id, row, stage_id, changed, folded)""",
            # Words are split and folded before they come here, so the plainest tokenizer does:
            # it takes everything beyond ASCII for a letter and cuts at spaces.
            """CREATE VIRTUAL TABLE people_index USING fts5(
                words, content='applicants', content_rowid='row',
                tokenize="ascii tokenchars '_'", prefix='1 2 3', detail=none, columnsize=0
            )""",
        ),
        # State of reading everything: no projection, but what makes a stop or a crash harmless.
        (
            """CREATE TABLE passes (
                account_id INTEGER NOT NULL,
                number INTEGER NOT NULL,
                state TEXT NOT NULL,
                started_at TEXT NOT NULL,
                finished_at TEXT,
                page INTEGER NOT NULL DEFAULT 0,
                pages INTEGER,
                total INTEGER,
                total_first INTEGER,
                seen INTEGER NOT NULL DEFAULT 0,
                skipped INTEGER NOT NULL DEFAULT 0,
                gaps INTEGER NOT NULL DEFAULT 0,
                removed INTEGER NOT NULL DEFAULT 0,
                doubt TEXT NOT NULL DEFAULT '',
                PRIMARY KEY (account_id, number)
            ) WITHOUT ROWID""",
            """CREATE TABLE seen_people (
                account_id INTEGER NOT NULL,
                applicant_id INTEGER NOT NULL,
                number INTEGER NOT NULL,
                PRIMARY KEY (account_id, applicant_id)
            ) WITHOUT ROWID""",
            """CREATE TABLE details (
                account_id INTEGER NOT NULL,
                applicant_id INTEGER NOT NULL,
                taken_at INTEGER NOT NULL,
                trouble TEXT NOT NULL,
                PRIMARY KEY (account_id, applicant_id)
            ) WITHOUT ROWID""",
            """CREATE TABLE forgotten (
                account_id INTEGER NOT NULL,
                applicant_id INTEGER NOT NULL,
                forgotten_at TEXT NOT NULL,
                PRIMARY KEY (account_id, applicant_id)
            ) WITHOUT ROWID""",
            """CREATE TABLE sync_marks (
                account_id INTEGER NOT NULL,
                name TEXT NOT NULL,
                value TEXT NOT NULL,
                PRIMARY KEY (account_id, name)
            ) WITHOUT ROWID""",
        ),
        (
            # Search in everything, and lists by any column: projections are made anew.
            "DROP TABLE people_index",
            "DROP TABLE links",
            "DROP TABLE applicants",
            """CREATE TABLE applicants (
                row INTEGER PRIMARY KEY,
                account_id INTEGER NOT NULL,
                applicant_id INTEGER NOT NULL,
                first_name TEXT NOT NULL,
                last_name TEXT NOT NULL,
                middle_name TEXT NOT NULL,
                position TEXT NOT NULL,
                company TEXT NOT NULL,
                phone TEXT NOT NULL,
                email TEXT NOT NULL,
                money TEXT NOT NULL,
                consent TEXT NOT NULL,
                photo_id INTEGER,
                source_id INTEGER,
                created INTEGER NOT NULL,
                vacancy_id INTEGER,
                stage_id INTEGER,
                changed INTEGER NOT NULL,
                salary INTEGER NOT NULL,
                tags TEXT NOT NULL,
                has_resume INTEGER NOT NULL,
                complete INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                folded TEXT NOT NULL,
                folded_position TEXT NOT NULL,
                folded_company TEXT NOT NULL,
                words TEXT NOT NULL
            )""",
            "CREATE UNIQUE INDEX applicants_id ON applicants (account_id, applicant_id)",
            "CREATE INDEX applicants_created ON applicants (account_id)",
            "CREATE INDEX applicants_name ON applicants (account_id, folded)",
            "CREATE INDEX applicants_changed ON applicants (account_id, changed)",
            "CREATE INDEX applicants_position ON applicants (account_id, folded_position)",
            "CREATE INDEX applicants_company ON applicants (account_id, folded_company)",
            "CREATE INDEX applicants_stage ON applicants (account_id, stage_id)",
            "CREATE INDEX applicants_vacancy ON applicants (account_id, vacancy_id)",
            "CREATE INDEX applicants_source ON applicants (account_id, source_id)",
            "CREATE INDEX applicants_email ON applicants (account_id, email)",
            "CREATE INDEX applicants_phone ON applicants (account_id, phone)",
            "CREATE INDEX applicants_salary ON applicants (account_id, salary)",
            "CREATE INDEX applicants_consent ON applicants (account_id, consent)",
            "CREATE INDEX applicants_updated ON applicants (account_id, updated_at)",
            """CREATE TABLE links (
                account_id INTEGER NOT NULL,
                applicant_id INTEGER NOT NULL,
                vacancy_id INTEGER NOT NULL,
                stage_id INTEGER NOT NULL,
                changed INTEGER NOT NULL,
                row INTEGER NOT NULL,
                folded TEXT NOT NULL,
                PRIMARY KEY (account_id, applicant_id, vacancy_id)
            ) WITHOUT ROWID""",
            """CREATE INDEX links_vacancy
                ON links (account_id, vacancy_id, row, stage_id, changed, folded)""",
            # Words and marks (`core.query.mark`), split and folded before they come here.
            """CREATE VIRTUAL TABLE people_index USING fts5(
                words, content='applicants', content_rowid='row',
                tokenize="ascii tokenchars '_+#:'", prefix='1 2 3', detail=none, columnsize=0
            )""",
            # What was written by and about people: parts as they are read, for what is shown of
            # a hit, and one entry of the index for each person, under the person's row number.
            """CREATE TABLE texts (
                account_id INTEGER NOT NULL,
                applicant_id INTEGER NOT NULL,
                kind TEXT NOT NULL,
                part INTEGER NOT NULL,
                text TEXT NOT NULL,
                marks TEXT NOT NULL
            )""",
            "CREATE UNIQUE INDEX texts_part ON texts (account_id, applicant_id, kind, part)",
            """CREATE VIRTUAL TABLE text_index USING fts5(
                resume, comment, questionary, marks, content='',
                tokenize="ascii tokenchars '_+#:'", prefix='3 4'
            )""",
            # An empty file has nothing to rebuild, others do.
            "DELETE FROM facts WHERE name = 'projection'",
            """INSERT INTO facts (name, value) SELECT 'projection', '2'
                WHERE NOT EXISTS (SELECT 1 FROM huntflowcache)""",
        ),
        # Whether unsent edits of the outbox are laid over the row.
        ("ALTER TABLE applicants ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0",),
        (
            # Lists by tags (`tagging`).
            "ALTER TABLE applicants ADD COLUMN tagged TEXT NOT NULL DEFAULT ''",
            "CREATE INDEX applicants_tagged ON applicants (account_id, tagged)",
            "UPDATE facts SET value = '3' WHERE name = 'projection' AND "
            "NOT EXISTS (SELECT 1 FROM huntflowcache)",
        ),
        # What people are compared by (`core.duplicates`), and the keys by which a record that
        # may be the same person is found.
        (
            """CREATE TABLE likeness (
                account_id INTEGER NOT NULL,
                applicant_id INTEGER NOT NULL,
                traits TEXT NOT NULL,
                PRIMARY KEY (account_id, applicant_id)
            ) WITHOUT ROWID""",
            """CREATE TABLE likeness_keys (
                account_id INTEGER NOT NULL,
                key TEXT NOT NULL,
                applicant_id INTEGER NOT NULL,
                PRIMARY KEY (account_id, key, applicant_id)
            ) WITHOUT ROWID""",
            "DELETE FROM facts WHERE name = 'projection'",
            """INSERT INTO facts (name, value) SELECT 'projection', '4'
                WHERE NOT EXISTS (SELECT 1 FROM huntflowcache)""",
        ),
    ),
)

LOG = FileKind(
    "log.db",
    steps=(
        (
            """CREATE TABLE huntflowlog (
                id INTEGER PRIMARY KEY,
                log_type VARCHAR(6) NOT NULL,
                endpoint VARCHAR(500) NOT NULL,
                method VARCHAR(10) NOT NULL,
                status_code INTEGER,
                error_message TEXT NOT NULL,
                user VARCHAR(255) NOT NULL,
                created_at DATETIME NOT NULL,
                duration_ms INTEGER NOT NULL,
                bytes_in INTEGER NOT NULL,
                bytes_out INTEGER NOT NULL,
                attempt INTEGER NOT NULL,
                request_id VARCHAR(64) NOT NULL,
                request_data TEXT,
                response_data TEXT
            )""",
            # Holds all that lists show: they never touch the rows, which are long.
            """CREATE INDEX huntflowlog_list ON huntflowlog (
                id, log_type, method, status_code, endpoint, error_message, user, created_at,
                duration_ms, bytes_in, bytes_out, attempt, request_id
            )""",
            "CREATE INDEX huntflowlog_created ON huntflowlog (created_at, log_type, status_code)",
        ),
    ),
)

OUTBOX = FileKind(
    "outbox.db",
    steps=(
        (
            """CREATE TABLE edits (
                edit_id INTEGER PRIMARY KEY AUTOINCREMENT,
                key TEXT NOT NULL UNIQUE,
                kind TEXT NOT NULL,
                account_id INTEGER NOT NULL,
                applicant_id INTEGER,
                vacancy_id INTEGER,
                payload TEXT NOT NULL,
                base TEXT NOT NULL,
                inverse TEXT,
                state TEXT NOT NULL,
                created_at TEXT NOT NULL,
                changed_at TEXT NOT NULL,
                held_until TEXT,
                next_try_at TEXT,
                sent_at TEXT,
                attempts INTEGER NOT NULL DEFAULT 0,
                batch TEXT NOT NULL DEFAULT '',
                parent_id INTEGER,
                baseline TEXT NOT NULL DEFAULT '{}',
                result TEXT NOT NULL DEFAULT '{}',
                trouble TEXT,
                settled INTEGER NOT NULL DEFAULT 0
            )""",
            # Few are live, many are over: only the live ones are read at start.
            "CREATE INDEX edits_live ON edits (edit_id) WHERE settled = 0",
            "CREATE INDEX edits_batch ON edits (batch) WHERE batch != ''",
            "CREATE INDEX edits_person ON edits (account_id, applicant_id)",
            """CREATE TABLE drafts (
                name TEXT PRIMARY KEY,
                data TEXT NOT NULL,
                saved_at TEXT NOT NULL
            ) WITHOUT ROWID""",
        ),
        SPOOL,
        (
            """CREATE TABLE reminders (
                reminder_id INTEGER PRIMARY KEY AUTOINCREMENT,
                account_id INTEGER NOT NULL,
                applicant_id INTEGER NOT NULL,
                due_at TEXT NOT NULL,
                note TEXT NOT NULL,
                created_at TEXT NOT NULL,
                changed_at TEXT NOT NULL,
                state TEXT NOT NULL
            )""",
            "CREATE INDEX reminders_open ON reminders (due_at) WHERE state = 'open'",
            "CREATE INDEX reminders_person ON reminders (account_id, applicant_id)",
        ),
    ),
    synchronous="FULL",
    disposable=False,
)
"""What people did and has not arrived: never dropped."""

KINDS = (CACHE, LOG, OUTBOX)
"""Every file of a profile and system."""
