-- SPDX-FileCopyrightText: 2026 The Chancery developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What does not follow from the table of kinds.  One table per kind, per list of lines, and the
-- columns of `envelope` are derived from that table afterwards.

-- What lists show and sort by.  `title` is the title shown; what was typed stands in `envelope`.
-- `first_day` and `last_day` (Julian day numbers) are NULL where open or unknown; `date_key` is the
-- key of the record's text, see there.  `form`, `direction`, `verdict` (our own latest) and
-- `counterpart` (row of the other side; `counterpart_label` while it is not here) are copies for
-- lists.  `label_hash` finds a title that is used as a label.
CREATE TABLE record (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  reference TEXT,
  title TEXT NOT NULL,
  state TEXT NOT NULL,
  level TEXT NOT NULL,
  language TEXT,
  form TEXT,
  direction TEXT,
  counterpart INTEGER,
  counterpart_label TEXT,
  verdict TEXT,
  changed TEXT,
  version INTEGER NOT NULL,
  first_day INTEGER,
  last_day INTEGER,
  date_key INTEGER NOT NULL,
  label_hash INTEGER,
  digest TEXT NOT NULL
) STRICT;
CREATE INDEX record_kind ON record (kind, date_key);
CREATE UNIQUE INDEX record_date_key ON record (date_key);
CREATE INDEX record_label ON record (label_hash);
CREATE INDEX record_unsettled ON record (state, kind) WHERE state <> 'registered';
CREATE INDEX record_counterpart ON record (counterpart) WHERE counterpart IS NOT NULL;
CREATE INDEX record_level ON record (level) WHERE level <> 'unmarked';

-- Rarely read parts of the envelope; more columns are derived.  `unknown` holds what a newer format
-- wrote, as one JSON object: whole values of fields that this program does not know, and under the
-- id of a field that it knows the keys inside its value that it does not.
CREATE TABLE envelope (
  record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
  unknown TEXT
) STRICT;

-- Every reference, single, in a list or in a line.  `field` is a path ("party_to", "claims.actor"),
-- `line` the ordinal of the line (-1: no line), `ordinal` the place in a list.  `target` is the row
-- of the record while it is here; then `label` is NULL.  Plain words have no target at all.
-- `role` is what the line says about the reference ("from"), or the type of a link.
CREATE TABLE reference (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  line INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  role TEXT,
  target_uuid TEXT,
  target INTEGER,
  label TEXT,
  target_kind TEXT,
  unknown TEXT,
  PRIMARY KEY (record, field, line, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX reference_target ON reference (target, field, role) WHERE target IS NOT NULL;
CREATE INDEX reference_dangling ON reference (target_uuid)
  WHERE target IS NULL AND target_uuid IS NOT NULL;

-- Lists of text and terms (tags, interests).
CREATE TABLE item (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  line INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (record, field, line, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_text ON item (field, text);

-- Names of actors, persons and places.  `label`: NFC, case and blanks folded, to match references by
-- label.  `folded`: folded as for search, to find while typing.
CREATE TABLE name (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  label TEXT NOT NULL,
  folded TEXT NOT NULL,
  PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_label ON name (label, kind);
CREATE INDEX name_folded ON name (folded, kind);

-- Reference numbers, folded.  `rank`: 0 our register, 1 our own number, 2 the other side's, 3 others.
CREATE TABLE number (
  folded TEXT NOT NULL,
  rank INTEGER NOT NULL,
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  PRIMARY KEY (folded, rank, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX number_record ON number (record);

-- The searched text.  `date_key` is day << 20 | sequence; undated records have negative keys.
CREATE TABLE record_text (
  date_key INTEGER PRIMARY KEY,
  record INTEGER NOT NULL UNIQUE REFERENCES record (id) ON DELETE CASCADE,
  title TEXT,
  body TEXT,
  words TEXT,
  papers TEXT
) STRICT;
CREATE VIRTUAL TABLE record_search USING fts5 (
  title, body, words, papers,
  content = 'record_text', content_rowid = 'date_key', tokenize = 'chancery'
);

-- Days longer than one; an open end is -4398046511104 or 4398046511104.
CREATE TABLE long_date (
  date_key INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  first_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL
) STRICT;
CREATE INDEX long_date_last ON long_date (last_day);
CREATE INDEX long_date_record ON long_date (record);

-- Registers: the code and pattern of each kind, the counter of each code and year, and the book.
CREATE TABLE register_pattern (
  kind TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  pattern TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE register (
  code TEXT NOT NULL,
  year INTEGER NOT NULL,
  next INTEGER NOT NULL,
  PRIMARY KEY (code, year)
) STRICT, WITHOUT ROWID;
CREATE TABLE register_book (
  code TEXT NOT NULL,
  year INTEGER NOT NULL,
  number INTEGER NOT NULL,
  reference TEXT NOT NULL,
  uuid TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  PRIMARY KEY (code, year, number)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX register_book_reference ON register_book (reference);
CREATE INDEX register_book_uuid ON register_book (uuid);

-- History: `chain` is SHA-256 of the previous chain value and the length-prefixed fields before it;
-- `body` holds the earlier values, so that it can be erased and the chain stays whole.
CREATE TABLE history (
  sequence INTEGER PRIMARY KEY,
  "when" TEXT NOT NULL,
  who TEXT NOT NULL,
  "group" INTEGER NOT NULL,
  action TEXT NOT NULL,
  record TEXT,
  version INTEGER,
  digest TEXT,
  body_digest TEXT,
  chain TEXT NOT NULL
) STRICT;
CREATE INDEX history_record ON history (record, sequence);
CREATE INDEX history_group ON history ("group", sequence);
CREATE TABLE history_body (
  sequence INTEGER PRIMARY KEY REFERENCES history (sequence),
  body TEXT NOT NULL
) STRICT;
CREATE TRIGGER history_no_update BEFORE UPDATE ON history
BEGIN SELECT raise (ABORT, 'history is only added to'); END;
CREATE TRIGGER history_no_delete BEFORE DELETE ON history
BEGIN SELECT raise (ABORT, 'history is only added to'); END;

-- Unsaved typing.
CREATE TABLE draft (
  form TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  uuid TEXT NOT NULL,
  version INTEGER NOT NULL,
  content TEXT NOT NULL,
  kept TEXT NOT NULL,
  PRIMARY KEY (form, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE tombstone (
  uuid TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  deleted TEXT NOT NULL,
  who TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Imports.  `owner` is the process that writes while the state is 'writing'.
CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  state TEXT NOT NULL,
  file TEXT,
  who TEXT NOT NULL,
  owner TEXT NOT NULL,
  begun TEXT NOT NULL,
  ended TEXT,
  "group" INTEGER,
  first_sequence INTEGER NOT NULL
) STRICT;
CREATE INDEX batch_writing ON batch (state) WHERE state = 'writing';
CREATE TABLE batch_log (
  batch INTEGER NOT NULL REFERENCES batch (id),
  ordinal INTEGER NOT NULL,
  uuid TEXT NOT NULL,
  what TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  detail TEXT,
  PRIMARY KEY (batch, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_log_uuid ON batch_log (uuid, batch);
CREATE TABLE batch_label (
  uuid TEXT NOT NULL,
  label TEXT NOT NULL,
  target TEXT NOT NULL,
  batch INTEGER NOT NULL,
  PRIMARY KEY (uuid, label)
) STRICT, WITHOUT ROWID;

-- Attachments: contents once per digest, in chunks.
CREATE TABLE content (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  text TEXT
) STRICT;
CREATE TABLE chunk (
  content INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  data BLOB NOT NULL,
  UNIQUE (content, ordinal)
) STRICT;

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
