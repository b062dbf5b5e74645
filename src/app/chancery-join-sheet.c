/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-join-sheet.h"

#include "chancery-change.h"
#include "chancery-phrase.h"
#include "chancery-sheet.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  ChanceryRecord *theirs;
  GPtrArray *mine;    /* of ChanceryChange: what we changed */
  GPtrArray *clashes; /* of Clash */
  ChanceryJoinFunc done;
} Join;

typedef struct
{
  ChanceryChange *mine; /* borrowed */
  GtkWidget *keep;      /* the check button of ours */
} Clash;

static void
free_join (gpointer data)
{
  Join *join = data;

  chancery_record_unref (join->theirs);
  g_ptr_array_unref (join->mine);
  g_ptr_array_unref (join->clashes);
  g_free (join);
}

static ChanceryChange *
find_clash (GPtrArray *changes, ChanceryChange *mine)
{
  for (guint i = 0; i < changes->len; i++)
    {
      ChanceryChange *theirs = g_ptr_array_index (changes, i);

      if (chancery_change_same_place (theirs, mine) &&
          !chancery_value_equal (theirs->after, mine->after))
        return theirs;
    }
  return NULL;
}

/* What we changed goes on top of theirs, but for what the officer leaves to them. */
static void
finish (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  Join *join = user_data;
  g_autoptr (ChanceryDraft) joined = chancery_draft_new_from_record (join->theirs);

  for (guint i = 0; i < join->mine->len; i++)
    {
      ChanceryChange *change = g_ptr_array_index (join->mine, i);
      gboolean keep = TRUE;

      for (guint j = 0; j < join->clashes->len; j++)
        {
          Clash *clash = g_ptr_array_index (join->clashes, j);

          if (clash->mine == change)
            keep = gtk_check_button_get_active (GTK_CHECK_BUTTON (clash->keep));
        }
      if (keep)
        chancery_change_apply (change, joined, FALSE);
    }
  join->done (owner, joined);
}

static char *
phrase_side (const ChanceryChange *change, ChanceryValue *value)
{
  const ChanceryField *field = change->line_field != NULL ? change->line_field : change->field;

  if (value == NULL)
    return g_strdup (_ ("nothing"));
  return chancery_phrase_value (field, value);
}

static GtkWidget *
make_side (const char *who, const ChanceryChange *change, ChanceryValue *value)
{
  g_autofree char *words = phrase_side (change, value);
  g_autofree char *label = g_strdup_printf ("%s: %s", who, words);
  GtkWidget *button = gtk_check_button_new_with_label (label);
  GtkWidget *inside = gtk_widget_get_last_child (button);

  if (GTK_IS_LABEL (inside))
    {
      gtk_label_set_wrap (GTK_LABEL (inside), TRUE);
      gtk_label_set_xalign (GTK_LABEL (inside), 0);
    }
  return button;
}

static void
append_clash (Join *join, GtkWidget *box, ChanceryChange *mine, ChanceryValue *theirs)
{
  const ChanceryField *field = mine->line_field != NULL ? mine->line_field : mine->field;
  GtkWidget *label = gtk_label_new (_ (field->label));
  GtkWidget *ours = make_side (_ ("Yours"), mine, mine->after);
  GtkWidget *other = make_side (_ ("Theirs"), mine, theirs);
  Clash *clash = g_new0 (Clash, 1);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "chancery-subheading");
  gtk_check_button_set_group (GTK_CHECK_BUTTON (other), GTK_CHECK_BUTTON (ours));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ours), TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), ours);
  gtk_box_append (GTK_BOX (box), other);
  clash->mine = mine;
  clash->keep = ours;
  g_ptr_array_add (join->clashes, clash);
}

void
chancery_join_sheet_ask (GtkWidget *owner,
                         ChanceryRecord *base,
                         ChanceryRecord *theirs,
                         ChanceryDraft *mine,
                         ChanceryJoinFunc done)
{
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  GtkWidget *box;
  Join *join;

  g_return_if_fail (GTK_IS_WIDGET (owner));
  g_return_if_fail (theirs != NULL && mine != NULL);

  record = chancery_draft_build (mine);
  changes = base != NULL ? chancery_change_between (base, theirs) : NULL;
  join = g_new0 (Join, 1);
  join->theirs = chancery_record_ref (theirs);
  join->mine = chancery_change_between (base != NULL ? base : theirs, record);
  join->clashes = g_ptr_array_new_with_free_func (g_free);
  join->done = done;

  box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  for (guint i = 0; i < join->mine->len; i++)
    {
      ChanceryChange *ours = g_ptr_array_index (join->mine, i);
      ChanceryChange *other = changes != NULL ? find_clash (changes, ours) : NULL;

      /* Of a draft without its beginning nobody knows who changed what: all of it is asked. */
      if (changes == NULL)
        append_clash (join, box, ours, ours->before);
      else if (other != NULL)
        append_clash (join, box, ours, other->after);
    }
  if (join->clashes->len > 0)
    chancery_sheet_ask (owner, _ ("Somebody Else Changed This Record"),
                        _ ("What only one of you changed is kept. Choose where both did."), box,
                        _ ("_Save"), CHANCERY_SHEET_SUGGESTED, finish, join, free_join);
  else
    {
      finish (owner, NULL, join);
      free_join (join);
    }
  g_object_unref (box);
}
