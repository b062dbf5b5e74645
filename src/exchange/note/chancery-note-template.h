/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The wording of a note in one form and one language: those of the program, and those that an officer put into a
 * folder.  `data/templates/README.txt` says what is in such a file.
 *
 * Immutable once read; any thread. */

#pragma once

#include "chancery-locale.h"
#include "chancery-mustache.h"
#include "chancery-note-ministries.h"
#include "chancery-note-words.h"

G_BEGIN_DECLS

typedef struct _ChanceryNoteTemplate ChanceryNoteTemplate;

/**
 * chancery_note_template_new:
 * @file_name: what it is called, for errors and as its id
 * @text: the whole file
 * @is_own: whether an officer put it there
 *
 * Returns: (transfer full): or %NULL with %CHANCERY_EXCHANGE_ERROR_INVALID: "FILE: line N: what is wrong"
 */
ChanceryNoteTemplate *chancery_note_template_new (const char *file_name,
                                                  const char *text,
                                                  gboolean is_own,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
ChanceryNoteTemplate *chancery_note_template_ref (ChanceryNoteTemplate *self);
void chancery_note_template_unref (ChanceryNoteTemplate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryNoteTemplate, chancery_note_template_unref)

/** The name of its file ("note-verbale.en.txt"). */
const char *chancery_note_template_get_id (const ChanceryNoteTemplate *self);
/** A word for the form ("note-verbale"); templates of one form in several languages share it. */
const char *chancery_note_template_get_form (const ChanceryNoteTemplate *self);
/** BCP 47. */
const char *chancery_note_template_get_language (const ChanceryNoteTemplate *self);
/** The form's name in that language. */
const char *chancery_note_template_get_name (const ChanceryNoteTemplate *self);
gboolean chancery_note_template_is_own (const ChanceryNoteTemplate *self);
/** Whether it is for records of the kind called @kind_id. */
gboolean chancery_note_template_takes (const ChanceryNoteTemplate *self, const char *kind_id);
const ChanceryDateFrames *chancery_note_template_get_frames (const ChanceryNoteTemplate *self);
/** How it puts the tone @code; %NULL when it has no words for that. */
const char *chancery_note_template_get_tone (const ChanceryNoteTemplate *self, const char *code);
const ChanceryMustache *chancery_note_template_get_body (const ChanceryNoteTemplate *self);
/** How it calls ministries, @ministries: (transfer none); before anybody else has it. */
void chancery_note_template_set_ministries (ChanceryNoteTemplate *self,
                                            ChanceryNoteMinistries *ministries);
/** NULL: states write and are written to as they are called. */
const ChanceryNoteMinistries *chancery_note_template_get_ministries (
    const ChanceryNoteTemplate *self);

/** What gaps and the foot of a page say, @words: (transfer none); before anybody else has it. */
void chancery_note_template_set_words (ChanceryNoteTemplate *self, ChanceryNoteWords *words);
/** How its language says what words.txt calls @name; NULL where there is no such line (transfer none). */
const char *chancery_note_template_find_word (const ChanceryNoteTemplate *self, const char *name);

/**
 * chancery_note_templates_list:
 * @folder: (nullable): of an officer's own; one of the same file name takes the place of the program's
 *   each of them knows the tables of ministries and of words there, or the program's
 * @problems: (out) (transfer full) (element-type utf8): a sentence for each file there that is no template
 *
 * Returns: (element-type ChanceryNoteTemplate) (transfer container): by form, then language
 */
GPtrArray *chancery_note_templates_list (const char *folder, GPtrArray **problems);
/**
 * chancery_note_templates_choose:
 * @list: (element-type ChanceryNoteTemplate): of chancery_note_templates_list()
 * @kind_id: of the record
 * @form: (nullable): which form is wanted; one that no template has is a note verbale
 * @language: (nullable): BCP 47; one that the form is not written in is English
 *
 * An officer's own goes before the program's.
 *
 * Returns: (transfer none) (nullable): %NULL when there is none for that kind
 */
ChanceryNoteTemplate *chancery_note_templates_choose (GPtrArray *list,
                                                      const char *kind_id,
                                                      const char *form,
                                                      const char *language);
/** Where an officer's own are looked for: `chancery/templates` of the user's data (transfer full). */
char *chancery_note_templates_dup_folder (void);
/** Makes @folder if it is not there, with a text in it that says how a template is written. */
gboolean chancery_note_templates_make_folder (const char *folder, GError **error);

G_END_DECLS
