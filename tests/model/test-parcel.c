/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-canonical.h"
#include "chancery-parcel.h"
#include "chancery-reader.h"

/* Every type of value, with what goes with it. */
static const char *const records[] = {
  "{'kind': <'actor'>}",
  "{'kind': <'demarche'>, 'title': <'Say \"no\"\\n\\tmore'>,"
  " 'version': <int64 3>, 'novelty': <[<int64 1>, <true>]>,"
  " 'marking': <{'level': <'restricted'>, 'caveats': <[<'EYES ONLY'>]>, 'why': <'x'>}>,"
  " 'tags': <[<'a'>, <'b'>]>, 'past': <[<'aa'>]>,"
  " 'party_to': <[<{'id': <'5f0c6a1e-0000-4000-8000-000000000002'>, 'label': <'Kabul'>, 'new': <int64 1>}>,"
  "               <{'label': <'Herat'>, 'kind': <'actor'>}>, <{'label': <'Balkh'>}>]>,"
  " 'occasion_date': <{'edtf': <'2026-02-16/..'>, 'typed': <'after 15 feb'>, 'quality': <'inferred'>}>,"
  " 'reply_by': <'2026-03'>,"
  " 'points': <[<{'id': <'5f0c6a1e-0000-4000-8000-000000000003'>, 'kind': <'warning'>, 'text': <'…'>,"
  "               'more': <'y'>}>, <{'text': <'2'>}>]>}",
  "{'kind': <'incident'>, 'cross_border': <'yes'>,"
  " 'claims': <[<{'property': <'killed'>, 'quantity': <{'qualifier': <'about'>, 'best': <int64 12>,"
  "               'wording': <'a dozen'>, 'unit': <'x'>}>, 'our_line': <true>}>,"
  "             <{'property': <'killed'>, 'quantity': <{'qualifier': <'range'>, 'low': <int64 1>,"
  "               'high': <int64 4>}>}>]>}",
};

static ChanceryRecord *
read_record (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) tree = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, &error);
  g_autoptr (ChanceryDraft) draft = NULL;

  g_assert_no_error (error);
  draft = chancery_reader_read_record (tree, &error);
  g_assert_no_error (error);
  chancery_draft_set_id (draft, "5f0c6a1e-0000-4000-8000-000000000001");
  return chancery_draft_build (draft);
}

static char *
write_json (ChanceryRecord *record)
{
  GString *out = g_string_new (NULL);

  chancery_canonical_write_record (out, record, CHANCERY_CANONICAL_COMPACT, 0);
  return g_string_free (out, FALSE);
}

static void
test_same (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autoptr (ChanceryRecord) record = read_record (records[i]);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (ChanceryDraft) draft = NULL;
      g_autoptr (ChanceryRecord) again = NULL;
      g_autofree char *before = write_json (record);
      g_autofree char *after = NULL;

      chancery_parcel_write (bytes, record);
      draft = chancery_parcel_read (bytes->data, bytes->len);
      g_assert_nonnull (draft);
      again = chancery_draft_build (draft);
      after = write_json (again);
      g_assert_cmpstr (after, ==, before);
    }
}

/* What was cut or spoilt is either refused or some other record, and never read beyond its end. */
static void
test_damaged (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autoptr (ChanceryRecord) record = read_record (records[i]);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      chancery_parcel_write (bytes, record);
      for (guint length = 0; length < bytes->len; length++)
        {
          g_autofree guint8 *cut = g_memdup2 (bytes->data, length);

          g_assert_null (chancery_parcel_read (cut, length));
        }
      for (guint at = 0; at < bytes->len; at++)
        for (guint bit = 0; bit < 8; bit++)
          {
            g_autofree guint8 *spoilt = g_memdup2 (bytes->data, bytes->len);
            g_autoptr (ChanceryDraft) draft = NULL;

            spoilt[at] ^= (guint8)(1 << bit);
            draft = chancery_parcel_read (spoilt, bytes->len);
          }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/parcel/same", test_same);
  g_test_add_func ("/model/parcel/damaged", test_damaged);

  return g_test_run ();
}
