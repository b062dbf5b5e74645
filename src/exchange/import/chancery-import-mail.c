/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* E-mail becomes documents. What identifies a message is its Message-ID, so that the same one has the
 * same id in any file; who wrote it to whom are labels like those of any file; what came with it waits in
 * the scratch file until it is written. Answers are linked when all has been read, because in a mailbox
 * they may stand before what they answer. */

#include "config.h"

#include "chancery-import-private.h"

#include "chancery-fuzzy-date.h"
#include "chancery-mail-reader.h"
#include "chancery-names.h"
#include "chancery-parcel.h"
#include "chancery-records.h"
#include "chancery-sha256.h"
#include "chancery-text.h"
#include "chancery-uuid.h"

#include <string.h>

/* Of a long thread what stands nearest is enough. */
#define MAX_ANSWERED 8
#define MAX_TITLE 300

/* A message that answers another. */
typedef struct
{
  gint64 ordinal;
  char **answered;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_strfreev (answer->answered);
  g_free (answer);
}

static char *
make_uuid (const char *message_id)
{
  g_autofree char *name = g_strconcat ("message ", message_id, NULL);

  return chancery_uuid_v5 (CHANCERY_UUID_NAMESPACE, name, strlen (name));
}

/* A message without a name of its own is known by what it says. */
static char *
make_uuid_of_content (const ChanceryMail *mail)
{
  g_autofree char *date = mail->date != NULL ? g_date_time_format_iso8601 (mail->date) : NULL;
  g_autoptr (GString) content = g_string_new (NULL);
  g_autofree char *digest = NULL;

  g_string_append_printf (content, "%s\n%s\n", mail->subject, date != NULL ? date : "");
  for (guint i = 0; i < mail->parties->len; i++)
    {
      const ChanceryMailParty *party = mail->parties->pdata[i];

      g_string_append_printf (content, "%s %s\n", party->role, party->name);
    }
  g_string_append (content, mail->body->str);
  for (guint i = 0; i < mail->parts->len; i++)
    {
      const ChanceryMailPart *part = mail->parts->pdata[i];
      g_autofree char *part_digest =
          chancery_sha256_compute (g_bytes_get_data (part->content, NULL),
                                   g_bytes_get_size (part->content));

      g_string_append_printf (content, "\n%s %s", part->name, part_digest);
    }
  digest = chancery_sha256_compute (content->str, content->len);
  return make_uuid (digest);
}

static void
set_value (ChanceryLine *line, const char *field_id, ChanceryValue *value)
{
  const ChanceryField *list = chancery_line_get_list (line);

  chancery_line_set_value (line, chancery_field_find (list->lines, field_id), value);
  chancery_value_unref (value);
}

static const ChanceryField *
find_list (ChanceryDraft *draft, const char *id)
{
  return chancery_kind_find_field (chancery_draft_get_kind (draft), id);
}

/* Who is known under the name is meant, be it a person or an office; who is not is a person. Which of
 * the two it was must not show in the id of the line, or the same message would change the next time. */
static gboolean
add_party (ChanceryImport *self,
           ChanceryDraft *draft,
           const ChanceryMailParty *party,
           GError **error)
{
  const ChanceryField *list = find_list (draft, "correspondents");
  const ChanceryField *who = chancery_field_find (list->lines, "who");
  g_autofree char *name =
      g_strdup_printf ("%s %s %s", chancery_draft_get_id (draft), party->role, party->name);
  g_autofree char *id = chancery_uuid_v5 (CHANCERY_UUID_NAMESPACE, name, strlen (name));
  g_autoptr (ChanceryLine) line = chancery_line_new (list, id);
  g_autoptr (GPtrArray) known =
      chancery_names_match (self->db, who, CHANCERY_KIND_NONE, party->name, error);
  ChanceryKindId kind;

  if (known == NULL)
    return FALSE;
  kind = known->len == 1 ? CHANCERY_KIND_NONE : CHANCERY_KIND_PERSON;
  set_value (line, "role", chancery_value_new_text (party->role));
  set_value (line, "who", chancery_value_new_reference_full (NULL, party->name, kind));
  chancery_draft_add_line (draft, list, line);
  return TRUE;
}

static gboolean
add_part (ChanceryImport *self, ChanceryDraft *draft, const ChanceryMailPart *part, GError **error)
{
  const ChanceryField *list = find_list (draft, "attachments");
  g_autoptr (ChanceryLine) line = chancery_line_new (list, NULL);
  g_autofree char *digest = chancery_sha256_compute (g_bytes_get_data (part->content, NULL),
                                                     g_bytes_get_size (part->content));

  if (!chancery_scratch_put_data (self->scratch, digest, part->content, error))
    return FALSE;
  set_value (line, "name", chancery_value_new_text (part->name));
  set_value (line, "sha256", chancery_value_new_text (digest));
  set_value (line, "size", chancery_value_new_integer ((gint64)g_bytes_get_size (part->content)));
  set_value (line, "media_type", chancery_value_new_text (part->media_type));
  chancery_draft_add_line (draft, list, line);
  return TRUE;
}

/* What could not be typed as a number is none; the message is known by it all the same. */
static void
add_number (ChanceryDraft *draft, const char *message_id)
{
  const ChanceryField *list = find_list (draft, "their_refs");
  g_autoptr (ChanceryLine) line = chancery_line_new (list, NULL);

  set_value (line, "reference", chancery_value_new_text (message_id));
  chancery_draft_add_line (draft, list, line);
}

/* The day at the sender's: what stands on the paper. */
static void
set_date (ChanceryDraft *draft, GDateTime *time)
{
  g_autofree char *edtf = g_date_time_format (time, "%Y-%m-%d");
  g_autoptr (ChanceryFuzzyDate) date =
      chancery_fuzzy_date_new (edtf, NULL, CHANCERY_QUALITY_STATED, NULL);
  g_autoptr (ChanceryValue) value = date != NULL ? chancery_value_new_date (date) : NULL;

  if (value != NULL)
    chancery_draft_set (draft, "date_on_document", value);
}

static void
set_title (ChanceryDraft *draft, const ChanceryMail *mail)
{
  g_autofree char *first = *mail->subject == '\0' && mail->body->len > 0
                               ? chancery_text_first_line (mail->body->str, MAX_TITLE)
                               : NULL;
  const char *title = first != NULL ? first : mail->subject;

  if (*title != '\0')
    chancery_draft_set_text (draft, "title", title);
}

static ChanceryDraft *
make_draft (ChanceryImport *self, const ChanceryMail *mail, const char *uuid, GError **error)
{
  g_autoptr (ChanceryDraft) draft =
      chancery_draft_new_with_id (chancery_kind_get (CHANCERY_KIND_DOCUMENT), uuid);

  set_title (draft, mail);
  chancery_draft_set_text (draft, "form", "e-mail");
  if (mail->date != NULL)
    set_date (draft, mail->date);
  if (mail->id != NULL && chancery_text_is_identifier_safe (mail->id))
    add_number (draft, mail->id);
  if (mail->body->len > 0)
    chancery_draft_set_text (draft, "body", mail->body->str);
  for (guint i = 0; i < mail->parties->len; i++)
    if (!add_party (self, draft, mail->parties->pdata[i], error))
      return NULL;
  for (guint i = 0; i < mail->parts->len; i++)
    if (!add_part (self, draft, mail->parts->pdata[i], error))
      return NULL;
  return g_steal_pointer (&draft);
}

static void
remember_answered (GPtrArray *answers, gint64 ordinal, const ChanceryMail *mail)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  Answer *answer;

  if (mail->answered[0] == NULL)
    return;
  for (guint i = 0; i < MAX_ANSWERED && mail->answered[i] != NULL; i++)
    g_strv_builder_add (builder, mail->answered[i]);
  answer = g_new0 (Answer, 1);
  answer->ordinal = ordinal;
  answer->answered = g_strv_builder_end (builder);
  g_ptr_array_add (answers, answer);
}

/* “x”; one without a subject is found by the line that is told with it (transfer full). */
static char *
name_mail (const ChanceryMail *mail)
{
  return *mail->subject != '\0' ? g_strdup_printf ("“%s”", mail->subject)
                                : g_strdup ("the message that begins here, without a subject,");
}

static gboolean
keep_mail (ChanceryImport *self,
           const ChanceryMail *mail,
           guint64 line,
           GPtrArray *answers,
           GError **error)
{
  g_autofree char *uuid = mail->id != NULL ? make_uuid (mail->id) : make_uuid_of_content (mail);
  g_autofree char *name = name_mail (mail);
  g_autoptr (ChanceryDraft) draft = NULL;

  /* Mailboxes hold what was sent beside what came back of it. */
  if (chancery_scratch_has_record (self->scratch, uuid))
    return chancery_import_note (self, line, error, "%s stands here twice; the first is taken",
                                 name);
  if (mail->date == NULL &&
      !chancery_import_note (self, line, error, "%s has no date that can be read", name))
    return FALSE;
  draft = make_draft (self, mail, uuid, error);
  if (draft == NULL || !chancery_import_keep (self, draft, line, error))
    return FALSE;
  remember_answered (answers, chancery_scratch_count_records (self->scratch), mail);
  return TRUE;
}

/* The record of the nearest message that is in the file or here. */
static gboolean
find_answered (ChanceryImport *self, const Answer *answer, char **found, GError **error)
{
  *found = NULL;
  for (guint i = 0; answer->answered[i] != NULL && *found == NULL; i++)
    {
      g_autofree char *uuid = make_uuid (answer->answered[i]);
      g_autoptr (GPtrArray) numbered = NULL;

      if (chancery_scratch_has_record (self->scratch, uuid) ||
          chancery_records_get_row (self->db, uuid) != 0)
        {
          *found = g_steal_pointer (&uuid);
          return TRUE;
        }
      numbered = chancery_records_find (self->db, answer->answered[i], error);
      if (numbered == NULL)
        return FALSE;
      if (numbered->len == 1)
        *found = g_strdup (numbered->pdata[0]);
    }
  return TRUE;
}

static gboolean
link_answer (ChanceryImport *self, const Answer *answer, GError **error)
{
  g_auto (ChanceryScratchRecord) kept = { 0 };
  g_autoptr (ChanceryDraft) draft = NULL;
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (ChanceryLine) line = NULL;
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree char *target = NULL;

  if (!find_answered (self, answer, &target, error))
    return FALSE;
  if (target == NULL)
    return TRUE;
  if (!chancery_scratch_get_record (self->scratch, answer->ordinal, &kept, error))
    return FALSE;
  /* A message that says it answers itself. */
  if (strcmp (kept.id, target) == 0)
    return TRUE;
  draft = chancery_import_load (self, kept.ordinal, error);
  if (draft == NULL)
    return FALSE;
  line = chancery_line_new (find_list (draft, "links"), NULL);
  set_value (line, "type", chancery_value_new_text ("replies-to"));
  set_value (line, "to", chancery_value_new_reference (target, NULL));
  chancery_draft_add_line (draft, chancery_line_get_list (line), line);
  record = chancery_draft_build (draft);
  chancery_parcel_write (content, record);
  return chancery_scratch_add_target (self->scratch, target, NULL, error) &&
         chancery_scratch_judge (self->scratch, answer->ordinal, CHANCERY_VERDICT_NONE, NULL,
                                 content, error);
}

gboolean
chancery_import_read_mail (ChanceryImport *self, GInputStream *stream, GError **error)
{
  g_autoptr (ChanceryMailReader) reader = chancery_mail_reader_new (stream, self->name);
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (answer_free);

  while (TRUE)
    {
      g_autoptr (ChanceryMail) mail = NULL;
      guint64 line = 0;

      if (!chancery_mail_reader_next (reader, &mail, &line, self->cancellable, error))
        return FALSE;
      if (mail == NULL)
        break;
      if (!keep_mail (self, mail, line, answers, error))
        return FALSE;
      chancery_import_report (self, FALSE, chancery_mail_reader_get_n_bytes (reader),
                              self->n_bytes);
    }
  for (guint i = 0; i < answers->len; i++)
    if (!link_answer (self, answers->pdata[i], error))
      return FALSE;
  return TRUE;
}
