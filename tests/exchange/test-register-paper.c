/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-register-paper.h"
#include "exchange-fixture.h"

#include <string.h>

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

/* Bug: in the row of a void all was struck through alike, what was corrected, what stands since, and the reason. */
static void
test_void_and_corrected (Fixture *fixture, gconstpointer data)
{
  static const char text[] =
      "{\"kind\":\"demarche\",\"id\":\"5f0c0d6e-1f7b-4d52-9d0d-6d8f4d6f1a10\","
      "\"reference\":\"PROT/2026/0001\",\"title\":\"Visas\",\"state\":\"void\",\"corrections\":["
      "{\"id\":\"aaaaaaaa-1f7b-4d52-9d0d-6d8f4d6f1a10\",\"field\":\"occasion_date\","
      "\"before\":\"2026-02-16\",\"after\":\"2026-02-17\"},"
      "{\"id\":\"bbbbbbbb-1f7b-4d52-9d0d-6d8f4d6f1a10\",\"field\":\"state\",\"before\":"
      "\"registered\",\"after\":\"void\",\"reason\":\"Sent twice\"}],"
      "\"occasion_date\":\"2026-02-17\"}\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryRegisterBook) book = NULL;
  g_autoptr (ChanceryPaper) paper = NULL;
  g_autofree char *words = NULL;

  fixture_import (fixture->db, text, CHANCERY_CONFLICTS_FAIL,
                  "new 1, changed 0, unchanged 0, conflicts 0");
  book = chancery_register_book_read (fixture->db, "PROT", 2026, &error);
  g_assert_no_error (error);
  paper = chancery_register_paper_new (book, "Desk", "now");
  words = chancery_paper_to_text (paper);
  g_assert_nonnull (strstr (
      words,
      "PROT/2026/0001, struck through\t16 Feb 2026 → 17 Feb 2026\tVisas\t\tvoid: Sent twice\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/exchange/register-paper/title", Fixture, NULL, fixture_set_up, test_title,
              fixture_tear_down);
  g_test_add ("/exchange/register-paper/void-and-corrected", Fixture, NULL, fixture_set_up,
              test_void_and_corrected, fixture_tear_down);
  return g_test_run ();
}
