/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-attachment-text-private.h"

#include "chancery-plain-text.h"

#include <poppler.h>

#define MAX_PAGES 5000
#define MAX_SECONDS 20

static char *
read_page (PopplerDocument *document, int i)
{
  PopplerPage *page = poppler_document_get_page (document, i);
  g_autofree char *words = page != NULL ? poppler_page_get_text (page) : NULL;

  g_clear_object (&page);
  return words != NULL ? chancery_plain_text_tidy (words, -1) : NULL;
}

char *
chancery_attachment_text_extract_pdf (GBytes *content)
{
  PopplerDocument *document = poppler_document_new_from_bytes (content, NULL, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 until = g_get_monotonic_time () + MAX_SECONDS * G_USEC_PER_SEC;
  int n_pages;

  if (document == NULL)
    return NULL;
  n_pages = MIN (poppler_document_get_n_pages (document), MAX_PAGES);
  for (int i = 0;
       i < n_pages && text->len < CHANCERY_ATTACHMENT_TEXT_MAX && g_get_monotonic_time () < until;
       i++)
    {
      g_autofree char *page = read_page (document, i);

      if (page != NULL && *page != '\0')
        g_string_append_printf (text, "%s\n", page);
    }
  g_object_unref (document);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
