/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-key-set.h"

#include "chancery-db-private.h"
#include "chancery-statement.h"

#define FIRST_BLOCKS 1024
/* Keys of one block differ in their last bits alone. */
#define BLOCK_BITS 6
/* The golden ratio of 2^64: neighbours fall far apart. */
#define SPREAD G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

/* Free while it has no bits. */
typedef struct
{
  gint64 number;
  guint64 bits;
} Block;

struct _ChanceryKeySet
{
  guint n_references;
  Block *blocks;
  guint n_blocks; /* a power of two */
  guint shift;
  guint n_used;
  guint latest; /* the block that was looked for last */
};

ChanceryKeySet *
chancery_key_set_new (void)
{
  ChanceryKeySet *self = g_new0 (ChanceryKeySet, 1);

  self->n_references = 1;
  self->n_blocks = FIRST_BLOCKS;
  self->shift = 64 - g_bit_nth_msf (FIRST_BLOCKS, -1);
  self->blocks = g_new0 (Block, self->n_blocks);
  return self;
}

ChanceryKeySet *
chancery_key_set_ref (ChanceryKeySet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  self->n_references++;
  return self;
}

void
chancery_key_set_unref (ChanceryKeySet *self)
{
  if (self == NULL || --self->n_references > 0)
    return;
  g_free (self->blocks);
  g_free (self);
}

/* Where the block is, or would be. */
static guint
find_block (const ChanceryKeySet *self, gint64 number)
{
  guint i = (guint)(((guint64)number * SPREAD) >> self->shift);

  while (self->blocks[i].bits != 0 && self->blocks[i].number != number)
    i = (i + 1) & (self->n_blocks - 1);
  return i;
}

static void
widen (ChanceryKeySet *self)
{
  g_autofree Block *before = self->blocks;
  guint n_before = self->n_blocks;

  self->n_blocks *= 4;
  self->shift -= 2;
  self->blocks = g_new0 (Block, self->n_blocks);
  for (guint i = 0; i < n_before; i++)
    if (before[i].bits != 0)
      self->blocks[find_block (self, before[i].number)] = before[i];
}

void
chancery_key_set_add (ChanceryKeySet *self, gint64 key)
{
  gint64 number = key >> BLOCK_BITS;
  guint64 bit = G_GUINT64_CONSTANT (1) << (key & ((1 << BLOCK_BITS) - 1));
  Block *block = &self->blocks[self->latest];

  if (block->number != number || block->bits == 0)
    {
      self->latest = find_block (self, number);
      block = &self->blocks[self->latest];
      if (block->bits == 0)
        {
          if (++self->n_used > self->n_blocks / 2)
            {
              widen (self);
              self->latest = find_block (self, number);
              block = &self->blocks[self->latest];
            }
          block->number = number;
        }
    }
  block->bits |= bit;
}

gboolean
chancery_key_set_has (const ChanceryKeySet *self, gint64 key)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << (key & ((1 << BLOCK_BITS) - 1));

  return (self->blocks[find_block (self, key >> BLOCK_BITS)].bits & bit) != 0;
}

guint64
chancery_key_set_count (const ChanceryKeySet *self)
{
  guint64 n = 0;

  for (guint i = 0; i < self->n_blocks; i++)
    n += (guint64)__builtin_popcountll (self->blocks[i].bits);
  return n;
}

static void
has_key (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  const ChanceryKeySet *set = sqlite3_value_pointer (arguments[0], CHANCERY_KEY_SET_POINTER);

  sqlite3_result_int (context, set != NULL &&
                                   chancery_key_set_has (set, sqlite3_value_int64 (arguments[1])));
}

static void
count_keys (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  const ChanceryKeySet *set = sqlite3_value_pointer (arguments[0], CHANCERY_KEY_SET_POINTER);

  sqlite3_result_int64 (context, set != NULL ? (sqlite3_int64)chancery_key_set_count (set) : 0);
}

gboolean
chancery_key_set_register (ChanceryDb *db, GError **error)
{
  const int flags = SQLITE_UTF8 | SQLITE_DIRECTONLY;
  int code;

  g_return_val_if_fail (db != NULL, FALSE);

  code = sqlite3_create_function_v2 (db->handle, "chancery_has_key", 2, flags, NULL, has_key, NULL,
                                     NULL, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (db->handle, "chancery_count_keys", 1, flags, NULL,
                                       count_keys, NULL, NULL, NULL);
  return code == SQLITE_OK || chancery_db_fail (db, code, error);
}
