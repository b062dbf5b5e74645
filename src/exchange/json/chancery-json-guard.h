/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The gate that every byte of JSON passes before any other parser sees it.
 *
 * An incremental and iterative reader of RFC 8259 that is stricter than the
 * standard: integers only and within 64 bits, no key twice in one object, no
 * NUL, well-formed UTF-8 without a byte order mark, and a cap on everything
 * whose size the input decides. Its memory does not grow with the input, only
 * with depth and keys, which are both capped. The owner of a guard uses it on
 * one thread at a time.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ChanceryJsonGuard ChanceryJsonGuard;

/**
 * ChanceryJsonLimits:
 * @max_depth: how many objects and arrays may stand in each other, 64 at most
 * @max_string: bytes between the quotes of one string
 * @max_key: bytes of one key, escapes resolved
 * @max_number: characters of one number
 * @max_members: members of one object
 * @max_values: values in all, or since chancery_json_guard_restart_count()
 * @many: whether several values may follow each other, each on its own line
 */
typedef struct
{
  guint max_depth;
  guint64 max_string;
  guint max_key;
  guint max_number;
  guint max_members;
  guint64 max_values;
  gboolean many;
} ChanceryJsonLimits;

/* The limits that the interchange format is read with. */
extern const ChanceryJsonLimits chancery_json_limits_default;

typedef enum
{
  CHANCERY_JSON_EVENT_KEY,
  CHANCERY_JSON_EVENT_START,
  CHANCERY_JSON_EVENT_END,
} ChanceryJsonEventType;

/**
 * ChanceryJsonEvent:
 * @type: what was met
 * @value: the first byte of the value; `0` stands for every number
 * @depth: in how many objects and arrays the value or key stands
 * @offset: of the first byte of a value or key, or just after the last of a
 * value
 * @line: counted from 1
 * @key: the resolved text of a key, valid during the call
 * @key_length: its bytes
 */
typedef struct
{
  ChanceryJsonEventType type;
  char value;
  guint depth;
  guint64 offset;
  guint64 line;
  const char *key;
  gsize key_length;
} ChanceryJsonEvent;

/**
 * ChanceryJsonEventFunc:
 *
 * Watches the upper levels of the input. The message of an error that it sets
 * is completed with the position.
 *
 * Returns: %FALSE with @error set to refuse the input
 */
typedef gboolean (*ChanceryJsonEventFunc) (const ChanceryJsonEvent *event,
                                           gpointer user_data,
                                           GError **error);

/**
 * chancery_json_guard_new:
 * @limits: (nullable): %NULL for chancery_json_limits_default
 */
ChanceryJsonGuard *chancery_json_guard_new (const ChanceryJsonLimits *limits)
    G_GNUC_WARN_UNUSED_RESULT;
void chancery_json_guard_free (ChanceryJsonGuard *self);

/**
 * chancery_json_guard_watch:
 *
 * Has @func called for every key and value that stands in at most @depth
 * objects and arrays.
 */
void chancery_json_guard_watch (ChanceryJsonGuard *self,
                                guint depth,
                                ChanceryJsonEventFunc func,
                                gpointer user_data);

/**
 * chancery_json_guard_restart_count:
 *
 * Begins to count values anew: a file may hold any number of records, a record
 * not any number of values. To be called from the watching function.
 */
void chancery_json_guard_restart_count (ChanceryJsonGuard *self);

/**
 * chancery_json_guard_feed:
 *
 * Judges the next bytes. They may be cut anywhere. After a refusal every later
 * call refuses with the same words.
 *
 * The message of the error opens with `LINE:COLUMN: `, columns counted in
 * characters.
 */
gboolean chancery_json_guard_feed (ChanceryJsonGuard *self,
                                   const void *bytes,
                                   gsize length,
                                   GError **error);

/**
 * chancery_json_guard_finish:
 *
 * Says whether the input may end here.
 */
gboolean chancery_json_guard_finish (ChanceryJsonGuard *self, GError **error);

guint64 chancery_json_guard_get_line (ChanceryJsonGuard *self);
guint64 chancery_json_guard_get_column (ChanceryJsonGuard *self);
guint64 chancery_json_guard_get_offset (ChanceryJsonGuard *self);

/**
 * chancery_json_guard_check:
 *
 * Judges a text that is whole in memory.
 */
gboolean chancery_json_guard_check (const void *bytes,
                                    gsize length,
                                    const ChanceryJsonLimits *limits,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryJsonGuard, chancery_json_guard_free)

G_END_DECLS
