/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-uuid.h"

#include <string.h>

static void
test_valid (void)
{
  static const char *const valid[] = {
    "c232ab00-9414-11ec-b3c8-9f6bdeced846", "919108f7-52d1-4320-9bac-f847db4148a8",
    "017F22E2-79B0-7CC3-98C4-DC0C0C07398F", "00000000-0000-0000-0000-000000000000",
    "ffffffff-ffff-ffff-ffff-ffffffffffff", CHANCERY_UUID_NAMESPACE,
  };
  static const char *const invalid[] = {
    "",
    "c232ab00",
    "c232ab0094 1411ecb3c89f6bdeced846",
    "c232ab00941411ecb3c89f6bdeced846",
    "{c232ab00-9414-11ec-b3c8-9f6bdeced846}",
    "urn:uuid:c232ab00-9414-11ec-b3c8-9f6bdeced846",
    "c232ab00-9414-11ec-b3c8-9f6bdeced84",
    "c232ab00-9414-11ec-b3c8-9f6bdeced8466",
    "c232ab00-9414-11ec-b3c8-9f6bdeced84g",
    "c232ab00-941411-ec-b3c8-9f6bdeced846",
    "c232ab00–9414–11ec–b3c8–9f6bdeced846",
    " c232ab00-9414-11ec-b3c8-9f6bdeced846",
  };

  for (guint i = 0; i < G_N_ELEMENTS (valid); i++)
    {
      g_autofree char *canonical = chancery_uuid_canonical (valid[i]);
      g_autofree char *lower = g_ascii_strdown (valid[i], -1);

      g_assert_true (chancery_uuid_is_valid (valid[i]));
      g_assert_cmpstr (canonical, ==, lower);
    }
  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    {
      g_assert_false (chancery_uuid_is_valid (invalid[i]));
      g_assert_null (chancery_uuid_canonical (invalid[i]));
    }
  g_assert_false (chancery_uuid_is_valid (NULL));
  g_assert_null (chancery_uuid_canonical (NULL));
}

static void
test_new (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 1000; i++)
    {
      char *uuid = chancery_uuid_new ();

      g_assert_true (chancery_uuid_is_valid (uuid));
      g_assert_cmpint (uuid[14], ==, '4');
      g_assert_nonnull (strchr ("89ab", uuid[19]));
      for (const char *at = uuid; *at != '\0'; at++)
        g_assert_false (g_ascii_isupper (*at));
      g_assert_true (g_hash_table_add (seen, uuid));
    }
}

static void
test_version_5 (void)
{
  /* The example of RFC 9562, appendix A.4, and one of the namespace for URLs. */
  g_autofree char *dns =
      chancery_uuid_v5 ("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com", 15);
  g_autofree char *upper =
      chancery_uuid_v5 ("6BA7B810-9DAD-11D1-80B4-00C04FD430C8", "www.example.com", 15);
  g_autofree char *empty = chancery_uuid_v5 (CHANCERY_UUID_NAMESPACE, NULL, 0);
  g_autofree char *nul = chancery_uuid_v5 (CHANCERY_UUID_NAMESPACE, "", 1);

  g_assert_cmpstr (dns, ==, "2ed6657d-e927-568b-95e1-2665a8aea6a2");
  g_assert_cmpstr (upper, ==, dns);
  g_assert_true (chancery_uuid_is_valid (empty));
  g_assert_cmpint (empty[14], ==, '5');
  g_assert_cmpstr (empty, !=, nul);
}

static void
test_bytes (void)
{
  static const guint8 expected[16] = { 0x01, 0x7f, 0x22, 0xe2, 0x79, 0xb0, 0x7c, 0xc3,
                                       0x98, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f };
  guint8 bytes[16];
  char text[37];

  g_assert_true (chancery_uuid_to_bytes ("017F22E2-79B0-7CC3-98C4-DC0C0C07398F", bytes));
  g_assert_cmpmem (bytes, sizeof bytes, expected, sizeof expected);
  chancery_uuid_from_bytes (bytes, text);
  g_assert_cmpstr (text, ==, "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  g_assert_false (chancery_uuid_to_bytes ("017f22e2", bytes));
  g_assert_cmpmem (bytes, sizeof bytes, expected, sizeof expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/uuid/valid", test_valid);
  g_test_add_func ("/model/uuid/new", test_new);
  g_test_add_func ("/model/uuid/version-5", test_version_5);
  g_test_add_func ("/model/uuid/bytes", test_bytes);
  return g_test_run ();
}
