/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-register-paper.h"
#include "exchange-fixture.h"

static void
assert_title (Fixture *fixture, const char *code, gint64 year, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryRegisterBook) book =
      chancery_register_book_read (fixture->db, code, year, &error);
  g_autofree char *title = chancery_register_paper_title (book);

  g_assert_no_error (error);
  g_assert_cmpstr (title, ==, expected);
}

/* The page of an empty registry was headed “All registers, -1”. */
static void
test_title (Fixture *fixture, gconstpointer data)
{
  assert_title (fixture, NULL, -1, "All registers");
  assert_title (fixture, NULL, 0, "All registers");
  assert_title (fixture, NULL, 2026, "All registers, 2026");
  assert_title (fixture, "PROT", 0, "PROT, all years");
  assert_title (fixture, "PROT", 2026, "PROT 2026");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/exchange/register-paper/title", Fixture, NULL, fixture_set_up, test_title,
              fixture_tear_down);
  return g_test_run ();
}
