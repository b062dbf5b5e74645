/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-mail.h"

#include "chancery-errors.h"
#include "chancery-html-text.h"
#include "chancery-plain-text.h"
#include "chancery-text.h"

#include <gmime/gmime.h>
#include <string.h>

/* The parser and the walk go as deep as a message is nested: one that has more parts than this is made
 * to hurt. */
#define MAX_PARTS 1000
/* Each part is opened by a line, and what holds parts is closed by one. */
#define MAX_DELIMITERS (2 * MAX_PARTS)
/* Nobody writes more than 70 characters. */
#define MAX_BOUNDARY 500
#define NO_MAIL "this is no e-mail: it has neither sender nor date nor subject"
#define TOO_MANY_PARTS "the message has more than 1000 parts"
#define MAX_DEPTH 64
#define MAX_PARTIES 2000
#define MAX_NAME 500

typedef struct
{
  ChanceryMail *mail;
  GHashTable *names;   /* of the parts */
  GHashTable *numbers; /* of a name that came again: the last that was given */
  guint n_parts;
} Walk;

/* What would be parsed, counted by its lines. */
typedef struct
{
  GHashTable *boundaries;
  gboolean any_boundary; /* one of them cannot be told */
  guint n_holders;
  guint n_delimiters;
} Guard;

static void walk_object (Walk *walk, GMimeObject *object, gboolean is_read, guint depth);

static gboolean
fail (GError **error, const char *reason)
{
  g_set_error_literal (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID, reason);
  return FALSE;
}

/* What is neither seen nor heard; the joiners of Persian and Urdu words are letters to who reads them. */
static gboolean
is_hidden (gunichar c)
{
  char text[7] = "";

  text[g_unichar_to_utf8 (c, text)] = '\0';
  return g_unichar_iscntrl (c) || chancery_text_has_format_characters (text);
}

/* One line, without the marks that turn its direction. */
static char *
dup_line (const char *text, gsize max)
{
  g_autofree char *tidy = chancery_plain_text_tidy (text != NULL ? text : "", -1);
  GString *line = g_string_new (NULL);

  for (const char *at = tidy; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_hidden (c) && !g_unichar_isspace (c))
        continue;
      if (!g_unichar_isspace (c))
        g_string_append_unichar (line, c);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }
  chancery_plain_text_cut (line->str, max);
  return g_strchomp (g_string_free (line, FALSE));
}

/* ---- who ---- */

static gboolean
has_party (ChanceryMail *mail, const char *role, const char *name)
{
  for (guint i = 0; i < mail->parties->len; i++)
    {
      const ChanceryMailParty *party = mail->parties->pdata[i];

      if (strcmp (party->role, role) == 0 && strcmp (party->name, name) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_mailbox (ChanceryMail *mail, const char *role, InternetAddressMailbox *mailbox)
{
  g_autofree char *address = dup_line (internet_address_mailbox_get_addr (mailbox), MAX_NAME);
  g_autofree char *name =
      dup_line (internet_address_get_name (INTERNET_ADDRESS (mailbox)), MAX_NAME);
  ChanceryMailParty *party;

  if (*name == '\0')
    {
      g_free (name);
      name = g_strdup (address);
    }
  if (*name == '\0' || has_party (mail, role, name) || mail->parties->len >= MAX_PARTIES)
    return;
  party = g_new0 (ChanceryMailParty, 1);
  party->role = role;
  party->name = g_steal_pointer (&name);
  party->address = *address != '\0' ? g_steal_pointer (&address) : NULL;
  g_ptr_array_add (mail->parties, party);
}

static void
add_addresses (ChanceryMail *mail, const char *role, InternetAddressList *list, guint depth)
{
  int n = list != NULL ? internet_address_list_length (list) : 0;

  for (int i = 0; i < n; i++)
    {
      InternetAddress *address = internet_address_list_get_address (list, i);

      if (INTERNET_ADDRESS_IS_MAILBOX (address))
        add_mailbox (mail, role, INTERNET_ADDRESS_MAILBOX (address));
      else if (INTERNET_ADDRESS_IS_GROUP (address) && depth < 4)
        add_addresses (mail, role,
                       internet_address_group_get_members (INTERNET_ADDRESS_GROUP (address)),
                       depth + 1);
    }
}

/* ---- what it says, and what is in it ---- */

static GBytes *
decode_part (GMimePart *part)
{
  GMimeDataWrapper *content = g_mime_part_get_content (part);
  GMimeStream *stream;
  GByteArray *array;
  GBytes *bytes;

  if (content == NULL)
    return g_bytes_new (NULL, 0);
  stream = g_mime_stream_mem_new ();
  g_mime_data_wrapper_write_to_stream (content, stream);
  array = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
  bytes = g_bytes_new (array->data, array->len);
  g_object_unref (stream);
  return bytes;
}

/* Names come from anywhere, and two pictures of one name are usual. */
static char *
make_name (Walk *walk, const char *said, const char *media_type)
{
  g_autofree char *fallback = NULL;
  g_autofree char *name = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *numbered = NULL;
  const char *dot;
  guint n;

  if (said == NULL || *said == '\0')
    {
      const char *slash = strchr (media_type, '/');
      g_autofree char *ending = g_strdup (slash != NULL ? slash + 1 : "");

      if (strcmp (media_type, "text/calendar") == 0)
        g_strlcpy (ending, "ics", strlen (ending) + 1);
      ending[strspn (ending, "abcdefghijklmnopqrstuvwxyz0123456789")] = '\0';
      fallback = g_strdup_printf (*ending != '\0' ? "part-%u.%s" : "part-%u",
                                  walk->mail->parts->len + 1, ending);
      said = fallback;
    }
  name = chancery_text_file_name (said);
  dot = strrchr (name, '.');
  stem = dot != NULL && dot > name ? g_strndup (name, (gsize)(dot - name)) : g_strdup (name);
  numbered = g_strdup (name);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (walk->numbers, numbered));
  for (n = MAX (n + 1, 2); g_hash_table_contains (walk->names, name); n++)
    {
      g_autofree char *ending = dot != NULL && dot > name ? g_strdup (strrchr (name, '.')) : NULL;

      g_free (name);
      name = g_strdup_printf ("%s (%u)%s", stem, n, ending != NULL ? ending : "");
      dot = ending != NULL ? strrchr (name, '.') : NULL;
      g_hash_table_replace (walk->numbers, g_strdup (numbered), GUINT_TO_POINTER (n));
    }
  g_hash_table_add (walk->names, g_strdup (name));
  return g_steal_pointer (&name);
}

static void
add_part (Walk *walk, const char *said, const char *media_type, GBytes *content)
{
  g_autofree char *line = dup_line (said, MAX_NAME);
  ChanceryMailPart *part;

  if (g_bytes_get_size (content) == 0)
    return;
  part = g_new0 (ChanceryMailPart, 1);
  part->name = make_name (walk, line, media_type);
  part->media_type = g_strdup (media_type);
  part->content = g_bytes_ref (content);
  g_ptr_array_add (walk->mail->parts, part);
}

static void
add_text (Walk *walk, const char *text)
{
  GString *body = walk->mail->body;

  while (g_str_has_suffix (body->str, "\n") || g_str_has_suffix (body->str, " "))
    g_string_truncate (body, body->len - 1);
  if (body->len > 0 && *text != '\0')
    g_string_append (body, "\n\n");
  g_string_append (body, text);
}

/* What is meant to be read where it stands; a text that is a file is none. */
static gboolean
read_text (Walk *walk, GMimePart *part, const char *media_type, GBytes *content)
{
  const char *disposition = g_mime_object_get_disposition (GMIME_OBJECT (part));
  const char *charset = g_mime_object_get_content_type_parameter (GMIME_OBJECT (part), "charset");
  gboolean is_html = strcmp (media_type, "text/html") == 0;
  g_autofree char *text = NULL;
  gsize length;
  const guint8 *bytes = g_bytes_get_data (content, &length);

  if ((!is_html && strcmp (media_type, "text/plain") != 0) ||
      g_mime_part_get_filename (part) != NULL ||
      (disposition != NULL && g_ascii_strcasecmp (disposition, "attachment") == 0))
    return FALSE;
  text = is_html ? chancery_html_text_decode (bytes, length, charset)
                 : chancery_plain_text_decode (bytes, length, charset);
  if (text == NULL)
    return FALSE;
  add_text (walk, text);
  return TRUE;
}

static char *
dup_media_type (GMimeObject *object)
{
  GMimeContentType *type = g_mime_object_get_content_type (object);
  g_autofree char *mime = type != NULL ? g_mime_content_type_get_mime_type (type) : NULL;
  g_autofree char *line = dup_line (mime, 200);

  return *line != '\0' ? g_ascii_strdown (line, -1) : g_strdup ("application/octet-stream");
}

static void
walk_part (Walk *walk, GMimePart *part, gboolean is_read)
{
  g_autofree char *media_type = dup_media_type (GMIME_OBJECT (part));
  g_autoptr (GBytes) content = decode_part (part);
  gboolean is_text = strcmp (media_type, "text/plain") == 0 ||
                     strcmp (media_type, "text/html") == 0;

  if (is_read && read_text (walk, part, media_type, content))
    return;
  /* The other form of a text that was read says nothing more. */
  if (!is_read && is_text && g_mime_part_get_filename (part) == NULL)
    return;
  add_part (walk, g_mime_part_get_filename (part), media_type, content);
}

static void
walk_message (Walk *walk, GMimeMessagePart *part)
{
  GMimeMessage *message = g_mime_message_part_get_message (part);
  g_autofree char *name = NULL;
  g_autoptr (GBytes) content = NULL;
  const char *subject;
  GMimeStream *stream;
  GByteArray *array;

  if (message == NULL)
    return;
  stream = g_mime_stream_mem_new ();
  g_mime_object_write_to_stream (GMIME_OBJECT (message), NULL, stream);
  array = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
  content = g_bytes_new (array->data, array->len);
  g_object_unref (stream);
  subject = g_mime_message_get_subject (message);
  name = g_strconcat (subject != NULL && *subject != '\0' ? subject : "message", ".eml", NULL);
  add_part (walk, name, "message/rfc822", content);
}

/* How well a part of several that say the same is read: plain before what holds others before HTML. */
static int
rank (GMimeObject *object)
{
  g_autofree char *media_type = dup_media_type (object);

  if (strcmp (media_type, "text/plain") == 0)
    return 3;
  if (GMIME_IS_MULTIPART (object))
    return 2;
  return strcmp (media_type, "text/html") == 0 ? 1 : 0;
}

static void
walk_multipart (Walk *walk, GMimeMultipart *multipart, gboolean is_read, guint depth)
{
  g_autofree char *media_type = dup_media_type (GMIME_OBJECT (multipart));
  gboolean is_choice = strcmp (media_type, "multipart/alternative") == 0;
  int n = g_mime_multipart_get_count (multipart);
  int best = -1;

  for (int i = 0; is_choice && i < n; i++)
    if (best < 0 || rank (g_mime_multipart_get_part (multipart, i)) >
                        rank (g_mime_multipart_get_part (multipart, best)))
      best = i;
  for (int i = 0; i < n; i++)
    walk_object (walk, g_mime_multipart_get_part (multipart, i),
                 is_read && (!is_choice || i == best), depth + 1);
}

static void
walk_object (Walk *walk, GMimeObject *object, gboolean is_read, guint depth)
{
  if (object == NULL || depth > MAX_DEPTH || walk->n_parts > MAX_PARTS)
    return;
  if (!GMIME_IS_MULTIPART (object) && ++walk->n_parts > MAX_PARTS)
    return;
  if (GMIME_IS_MULTIPART (object))
    walk_multipart (walk, GMIME_MULTIPART (object), is_read, depth);
  else if (GMIME_IS_MESSAGE_PART (object))
    walk_message (walk, GMIME_MESSAGE_PART (object));
  else if (GMIME_IS_PART (object))
    walk_part (walk, GMIME_PART (object), is_read);
}

/* ---- the message ---- */

static gboolean
has_prefix (const guint8 *bytes, gsize length, const char *prefix)
{
  gsize n = strlen (prefix);

  return length >= n && g_ascii_strncasecmp ((const char *)bytes, prefix, n) == 0;
}

/* What stands after “boundary=”; what is written in an odd way may be any. */
static void
add_boundary (Guard *guard, const guint8 *bytes, gsize length)
{
  static const char usual[] = "'()+_,-./:=? ";
  g_autoptr (GString) boundary = g_string_new (NULL);
  gboolean is_quoted = length > 0 && bytes[0] == '"';
  gsize i = is_quoted ? 1 : 0;

  for (; i < length; i++)
    {
      if (is_quoted ? bytes[i] == '"' : bytes[i] == ';' || g_ascii_isspace (bytes[i]))
        break;
      if (!g_ascii_isalnum (bytes[i]) && (bytes[i] == 0 || strchr (usual, bytes[i]) == NULL))
        guard->any_boundary = TRUE;
      g_string_append_c (boundary, (char)bytes[i]);
    }
  if (boundary->len == 0 || boundary->len > MAX_BOUNDARY || boundary->str[0] == '(' ||
      strstr (boundary->str, "=?") != NULL)
    guard->any_boundary = TRUE;
  g_hash_table_add (guard->boundaries, g_strdup (g_strchomp (boundary->str)));
}

/* One header with the lines that go on with it. */
static void
look_at_header (Guard *guard, const guint8 *bytes, gsize length)
{
  gboolean is_holder = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      is_holder |= has_prefix (bytes + i, length - i, "multipart/") ||
                   has_prefix (bytes + i, length - i, "message/");
      if (!has_prefix (bytes + i, length - i, "boundary"))
        continue;
      is_holder = TRUE;
      i += strlen ("boundary");
      while (i < length && g_ascii_isspace (bytes[i]))
        i++;
      if (i < length && bytes[i] == '=')
        {
          i++;
          while (i < length && g_ascii_isspace (bytes[i]))
            i++;
          add_boundary (guard, bytes + i, length - i);
        }
      else if (i < length && (bytes[i] == '*' || bytes[i] == '('))
        guard->any_boundary = TRUE;
    }
  guard->n_holders += is_holder;
}

static void
look_at_delimiter (Guard *guard, const guint8 *bytes, gsize length)
{
  g_autofree char *line = NULL;

  line = g_strchomp (g_strndup ((const char *)bytes + 2, MIN (length - 2, MAX_BOUNDARY + 2)));
  if (guard->any_boundary || g_hash_table_contains (guard->boundaries, line))
    guard->n_delimiters++;
  else if (g_str_has_suffix (line, "--"))
    {
      line[strlen (line) - 2] = '\0';
      guard->n_delimiters += g_hash_table_contains (guard->boundaries, line);
    }
}

/* The parser goes down with each header of what holds others, and keeps each part: before it sees any,
 * the lines that are headers of that sort, or may divide parts, are counted. Words in a text are none. */
static gboolean
is_harmless (const guint8 *bytes, gsize length)
{
  g_autoptr (GHashTable) boundaries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Guard guard = { .boundaries = boundaries };
  const guint8 *end = bytes + length;

  for (const guint8 *at = bytes, *next; at < end; at = next)
    {
      const guint8 *feed = memchr (at, '\n', (gsize)(end - at));

      next = feed != NULL ? feed + 1 : end;
      if (has_prefix (at, (gsize)(next - at), "--"))
        look_at_delimiter (&guard, at, (gsize)(next - at));
      else if (has_prefix (at, (gsize)(next - at), "Content-Type"))
        {
          while (next < end && (*next == ' ' || *next == '\t'))
            {
              feed = memchr (next, '\n', (gsize)(end - next));
              next = feed != NULL ? feed + 1 : end;
            }
          look_at_header (&guard, at, (gsize)(next - at));
        }
      if (guard.n_holders > MAX_PARTS || guard.n_delimiters > MAX_DELIMITERS)
        return FALSE;
    }
  return TRUE;
}

static char *
read_id (const char *raw)
{
  g_autofree char *line = raw != NULL ? dup_line (raw, MAX_NAME) : NULL;

  return line != NULL && *line != '\0' ? g_steal_pointer (&line) : NULL;
}

static void
add_ids (GStrvBuilder *ids, GMimeMessage *message, const char *header, gboolean last_first)
{
  const char *text = g_mime_object_get_header (GMIME_OBJECT (message), header);
  GMimeReferences *references = text != NULL ? g_mime_references_parse (NULL, text) : NULL;
  int n = references != NULL ? MIN (g_mime_references_length (references), MAX_PARTS) : 0;

  for (int i = 0; i < n; i++)
    {
      g_autofree char *id =
          read_id (g_mime_references_get_message_id (references, last_first ? n - 1 - i : i));

      if (id != NULL)
        g_strv_builder_add (ids, id);
    }
  if (references != NULL)
    g_mime_references_free (references);
}

static gboolean
is_message (GMimeMessage *message)
{
  static const char *const headers[] = { "From", "Date", "Subject", "Message-ID", "To" };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    if (g_mime_object_get_header (GMIME_OBJECT (message), headers[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
party_free (gpointer data)
{
  ChanceryMailParty *party = data;

  g_free (party->name);
  g_free (party->address);
  g_free (party);
}

static void
part_free (gpointer data)
{
  ChanceryMailPart *part = data;

  g_free (part->name);
  g_free (part->media_type);
  g_bytes_unref (part->content);
  g_free (part);
}

/* NULL when it has too many parts. */
static ChanceryMail *
read_message (GMimeMessage *message)
{
  g_autoptr (ChanceryMail) mail = g_new0 (ChanceryMail, 1);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GStrvBuilder) answered = g_strv_builder_new ();
  Walk walk = { .mail = mail, .names = names, .numbers = numbers };
  GDateTime *date = g_mime_message_get_date (message);

  mail->subject = dup_line (g_mime_message_get_subject (message), 2000);
  mail->id = read_id (g_mime_message_get_message_id (message));
  add_ids (answered, message, "In-Reply-To", FALSE);
  add_ids (answered, message, "References", TRUE);
  mail->answered = g_strv_builder_end (answered);
  mail->date = date != NULL ? g_date_time_ref (date) : NULL;
  mail->parties = g_ptr_array_new_with_free_func (party_free);
  add_addresses (mail, "from", g_mime_message_get_addresses (message, GMIME_ADDRESS_TYPE_FROM), 0);
  add_addresses (mail, "to", g_mime_message_get_addresses (message, GMIME_ADDRESS_TYPE_TO), 0);
  add_addresses (mail, "copy", g_mime_message_get_addresses (message, GMIME_ADDRESS_TYPE_CC), 0);
  mail->body = g_string_new (NULL);
  mail->parts = g_ptr_array_new_with_free_func (part_free);
  walk_object (&walk, g_mime_message_get_mime_part (message), TRUE, 0);
  add_text (&walk, "");
  return walk.n_parts <= MAX_PARTS ? g_steal_pointer (&mail) : NULL;
}

ChanceryMail *
chancery_mail_parse (const guint8 *bytes, gsize length, GError **error)
{
  static gsize ready;
  ChanceryMail *mail = NULL;
  GMimeStream *stream;
  GMimeParser *parser;
  GMimeMessage *message;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  if (length > CHANCERY_MAIL_MAX_BYTES)
    {
      fail (error, "the message is larger than 128 MiB");
      return NULL;
    }
  if (!is_harmless (bytes, length))
    {
      fail (error, TOO_MANY_PARTS);
      return NULL;
    }
  if (length == 0)
    {
      fail (error, NO_MAIL);
      return NULL;
    }
  if (g_once_init_enter (&ready))
    {
      g_mime_init ();
      g_once_init_leave (&ready, 1);
    }
  stream = g_mime_stream_mem_new_with_buffer ((const char *)bytes, length);
  parser = g_mime_parser_new_with_stream (stream);
  g_mime_parser_set_format (parser, GMIME_FORMAT_MESSAGE);
  message = g_mime_parser_construct_message (parser, NULL);
  if (message != NULL && is_message (message))
    {
      mail = read_message (message);
      if (mail == NULL)
        fail (error, TOO_MANY_PARTS);
    }
  else
    fail (error, NO_MAIL);
  g_clear_object (&message);
  g_object_unref (parser);
  g_object_unref (stream);
  return mail;
}

void
chancery_mail_free (ChanceryMail *self)
{
  if (self == NULL)
    return;
  g_free (self->subject);
  g_free (self->id);
  g_strfreev (self->answered);
  g_clear_pointer (&self->date, g_date_time_unref);
  g_ptr_array_unref (self->parties);
  g_string_free (self->body, TRUE);
  g_ptr_array_unref (self->parts);
  g_free (self);
}
