/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-reader-process.h"

#include <errno.h>
#include <gio/gio.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define READER "chancery-text-reader"
/* Its own limits end it sooner. */
#define MAX_SECONDS 60
/* In microseconds: between its last word and its end. */
#define MAX_FAREWELL (1 * G_USEC_PER_SEC)
/* What it ends with by itself; everything else befell it. */
#define READER_READ 0
#define READER_NOTHING 1

/* Beside the program that runs where that was built, else where it was installed. */
static char *
find_reader (void)
{
  const char *chosen = g_getenv ("CHANCERY_TEXT_READER");
  g_autofree char *self = chosen == NULL ? g_file_read_link ("/proc/self/exe", NULL) : NULL;
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  g_autofree char *built = NULL;

  if (chosen != NULL)
    return g_strdup (chosen);
  built = folder != NULL ? g_build_filename (folder, "..", "exchange", READER, NULL) : NULL;
  if (built != NULL && g_file_test (built, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&built);
  return g_build_filename (PKGLIBEXECDIR, READER, NULL);
}

static int
fail_errno (int saved, GError **error)
{
  g_set_error (error, G_IO_ERROR, (gint)g_io_error_from_errno (saved),
               "the attachment cannot be handed to its reader: %s", g_strerror (saved));
  return -1;
}

/* A file without a name, so that who writes and who reads never wait for each other. */
static int
open_content (GBytes *content, GError **error)
{
  int fd = memfd_create ("attachment", MFD_CLOEXEC);
  gsize length;
  const guint8 *data = g_bytes_get_data (content, &length);

  if (fd < 0)
    return fail_errno (errno, error);
  while (length > 0)
    {
      gssize n = write (fd, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          fail_errno (errno, error);
          close (fd);
          return -1;
        }
      data += n;
      length -= (gsize)n;
    }
  lseek (fd, 0, SEEK_SET);
  return fd;
}

static gboolean
start_reader (int content_fd, const char *const *words, GPid *pid, int *out, GError **error)
{
  g_autofree char *reader = find_reader ();
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  /* What a library complains of there must not end it. */
  g_auto (GStrv) environment = g_environ_unsetenv (g_get_environ (), "G_DEBUG");

  g_ptr_array_add (arguments, reader);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (arguments, (gpointer)words[i]);
  g_ptr_array_add (arguments, NULL);
  return g_spawn_async_with_pipes_and_fds (NULL, (const char *const *)arguments->pdata,
                                           (const char *const *)environment,
                                           G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_CLOEXEC_PIPES |
                                               G_SPAWN_STDERR_TO_DEV_NULL,
                                           NULL, NULL, content_fd, -1, -1, NULL, NULL, 0, pid, NULL,
                                           out, NULL, error);
}

/* TRUE at its end, and when there is enough. */
static gboolean
read_answer (int fd, gsize most, GByteArray *answer, GCancellable *cancellable)
{
  gint64 until = g_get_monotonic_time () + MAX_SECONDS * G_USEC_PER_SEC;
  GPollFD polls[2] = { { .fd = fd, .events = G_IO_IN } };
  gboolean watched = cancellable != NULL && g_cancellable_make_pollfd (cancellable, &polls[1]);
  gboolean at_end = FALSE;
  guint8 block[16384];

  while (!at_end && answer->len <= most)
    {
      gint64 left = (until - g_get_monotonic_time ()) / 1000;
      gssize n;

      if (left <= 0 || g_cancellable_is_cancelled (cancellable))
        break;
      if (g_poll (polls, watched ? 2 : 1, (int)left) <= 0 || polls[0].revents == 0)
        continue;
      n = read (fd, block, sizeof block);
      at_end = n == 0 || (n < 0 && errno != EINTR);
      if (n > 0)
        g_byte_array_append (answer, block, (guint)n);
    }
  if (watched)
    g_cancellable_release_fd (cancellable);
  return at_end || answer->len > most;
}

/* Its answer is whole, or is not waited for: one that goes on all the same is ended. FALSE when its
 * status is none of its own. */
static gboolean
end_reader (GPid pid, gboolean at_end, int *exit_status)
{
  gint64 until = g_get_monotonic_time () + MAX_FAREWELL;
  int status = 0;
  pid_t ended = 0;

  while (at_end && ended == 0 && g_get_monotonic_time () < until)
    {
      ended = waitpid (pid, &status, WNOHANG);
      if (ended == 0)
        g_usleep (500);
    }
  if (ended != pid)
    {
      kill (pid, SIGKILL);
      do
        ended = waitpid (pid, &status, 0);
      while (ended < 0 && errno == EINTR);
    }
  g_spawn_close_pid (pid);
  *exit_status = ended == pid && WIFEXITED (status) ? WEXITSTATUS (status) : -1;
  return *exit_status == READER_READ || *exit_status == READER_NOTHING;
}

GByteArray *
chancery_reader_process_run (GBytes *content,
                             const char *const *words,
                             gsize most,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GByteArray) answer = g_byte_array_new ();
  int content_fd = open_content (content, error);
  int out = -1;
  int status;
  GPid pid;
  gboolean started, enough, at_end, answered;

  if (content_fd < 0)
    return NULL;
  started = start_reader (content_fd, words, &pid, &out, error);
  close (content_fd);
  if (!started)
    return NULL;
  at_end = read_answer (out, most, answer, cancellable);
  close (out);
  enough = answer->len > most;
  answered = end_reader (pid, at_end && !enough, &status) && at_end;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (!answered && !enough)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE,
                           at_end ? "the reader of attachments ended before it had read"
                                  : "the reader of attachments took too long");
      return NULL;
    }
  if (status == READER_NOTHING)
    g_byte_array_set_size (answer, 0);
  return g_steal_pointer (&answer);
}
