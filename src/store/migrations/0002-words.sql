-- SPDX-FileCopyrightText: 2026 The Chancery developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Every word of the text index but those that begin with a digit.  Beginnings of words are looked up
-- here, and what was meant by a slip of the pen.  Words that no text has any more may stay.
CREATE TABLE word (
  word TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- What words sound like, whatever their script: keys of consonants.
CREATE TABLE word_sound (
  sound TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (sound, word)
) STRICT, WITHOUT ROWID;

-- The words of the names of actors, persons and places.
CREATE TABLE name_word (
  word TEXT NOT NULL,
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  PRIMARY KEY (word, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_word_record ON name_word (record);

-- What lists are narrowed by, each in the order of the list.
CREATE INDEX record_state ON record (state, date_key) WHERE state <> 'registered';
CREATE INDEX record_marking ON record (level, date_key);
CREATE INDEX record_form ON record (form, date_key, kind) WHERE form IS NOT NULL;
DROP INDEX record_counterpart;
CREATE INDEX record_counterpart ON record (counterpart, date_key) WHERE counterpart IS NOT NULL;

-- The contents whose text is still to be read, without walking over the texts of the others.
CREATE INDEX content_unread ON content (id) WHERE text IS NULL;
