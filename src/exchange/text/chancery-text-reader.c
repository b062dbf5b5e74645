/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The process in which attachments are read: chancery-text-reader NAME MEDIA-TYPE, the content on
 * standard input, its text on standard output; with --pages, its pages as PDF. It has no registry, writes no file, and has little time
 * and memory; whatever a file does to the libraries that open it ends here. */

#include "config.h"

#include "chancery-attachment-pages.h"
#include "chancery-attachment-text-private.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#define MAX_CPU_SECONDS 30
#define MAX_MEMORY (G_GUINT64_CONSTANT (2) * 1024 * 1024 * 1024)

static void
set_limit (int resource, guint64 most)
{
  const struct rlimit limit = { most, most };

  setrlimit (resource, &limit);
}

static void
confine (void)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  signal (SIGXFSZ, SIG_IGN);
  set_limit (RLIMIT_CORE, 0);
  set_limit (RLIMIT_FSIZE, 0);
  set_limit (RLIMIT_CPU, MAX_CPU_SECONDS);
  /* The sanitizers map more than there is. */
#ifndef __SANITIZE_ADDRESS__
  set_limit (RLIMIT_AS, MAX_MEMORY);
#endif
}

static GBytes *
read_content (void)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  guint8 block[65536];
  gssize n;

  while ((n = read (STDIN_FILENO, block, sizeof block)) > 0)
    {
      g_byte_array_append (content, block, (guint)n);
      if (content->len > CHANCERY_ATTACHMENT_TEXT_MAX_BYTES)
        return NULL;
    }
  return n == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&content)) : NULL;
}

static int
write_text (GBytes *content, const char *name, const char *media_type)
{
  g_autofree char *text = chancery_attachment_text_extract (content, name, media_type);

  return text != NULL && fputs (text, stdout) >= 0 && fflush (stdout) == 0 ? 0 : 1;
}

static int
write_pages (GBytes *content)
{
  g_autoptr (GByteArray) pages = chancery_attachment_pages_extract (content);

  return pages != NULL && fwrite (pages->data, 1, pages->len, stdout) == pages->len &&
                 fflush (stdout) == 0
             ? 0
             : 1;
}

int
main (int argc, char **argv)
{
  g_autoptr (GBytes) content = NULL;
  gboolean pages = argc == 2 && strcmp (argv[1], "--pages") == 0;

  confine ();
  if (argc != 3 && !pages)
    return 2;
  content = read_content ();
  if (content == NULL)
    return 1;
  /* What the libraries still hold goes with the process. */
  _exit (pages ? write_pages (content) : write_text (content, argv[1], argv[2]));
}
