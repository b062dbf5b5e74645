/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-json-guard.h"

#include "chancery-errors.h"
#include "chancery-json-text.h"

#include <stdarg.h>
#include <string.h>

#define MAX_DEPTH 64
#define MAX_NUMBER 31
/* How many there is room for before there are more. */
#define N_KEYS 128

typedef enum
{
  STATE_VALUE,         /* a value has to come */
  STATE_FIRST_ELEMENT, /* a value or ] */
  STATE_FIRST_KEY,     /* a key or } */
  STATE_KEY,           /* a key has to come */
  STATE_COLON,
  STATE_AFTER, /* a comma or the end of the container */
  STATE_TOP,   /* between values of the top level */
  STATE_STRING,
  STATE_NUMBER,
  STATE_LITERAL,
} State;

typedef struct
{
  gboolean is_object;
  guint first_key;
  guint first_byte;
} Frame;

typedef struct
{
  guint64 hash;
  guint start;
  guint length;
} Key;

struct _ChanceryJsonGuard
{
  ChanceryJsonLimits limits;
  ChanceryJsonEventFunc func;
  gpointer func_data;
  guint watch_depth;
  GError *refusal;

  const guint8 *chunk; /* of the running feed */
  guint64 base;        /* offset of its first byte */
  guint64 position;
  guint64 line;
  guint64 line_start;

  State state;
  guint depth;
  Frame frames[MAX_DEPTH];
  Key *keys; /* of every open object */
  guint n_keys;
  guint n_keys_fit;
  GString *key_bytes;   /* and their resolved text */
  guint64 n_values;     /* at the top level */
  guint64 n_counted;    /* against the cap on values */
  guint64 value_line;   /* where the present one began */
  gboolean value_spans; /* an earlier one covered several lines */
  gboolean line_broken; /* since the last one */

  ChanceryJsonText text;
  guint key_start;
  guint64 key_offset;

  char number[MAX_NUMBER + 1];
  guint number_length;
  const char *literal;
};

const ChanceryJsonLimits chancery_json_limits_default = {
  .max_depth = MAX_DEPTH,
  .max_string = 48 * 1024 * 1024,
  .max_key = 256,
  .max_number = 20,
  .max_members = 1024,
  .max_values = 250000,
  .many = FALSE,
};

/* Words for a byte that somebody has to find in the file. */
static void
describe_byte (guint8 byte, char words[16])
{
  if (byte > 0x20 && byte < 0x7f)
    g_snprintf (words, 16, "“%c”", byte);
  else
    g_snprintf (words, 16, "byte 0x%02x", byte);
}

static guint64
get_offset (ChanceryJsonGuard *self, const guint8 *p)
{
  return self->base + (guint64)(p - self->chunk);
}

static gboolean G_GNUC_PRINTF (3, 4)
    refuse (ChanceryJsonGuard *self, const guint8 *p, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  self->position = get_offset (self, p);
  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  self->refusal = g_error_new (CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                               "%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT ": %s", self->line,
                               chancery_json_guard_get_column (self), reason);
  return FALSE;
}

static gboolean
refuse_byte (ChanceryJsonGuard *self, const guint8 *p, const char *wanted)
{
  char words[16];

  if (*p == 0)
    return refuse (self, p, "a NUL byte");
  if (get_offset (self, p) == 0 && (*p == 0xef || *p == 0xfe || *p == 0xff))
    return refuse (self, p, "the text opens with a byte order mark or is not UTF-8");
  describe_byte (*p, words);
  return refuse (self, p, "%s where %s should stand", words, wanted);
}

static gboolean
tell (ChanceryJsonGuard *self,
      ChanceryJsonEventType type,
      char value,
      guint64 offset,
      const guint8 *p)
{
  g_autoptr (GError) error = NULL;
  ChanceryJsonEvent event = {
    .type = type, .value = value, .depth = self->depth, .offset = offset, .line = self->line
  };

  if (type == CHANCERY_JSON_EVENT_KEY)
    {
      event.key = self->key_bytes->str + self->key_start;
      event.key_length = self->key_bytes->len - self->key_start;
    }
  if (self->func (&event, self->func_data, &error))
    return TRUE;
  return refuse (self, p, "%s", error->message);
}

/* Nearly nothing of a file is watched. */
static inline gboolean
emit (ChanceryJsonGuard *self,
      ChanceryJsonEventType type,
      char value,
      guint64 offset,
      const guint8 *p)
{
  return self->func == NULL || self->depth > self->watch_depth ||
         tell (self, type, value, offset, p);
}

/* Eight bytes at once. */
static guint64
hash_bytes (const char *bytes, gsize length)
{
  const guint64 factor = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  guint64 hash = length;
  guint64 word;

  for (; length >= sizeof word; length -= sizeof word, bytes += sizeof word)
    {
      memcpy (&word, bytes, sizeof word);
      hash = (hash ^ word) * factor;
      hash ^= hash >> 32;
    }
  for (word = 0; length > 0; length--)
    word = word << 8 | (guint8)*bytes++;
  return (hash ^ word) * factor;
}

static void
add_key (ChanceryJsonGuard *self, const Key *key)
{
  if (self->n_keys == self->n_keys_fit)
    {
      self->n_keys_fit *= 2;
      self->keys = g_renew (Key, self->keys, self->n_keys_fit);
    }
  self->keys[self->n_keys++] = *key;
}

/* Enters the key that was just read into the set of its object. The scan is
 * linear, which the cap on members keeps cheap. */
static gboolean
end_key (ChanceryJsonGuard *self, const guint8 *p)
{
  const Frame *frame = &self->frames[self->depth - 1];
  const char *bytes = self->key_bytes->str;
  guint length = (guint)(self->key_bytes->len - self->key_start);
  Key key = { .start = self->key_start, .length = length };

  key.hash = hash_bytes (bytes + key.start, length);
  for (guint i = frame->first_key; i < self->n_keys; i++)
    {
      const Key *other = &self->keys[i];

      if (other->hash == key.hash && other->length == length &&
          memcmp (bytes + other->start, bytes + key.start, length) == 0)
        return refuse (self, p, "the key “%.*s” stands twice in one object", (int)length,
                       bytes + key.start);
    }
  if (self->n_keys - frame->first_key >= self->limits.max_members)
    return refuse (self, p, "an object has more than %u members", self->limits.max_members);
  add_key (self, &key);
  self->state = STATE_COLON;
  return emit (self, CHANCERY_JSON_EVENT_KEY, '"', self->key_offset, p);
}

static gboolean
end_value (ChanceryJsonGuard *self, char value, const guint8 *after)
{
  if (self->depth > 0)
    {
      self->state = STATE_AFTER;
    }
  else
    {
      self->state = STATE_TOP;
      self->n_values++;
      self->line_broken = FALSE;
      self->value_spans |= self->line != self->value_line;
    }
  return emit (self, CHANCERY_JSON_EVENT_END, value, get_offset (self, after), after);
}

/* Counts a value of the top level and judges whether it may stand there. */
static gboolean
begin_top_value (ChanceryJsonGuard *self, const guint8 *p)
{
  self->value_line = self->line;
  if (self->n_values == 0)
    return TRUE;
  if (!self->limits.many)
    return refuse (self, p, "nothing more should stand after the end");
  if (!self->line_broken || self->value_spans)
    return refuse (self, p, "a second value: of several, each stands whole on a line of its own");
  return TRUE;
}

static gboolean
begin_container (ChanceryJsonGuard *self, const guint8 *p)
{
  Frame frame = { .is_object = *p == '{',
                  .first_key = self->n_keys,
                  .first_byte = (guint)self->key_bytes->len };

  if (self->depth >= self->limits.max_depth)
    return refuse (self, p, "nested more than %u deep", self->limits.max_depth);
  self->frames[self->depth++] = frame;
  self->state = frame.is_object ? STATE_FIRST_KEY : STATE_FIRST_ELEMENT;
  return TRUE;
}

static gboolean
end_container (ChanceryJsonGuard *self, const guint8 *p)
{
  const Frame *frame = &self->frames[self->depth - 1];

  if (frame->is_object != (*p == '}'))
    return refuse (self, p, "%s closed by “%c”", frame->is_object ? "an object" : "an array", *p);
  self->n_keys = frame->first_key;
  g_string_truncate (self->key_bytes, frame->first_byte);
  self->depth--;
  return end_value (self, frame->is_object ? '{' : '[', p + 1);
}

static void
begin_string (ChanceryJsonGuard *self, const guint8 *p, gboolean is_key)
{
  self->state = STATE_STRING;
  self->key_start = (guint)self->key_bytes->len;
  self->key_offset = get_offset (self, p);
  chancery_json_text_begin (&self->text, is_key ? self->key_bytes : NULL,
                            is_key ? self->limits.max_key : self->limits.max_string);
}

static void
begin_number (ChanceryJsonGuard *self, char first)
{
  self->state = STATE_NUMBER;
  self->number[0] = first;
  self->number_length = 1;
}

static void
begin_literal (ChanceryJsonGuard *self, char first)
{
  self->state = STATE_LITERAL;
  self->literal = first == 't' ? "rue" : first == 'f' ? "alse" : "ull";
}

static gboolean
begin_value (ChanceryJsonGuard *self, const guint8 *p)
{
  guint8 byte = *p;

  if (byte != '"' && (byte == 0 || byte >= 0x80 || strchr ("{[-0123456789tfn", byte) == NULL))
    return refuse_byte (self, p,
                        self->depth > 0 || self->n_values == 0 ? "a value" : "nothing more");
  if (self->depth == 0 && !begin_top_value (self, p))
    return FALSE;
  if (++self->n_counted > self->limits.max_values)
    return refuse (self, p, "more than %" G_GUINT64_FORMAT " values in one record",
                   self->limits.max_values);
  if (!emit (self, CHANCERY_JSON_EVENT_START,
             byte == '-' || g_ascii_isdigit (byte) ? '0' : (char)byte, get_offset (self, p), p))
    return FALSE;
  switch (byte)
    {
    case '{':
    case '[':
      return begin_container (self, p);
    case '"':
      begin_string (self, p, FALSE);
      return TRUE;
    case 't':
    case 'f':
    case 'n':
      begin_literal (self, (char)byte);
      return TRUE;
    default:
      begin_number (self, (char)byte);
      return TRUE;
    }
}

/* The digits are compared as text: a conversion would hide an overflow. */
static gboolean
number_fits (const char *digits, gboolean negative)
{
  gsize length = strlen (digits);

  return length < 19 || (length == 19 && strcmp (digits, negative ? "9223372036854775808"
                                                                  : "9223372036854775807") <= 0);
}

static gboolean
end_number (ChanceryJsonGuard *self, const guint8 *p)
{
  gboolean negative = self->number[0] == '-';
  const char *digits = self->number + (negative ? 1 : 0);

  self->number[self->number_length] = '\0';
  if (*digits == '\0')
    return refuse (self, p, "a minus sign without a number");
  if (digits[0] == '0' && digits[1] != '\0')
    return refuse (self, p, "a number opens with a needless zero");
  if (!number_fits (digits, negative))
    return refuse (self, p, "the number %s does not fit into 64 bits", self->number);
  return end_value (self, '0', p);
}

/* Takes one more byte of a number, or ends it: then @p is looked at again. */
static gboolean
step_number (ChanceryJsonGuard *self, const guint8 **p)
{
  guint8 byte = **p;

  if (g_ascii_isdigit (byte))
    {
      if (self->number_length >= self->limits.max_number)
        return refuse (self, *p, "a number has more than %u characters", self->limits.max_number);
      self->number[self->number_length++] = (char)byte;
      (*p)++;
      return TRUE;
    }
  if (byte == '.' || byte == 'e' || byte == 'E')
    return refuse (self, *p, "a fraction or an exponent: the format has whole numbers only");
  if (byte == 0 || byte >= 0x80 || strchr (" \t\r\n,]}", byte) == NULL)
    return refuse_byte (self, *p, "a digit or the end of a number");
  return end_number (self, *p);
}

static gboolean
step_literal (ChanceryJsonGuard *self, const guint8 **p)
{
  if (**p != (guint8)*self->literal)
    return refuse_byte (self, *p, "the rest of true, false or null");
  self->literal++;
  (*p)++;
  return *self->literal != '\0' || end_value (self, 't', *p);
}

static gboolean
step_string (ChanceryJsonGuard *self, const guint8 **p, const guint8 *end)
{
  const char *reason = chancery_json_text_scan (&self->text, p, end);

  if (reason != NULL)
    return refuse (self, *p, "%s", reason);
  if (self->text.state != CHANCERY_JSON_TEXT_ENDED)
    return TRUE;
  return self->text.sink != NULL ? end_key (self, *p) : end_value (self, '"', *p);
}

static gboolean
step_after (ChanceryJsonGuard *self, const guint8 *p)
{
  gboolean is_object = self->frames[self->depth - 1].is_object;

  if (*p == ',')
    {
      self->state = is_object ? STATE_KEY : STATE_VALUE;
      return TRUE;
    }
  if (*p == '}' || *p == ']')
    return end_container (self, p);
  return refuse_byte (self, p, is_object ? "a comma or “}”" : "a comma or “]”");
}

/* A byte between the tokens, other than white space. */
static gboolean
step_token (ChanceryJsonGuard *self, const guint8 *p)
{
  switch (self->state)
    {
    case STATE_FIRST_ELEMENT:
      return *p == ']' ? end_container (self, p) : begin_value (self, p);
    case STATE_FIRST_KEY:
      if (*p == '}')
        return end_container (self, p);
      G_GNUC_FALLTHROUGH;
    case STATE_KEY:
      if (*p != '"')
        return refuse_byte (self, p, "a key in double quotes");
      begin_string (self, p, TRUE);
      return TRUE;
    case STATE_COLON:
      if (*p != ':')
        return refuse_byte (self, p, "a colon");
      self->state = STATE_VALUE;
      return TRUE;
    case STATE_AFTER:
      return step_after (self, p);
    case STATE_VALUE:
    case STATE_TOP:
    case STATE_STRING:
    case STATE_NUMBER:
    case STATE_LITERAL:
    default:
      return begin_value (self, p);
    }
}

static gboolean
break_line (ChanceryJsonGuard *self, const guint8 *p)
{
  if (self->limits.many && self->n_values > 0 && self->depth > 0)
    return refuse (self, p, "the line ends inside a value");
  self->line++;
  self->line_start = get_offset (self, p) + 1;
  self->text.continuations = 0;
  self->line_broken = TRUE;
  return TRUE;
}

static gboolean
step_structure (ChanceryJsonGuard *self, const guint8 **p, const guint8 *end)
{
  while (*p < end && (**p == ' ' || **p == '\t' || **p == '\r'))
    (*p)++;
  if (*p == end)
    return TRUE;
  if (**p == '\n' ? !break_line (self, *p) : !step_token (self, *p))
    return FALSE;
  (*p)++;
  return TRUE;
}

static gboolean
step (ChanceryJsonGuard *self, const guint8 **p, const guint8 *end)
{
  if (self->state == STATE_STRING)
    return step_string (self, p, end);
  if (self->state == STATE_NUMBER)
    return step_number (self, p);
  if (self->state == STATE_LITERAL)
    return step_literal (self, p);
  return step_structure (self, p, end);
}

static gboolean
return_refusal (ChanceryJsonGuard *self, GError **error)
{
  if (error != NULL)
    *error = g_error_copy (self->refusal);
  return FALSE;
}

ChanceryJsonGuard *
chancery_json_guard_new (const ChanceryJsonLimits *limits)
{
  ChanceryJsonGuard *self = g_new0 (ChanceryJsonGuard, 1);

  self->limits = limits != NULL ? *limits : chancery_json_limits_default;
  self->limits.max_depth = CLAMP (self->limits.max_depth, 1, MAX_DEPTH);
  self->limits.max_number = CLAMP (self->limits.max_number, 1, MAX_NUMBER);
  self->state = STATE_TOP;
  self->line = 1;
  self->n_keys_fit = N_KEYS;
  self->keys = g_new (Key, self->n_keys_fit);
  self->key_bytes = g_string_new (NULL);
  return self;
}

void
chancery_json_guard_free (ChanceryJsonGuard *self)
{
  if (self == NULL)
    return;
  g_free (self->keys);
  g_string_free (self->key_bytes, TRUE);
  g_clear_error (&self->refusal);
  g_free (self);
}

void
chancery_json_guard_watch (ChanceryJsonGuard *self,
                           guint depth,
                           ChanceryJsonEventFunc func,
                           gpointer user_data)
{
  g_return_if_fail (self != NULL);

  self->watch_depth = depth;
  self->func = func;
  self->func_data = user_data;
}

void
chancery_json_guard_restart_count (ChanceryJsonGuard *self)
{
  g_return_if_fail (self != NULL);

  self->n_counted = 0;
}

gboolean
chancery_json_guard_feed (ChanceryJsonGuard *self, const void *bytes, gsize length, GError **error)
{
  const guint8 *p = bytes;
  const guint8 *end = p + length;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL || length == 0, FALSE);

  if (self->refusal != NULL)
    return return_refusal (self, error);
  self->chunk = p;
  while (p < end && self->refusal == NULL)
    step (self, &p, end);
  if (self->refusal != NULL)
    return return_refusal (self, error);
  self->position = get_offset (self, end);
  self->base += length;
  self->chunk = NULL;
  return TRUE;
}

gboolean
chancery_json_guard_finish (ChanceryJsonGuard *self, GError **error)
{
  static const guint8 nothing[1] = { ' ' };

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->refusal != NULL)
    return return_refusal (self, error);
  self->chunk = nothing;
  if (self->depth == 0 && self->state == STATE_NUMBER)
    end_number (self, nothing);
  if (self->refusal == NULL && self->state != STATE_TOP)
    refuse (self, nothing, "the text ends before it is complete");
  else if (self->refusal == NULL && self->n_values == 0)
    refuse (self, nothing, "the text is empty");
  return self->refusal == NULL || return_refusal (self, error);
}

guint64
chancery_json_guard_get_line (ChanceryJsonGuard *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->line;
}

guint64
chancery_json_guard_get_column (ChanceryJsonGuard *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->position - self->line_start - self->text.continuations + 1;
}

guint64
chancery_json_guard_get_offset (ChanceryJsonGuard *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->position;
}

gboolean
chancery_json_guard_check (const void *bytes,
                           gsize length,
                           const ChanceryJsonLimits *limits,
                           GError **error)
{
  g_autoptr (ChanceryJsonGuard) self = chancery_json_guard_new (limits);

  return chancery_json_guard_feed (self, bytes, length, error) &&
         chancery_json_guard_finish (self, error);
}
