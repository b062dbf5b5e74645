/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-bench.h"

#include "chancery-bench-maker.h"
#include "chancery-import.h"
#include "chancery-settings.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define SETTING "bench"
#define SMOKE 2000
#define N_RUNS 101
/* No row takes longer than this, unless it takes three runs; then twice as long. */
#define MOST_MILLISECONDS 4000
#define TICK_MICROSECONDS 10000
#define LIMIT_MILLISECONDS 30000

extern char **environ;

struct _ChanceryBench
{
  const char *subject;
  const ChanceryBenchPart *parts;
  int n_records;
  int n_runs;
  char *registry;
  char *corpus;
  char *file;
  char *folder;
  char *part;
  char **arguments;
  GPtrArray *made;
  gboolean is_ready;
  gboolean by_processor;
  /* Who stops a run that takes for ever: milliseconds since it began to look, 0 for not at all. */
  GThread *limiter;
  double begun;
  ChanceryDb *limited;
  int deadline;
  int gave_up;
  int is_over;
};

static void
die (const char *what, const char *why)
{
  fprintf (stderr, "bench: %s: %s\n", what, why);
  exit (EXIT_FAILURE);
}

/* A bench that cannot go on has found nothing out. */
static void
check (const char *what, GError *error)
{
  if (error != NULL)
    die (what, error->message);
}

/* ---- times --------------------------------------------------------------------------------- */

static double
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

double
chancery_bench_now (void)
{
  return read_clock (CLOCK_MONOTONIC);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double one = *(const double *)a;
  double other = *(const double *)b;

  return (one > other) - (one < other);
}

ChanceryBenchTimes
chancery_bench_summarize (GArray *samples)
{
  const double *times = (const double *)(gpointer)samples->data;
  ChanceryBenchTimes all = { .n = samples->len };

  if (samples->len == 0)
    return all;
  g_array_sort (samples, compare_times);
  all.median = times[samples->len / 2];
  all.p99 = times[MIN (samples->len - 1, samples->len * 99 / 100)];
  all.most = times[samples->len - 1];
  return all;
}

static gpointer
limit_job (gpointer user_data)
{
  ChanceryBench *self = user_data;

  while (!g_atomic_int_get (&self->is_over))
    {
      int deadline = g_atomic_int_get (&self->deadline);

      if (deadline > 0 && chancery_bench_now () - self->begun > deadline)
        {
          g_atomic_int_set (&self->gave_up, TRUE);
          chancery_db_interrupt (self->limited);
        }
      g_usleep (10 * TICK_MICROSECONDS);
    }
  return NULL;
}

void
chancery_bench_limit (ChanceryBench *self, ChanceryDb *db)
{
  self->limited = db;
  self->begun = chancery_bench_now ();
  self->limiter = g_thread_new ("limiter", limit_job, self);
}

static void
run_limited (ChanceryBench *self, ChanceryBenchFunc func, gpointer user_data)
{
  if (self->limiter == NULL)
    {
      func (user_data);
      return;
    }
  g_atomic_int_set (&self->deadline,
                    (int)(chancery_bench_now () - self->begun) + LIMIT_MILLISECONDS);
  func (user_data);
  g_atomic_int_set (&self->deadline, 0);
}

ChanceryBenchTimes
chancery_bench_measure (ChanceryBench *self, ChanceryBenchFunc func, gpointer user_data)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));
  clockid_t clock = self->by_processor ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC;
  double begun = chancery_bench_now ();
  ChanceryBenchTimes times;

  g_atomic_int_set (&self->gave_up, FALSE);
  for (int i = 0; i < self->n_runs; i++)
    {
      double start = read_clock (clock);
      double took;

      if (chancery_bench_now () - begun > (i >= 3 ? MOST_MILLISECONDS : 2 * MOST_MILLISECONDS))
        break;
      run_limited (self, func, user_data);
      took = read_clock (clock) - start;
      g_array_append_val (samples, took);
    }
  times = chancery_bench_summarize (samples);
  times.gave_up = g_atomic_int_get (&self->gave_up);
  return times;
}

/* ---- parts --------------------------------------------------------------------------------- */

/* Of /proc/self/status, in MiB; what getrusage() says begins with the memory of who started us. */
double
chancery_bench_get_peak (void)
{
  g_autofree char *status = NULL;
  const char *at;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  at = strstr (status, "VmHWM:");
  return at != NULL ? (double)g_ascii_strtoull (at + strlen ("VmHWM:"), NULL, 10) / 1024 : 0;
}

double
chancery_bench_get_cpu (void)
{
  return read_clock (CLOCK_PROCESS_CPUTIME_ID);
}

static void
read_numbers (const char *path, GArray *numbers)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;
  words = g_strsplit (g_strstrip (text), " ", -1);
  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      double number = g_ascii_strtod (words[i], NULL);

      g_array_append_val (numbers, number);
    }
}

static void
wait_for (const char *part, pid_t child, ChanceryBenchFunc tick, gpointer user_data)
{
  int status;

  while (waitpid (child, &status, tick != NULL ? WNOHANG : 0) == 0)
    {
      tick (user_data);
      g_usleep (TICK_MICROSECONDS);
    }
  if (!WIFEXITED (status) || WEXITSTATUS (status) != 0)
    die (part, "it failed");
}

GArray *
chancery_bench_run_part (ChanceryBench *self,
                         const char *part,
                         const char *const *arguments,
                         ChanceryBenchFunc tick,
                         gpointer user_data)
{
  g_autofree char *answer = chancery_bench_make_path (self, "answer");
  g_autofree char *n_records = g_strdup_printf ("--records=%d", self->n_records);
  g_autofree char *n_runs = g_strdup_printf ("--runs=%d", self->n_runs);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (double));
  pid_t child;
  int code;

  g_ptr_array_add (argv, (gpointer)self->subject);
  g_ptr_array_add (argv, (gpointer) "--part");
  g_ptr_array_add (argv, (gpointer)part);
  g_ptr_array_add (argv, n_records);
  g_ptr_array_add (argv, n_runs);
  g_ptr_array_add (argv, (gpointer) "--");
  g_ptr_array_add (argv, answer);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer)arguments[i]);
  g_ptr_array_add (argv, NULL);
  code = posix_spawn (&child, "/proc/self/exe", NULL, NULL, (char **)argv->pdata, environ);
  if (code != 0)
    die (part, g_strerror (code));
  wait_for (part, child, tick, user_data);
  read_numbers (answer, numbers);
  return numbers;
}

/* Reads and writes @arguments: file, registry.  Milliseconds in all, milliseconds of reading, milliseconds of the
 * processor, MiB that the memory grew. */
static void
import_part (ChanceryBench *self, const char *const *arguments, GArray *numbers)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryDb) db = g_file_test (arguments[1], G_FILE_TEST_EXISTS)
                                  ? chancery_db_open (arguments[1], CHANCERY_DB_NONE, &error)
                                  : chancery_db_create (arguments[1], &error);
  ChanceryImport *import;
  double start = chancery_bench_now ();
  double before = chancery_bench_get_peak ();
  double cpu = chancery_bench_get_cpu ();
  double values[4];

  check (arguments[1], error);
  import = chancery_import_new (db);
  chancery_import_read_file (import, arguments[0], NULL, NULL, NULL, &error);
  check (arguments[0], error);
  values[1] = chancery_bench_now () - start;
  chancery_import_apply (import, "Bench", CHANCERY_CONFLICTS_FAIL, NULL, NULL, NULL, NULL, &error);
  check (arguments[0], error);
  chancery_import_free (import);
  g_clear_pointer (&db, chancery_db_free);
  values[0] = chancery_bench_now () - start;
  values[2] = chancery_bench_get_cpu () - cpu;
  values[3] = chancery_bench_get_peak () - before;
  g_array_append_vals (numbers, values, G_N_ELEMENTS (values));
}

static ChanceryBenchPartFunc
find_part (ChanceryBench *self)
{
  if (strcmp (self->part, "import") == 0)
    return import_part;
  for (const ChanceryBenchPart *part = self->parts; part != NULL && part->name != NULL; part++)
    if (strcmp (part->name, self->part) == 0)
      return part->func;
  return NULL;
}

static void
do_part (ChanceryBench *self)
{
  ChanceryBenchPartFunc func = find_part (self);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  if (func == NULL || self->arguments == NULL || self->arguments[0] == NULL)
    die (self->part, "no such part");
  func (self, (const char *const *)self->arguments + 1, numbers);
  for (guint i = 0; i < numbers->len; i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                              g_ascii_dtostr (number, sizeof number,
                                              g_array_index (numbers, double, i)));
    }
  g_file_set_contents (self->arguments[0], text->str, -1, &error);
  check (self->arguments[0], error);
}

/* ---- the registry -------------------------------------------------------------------------- */

static char *
describe (ChanceryBench *self)
{
  GStatBuf info;

  if (self->corpus == NULL)
    return chancery_bench_maker_describe ((guint)self->n_records, 0);
  if (g_stat (self->corpus, &info) != 0)
    die (self->corpus, g_strerror (errno));
  return g_strdup_printf ("corpus of %" G_GINT64_FORMAT " bytes, changed %" G_GINT64_FORMAT,
                          (gint64)info.st_size, (gint64)info.st_mtime);
}

static void
stamp (ChanceryBench *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryDb) db = chancery_db_open (self->registry, CHANCERY_DB_NONE, &error);
  g_autofree char *made = describe (self);
  const ChanceryAct act = { .who = "Bench" };

  check (self->registry, error);
  if (chancery_db_begin (db, &act, &error) && chancery_settings_set (db, SETTING, made, &error))
    chancery_db_commit (db, &error);
  check (self->registry, error);
}

/* What is there is used when it holds what is asked for, and never written over. */
static void
check_stamp (ChanceryBench *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryDb) db = chancery_db_open (self->registry, CHANCERY_DB_NONE, &error);
  g_autofree char *made = describe (self);
  g_autofree char *found = NULL;

  check (self->registry, error);
  found = chancery_settings_get (db, SETTING, &error);
  check (self->registry, error);
  if (g_strcmp0 (found, made) == 0)
    return;
  fprintf (stderr, "bench: %s holds “%s”, not “%s”\n", self->registry,
           found != NULL ? found : "records of somebody", made);
  exit (EXIT_FAILURE);
}

const char *
chancery_bench_get_file (ChanceryBench *self)
{
  g_autoptr (ChanceryBenchMaker) maker = NULL;
  g_autoptr (GError) error = NULL;

  if (self->corpus != NULL)
    return self->corpus;
  if (g_file_test (self->file, G_FILE_TEST_EXISTS))
    return self->file;
  maker = chancery_bench_maker_new ((guint)self->n_records, 0);
  chancery_bench_maker_write (maker, self->file, 0, &error);
  check (self->file, error);
  return self->file;
}

const char *
chancery_bench_get_registry (ChanceryBench *self)
{
  g_autofree char *unfinished = NULL;
  g_autoptr (GArray) numbers = NULL;

  if (self->is_ready)
    return self->registry;
  self->is_ready = TRUE;
  if (g_file_test (self->registry, G_FILE_TEST_EXISTS))
    {
      check_stamp (self);
      return self->registry;
    }
  unfinished = chancery_bench_make_path (self, "unfinished.chancery");
  {
    const char *arguments[] = { chancery_bench_get_file (self), unfinished, NULL };

    numbers = chancery_bench_run_part (self, "import", arguments, NULL, NULL);
  }
  if (g_rename (unfinished, self->registry) != 0)
    die (self->registry, g_strerror (errno));
  stamp (self);
  return self->registry;
}

ChanceryDb *
chancery_bench_open (ChanceryBench *self)
{
  g_autoptr (GError) error = NULL;
  ChanceryDb *db = chancery_db_open (chancery_bench_get_registry (self), CHANCERY_DB_NONE, &error);

  check (self->registry, error);
  return db;
}

char *
chancery_bench_make_path (ChanceryBench *self, const char *name)
{
  g_autofree char *folder = g_path_get_dirname (self->registry);
  g_autofree char *base = g_path_get_basename (self->registry);
  char *path = g_strdup_printf ("%s/%s-%d-%s", folder, base, (int)getpid (), name);

  g_ptr_array_add (self->made, g_strdup (path));
  return path;
}

char *
chancery_bench_copy (ChanceryBench *self)
{
  g_autoptr (GFile) from = g_file_new_for_path (chancery_bench_get_registry (self));
  char *path = chancery_bench_make_path (self, "copy.chancery");
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  check (path, error);
  return path;
}

/* ---- rows ---------------------------------------------------------------------------------- */

static void
print_number (const char *key, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (value > 0)
    printf (", \"%s\": %s", key,
            g_ascii_formatd (text, sizeof text, value < 10 ? "%.4g" : "%.1f", value));
}

static void
print_text (const char *key, const char *text)
{
  g_autofree char *escaped = NULL;

  if (text == NULL)
    return;
  /* UTF-8 stays as it is. */
  escaped = g_strescape (text, "\200\201\202\203\204\205\206\207\210\211\212\213\214\215\216\217"
                               "\220\221\222\223\224\225\226\227\230\231\232\233\234\235\236\237"
                               "\240\241\242\243\244\245\246\247\250\251\252\253\254\255\256\257"
                               "\260\261\262\263\264\265\266\267\270\271\272\273\274\275\276\277"
                               "\300\301\302\303\304\305\306\307\310\311\312\313\314\315\316\317"
                               "\320\321\322\323\324\325\326\327\330\331\332\333\334\335\336\337"
                               "\340\341\342\343\344\345\346\347\350\351\352\353\354\355\356\357"
                               "\360\361\362\363\364\365\366\367\370\371\372\373\374\375\376\377");
  printf (", \"%s\": \"%s\"", key, escaped);
}

/* "1/300" reads better than 0.003. */
static void
add_share (GString *goal, double share, const char *of)
{
  if (goal->len > 0)
    g_string_append (goal, ", ");
  if (share < 1)
    g_string_append_printf (goal, "≤ 1/%.0f %s", 1 / share, of);
  else
    g_string_append_printf (goal, "≤ %.3g× %s", share, of);
}

static char *
describe_goal (const ChanceryBenchRow *row)
{
  const char *unit = row->unit != NULL ? row->unit : "ms";
  GString *goal = g_string_new (NULL);

  if (row->of_peer > 0 && row->peer > 0)
    add_share (goal, row->of_peer, row->peer_name);
  if (row->of_floor > 0 && row->floor > 0)
    add_share (goal, row->of_floor, "floor");
  if (row->most > 0)
    g_string_append_printf (goal, "%s≤ %.4g %s", goal->len > 0 ? ", " : "", row->most, unit);
  if (row->most_p99 > 0)
    g_string_append_printf (goal, "%sp99 ≤ %.4g %s", goal->len > 0 ? ", " : "", row->most_p99,
                            unit);
  return g_string_free (goal, FALSE);
}

static gboolean
is_reached (const ChanceryBenchRow *row)
{
  if (row->of_peer > 0 && row->peer > 0 && row->figure > row->of_peer * row->peer)
    return FALSE;
  if (row->of_floor > 0 && row->floor > 0 && row->figure > row->of_floor * row->floor)
    return FALSE;
  if (row->most > 0 && row->figure > row->most)
    return FALSE;
  return row->most_p99 <= 0 || row->p99 <= row->most_p99;
}

void
chancery_bench_print (ChanceryBench *self, const ChanceryBenchRow *row)
{
  g_autofree char *goal = describe_goal (row);

  printf ("{\"subject\": \"%s\", \"records\": %d", self->subject, self->n_records);
  print_text ("row", row->name);
  print_text ("unit", row->unit != NULL ? row->unit : "ms");
  print_number ("figure", row->figure);
  print_number ("p99", row->p99);
  print_number ("floor", row->floor);
  if (row->peer > 0)
    {
      print_text ("peer_name", row->peer_name);
      print_number ("peer", row->peer);
      print_number ("ratio", row->figure / row->peer);
    }
  if (*goal != '\0')
    {
      print_text ("goal", goal);
      if (!chancery_bench_is_smoke (self))
        printf (", \"reached\": %s", is_reached (row) ? "true" : "false");
    }
  print_text ("note", row->note);
  printf ("}\n");
  fflush (stdout);
}

/* ---- from the command line ------------------------------------------------------------------- */

guint
chancery_bench_get_n_records (ChanceryBench *self)
{
  return (guint)self->n_records;
}

gboolean
chancery_bench_is_smoke (ChanceryBench *self)
{
  return self->n_records <= SMOKE;
}

static void
read_options (ChanceryBench *self, int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
    { "records", 0, 0, G_OPTION_ARG_INT, &self->n_records, "How many records (1000)", "N" },
    { "registry", 0, 0, G_OPTION_ARG_FILENAME, &self->registry, "Kept, and used again", "FILE" },
    { "corpus", 0, 0, G_OPTION_ARG_FILENAME, &self->corpus, "Records of this interchange file",
      "FILE" },
    { "runs", 0, 0, G_OPTION_ARG_INT, &self->n_runs, "How often each row is run at most", "N" },
    { "processor", 0, 0, G_OPTION_ARG_NONE, &self->by_processor, "By the clock of the processor",
      NULL },
    { "part", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &self->part, NULL, NULL },
    { G_OPTION_REMAINING, 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME_ARRAY, &self->arguments,
      NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_parse (context, argc, argv, &error);
  check (self->subject, error);
}

/* A corpus says itself how many records it has: a line each. */
static int
count_lines (const char *path)
{
  g_autoptr (GMappedFile) map = g_mapped_file_new (path, FALSE, NULL);
  const char *at = map != NULL ? g_mapped_file_get_contents (map) : NULL;
  const char *end = at != NULL ? at + g_mapped_file_get_length (map) : NULL;
  int n = 0;

  while (at != NULL && at < end && (at = memchr (at, '\n', (gsize)(end - at))) != NULL)
    {
      n++;
      at++;
    }
  return n;
}

static void
choose_places (ChanceryBench *self)
{
  g_autoptr (GError) error = NULL;

  if (self->registry == NULL)
    {
      self->folder = g_dir_make_tmp ("chancery-bench-XXXXXX", &error);
      check (self->subject, error);
      self->registry = g_build_filename (self->folder, "bench.chancery", NULL);
    }
  if (g_str_has_suffix (self->registry, ".chancery"))
    self->file = g_strdup_printf ("%.*s.jsonl",
                                  (int)(strlen (self->registry) - strlen (".chancery")),
                                  self->registry);
  else
    self->file = g_strconcat (self->registry, ".jsonl", NULL);
  if (self->folder != NULL)
    {
      g_ptr_array_add (self->made, g_strdup (self->registry));
      g_ptr_array_add (self->made, g_strdup (self->file));
    }
}

ChanceryBench *
chancery_bench_new (const char *subject, int *argc, char ***argv, const ChanceryBenchPart *parts)
{
  ChanceryBench *self = g_new0 (ChanceryBench, 1);

  self->subject = subject;
  self->parts = parts;
  self->n_records = 1000;
  self->made = g_ptr_array_new_with_free_func (g_free);
  self->by_processor = g_getenv ("CHANCERY_BENCH_PROCESSOR") != NULL;
  read_options (self, argc, argv);
  if (self->corpus != NULL)
    self->n_records = count_lines (self->corpus);
  if (self->n_runs <= 0)
    self->n_runs = chancery_bench_is_smoke (self) ? 5 : N_RUNS;
  choose_places (self);
  if (self->part == NULL)
    return self;
  do_part (self);
  chancery_bench_free (self);
  return NULL;
}

void
chancery_bench_free (ChanceryBench *self)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  if (self->limiter != NULL)
    {
      g_atomic_int_set (&self->is_over, TRUE);
      g_thread_join (self->limiter);
    }
  for (guint i = 0; i < self->made->len; i++)
    for (guint n = 0; n < G_N_ELEMENTS (endings); n++)
      {
        g_autofree char *path = g_strconcat (self->made->pdata[i], endings[n], NULL);

        g_unlink (path);
      }
  if (self->folder != NULL)
    g_rmdir (self->folder);
  g_ptr_array_unref (self->made);
  g_free (self->registry);
  g_free (self->corpus);
  g_free (self->file);
  g_free (self->folder);
  g_free (self->part);
  g_strfreev (self->arguments);
  g_free (self);
}
