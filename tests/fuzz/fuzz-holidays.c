/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever calendar is read as holidays gives a list that is understood line by line. */

#include "config.h"

#include "chancery-errors.h"
#include "chancery-holidays.h"
#include "chancery-working-days.h"
#include "fuzz.h"

#define TODAY 2461102 /* 2026-03-02 */

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  guint n_left_out = 0;
  g_autofree char *list =
      chancery_holidays_read ((const char *)bytes, length, TODAY, &n_left_out, &error);

  if (list == NULL)
    {
      g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
      return 0;
    }
  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (list, -1, NULL));
  chancery_working_days_check (list, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (chancery_working_days_count (list), >, 0);
  return 0;
}
