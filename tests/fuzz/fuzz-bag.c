/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever zip comes in is a bag that is whole, or is refused with its name. */

#include "config.h"

#include "chancery-bag.h"
#include "chancery-errors.h"
#include "chancery-spool.h"
#include "fuzz.h"

static gboolean
want_all (const char *sha256, gpointer user_data)
{
  return TRUE;
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChancerySpool) spool = chancery_spool_new (g_get_tmp_dir (), &error);
  g_autoptr (ChanceryBag) bag = NULL;
  guint64 size = 0;

  g_assert_no_error (error);
  chancery_spool_append (spool, bytes, length, &error);
  g_assert_no_error (error);
  bag = chancery_bag_open (chancery_spool_get_descriptor (spool), "it", 0, g_get_tmp_dir (),
                           want_all, NULL, NULL, NULL, NULL, &error);
  if (bag == NULL)
    {
      g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "it"));
      return 0;
    }
  g_object_unref (chancery_bag_open_document (bag, &size));
  g_assert_cmpuint (size, <=, 64 * 1024 * 1024 + 200 * length);
  return 0;
}
