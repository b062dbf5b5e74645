# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window is closed while something is still being written: nothing of it is lost, and what could not be written is
said before the window goes."""

import json
import re
import tempfile

from demarche import records, type_subject
from driver import Session, main
from window import PROGRAM, cli, go_to, kept_drafts, make_registry, nobody_writes

SUBJECT = "Protest over the shelling"
WRITING = "What was done is being written; then the window closes."


def new_demarche(ui, subject):
    go_to(ui, "Demarches")
    ui.key("ctrl+n")
    type_subject(ui, subject)


def ask_to_close(ui):
    ui.screen.ask_to_close(ui.screen.windows()[0][0])


def what_was_typed_is_written_before_the_window_goes():
    # Bug: the program ended before what was typed last was on disk, whenever somebody else was writing.
    with tempfile.TemporaryDirectory(prefix="chancery-closing-") as home:
        registry = make_registry(home)
        with Session(PROGRAM, home=home) as ui:
            new_demarche(ui, SUBJECT)
            ui.wait("label", re.compile("^Draft, kept"))
            with nobody_writes(registry):
                ui.type(", of this morning")
                ask_to_close(ui)
                ui.wait("*", WRITING)
                ui.picture("closing-writes")
                # Whoever types on while it waits loses nothing, either.
                ui.type(" and noon")
                ui.settle()
                ui.key("ctrl+q")
                ui.settle()
            ui.wait_for_end()
        drafts = kept_drafts(registry)
        assert [json.loads(draft)["title"] for draft in drafts] == [SUBJECT + ", of this morning and noon"], drafts


def what_was_saved_is_written_before_the_window_goes():
    # Bug: Ctrl+S and Ctrl+Q, and neither a record nor a draft was there.
    with tempfile.TemporaryDirectory(prefix="chancery-closing-") as home:
        registry = make_registry(home)
        with Session(PROGRAM, home=home) as ui:
            new_demarche(ui, SUBJECT)
            with nobody_writes(registry):
                ui.key("ctrl+s", "ctrl+q")
                ui.wait("*", WRITING)
            ui.wait_for_end()
        assert [record["title"] for record in records(registry, "demarche")] == [SUBJECT]
        assert not kept_drafts(registry), "what is saved waits on the desk"


def what_cannot_be_written_is_said_before_the_window_goes():
    with tempfile.TemporaryDirectory(prefix="chancery-closing-") as home:
        registry = make_registry(home)
        with Session(PROGRAM, home=home) as ui:
            new_demarche(ui, SUBJECT)
            ui.wait("label", re.compile("^Draft, kept"))
            with nobody_writes(registry):
                ui.type(", of this morning")
                ask_to_close(ui)
                ui.wait("label", "another program is writing to the registry")
                ui.picture("closing-cannot")
            ask_to_close(ui)
            ui.wait_for_end()
        assert "of this morning" in kept_drafts(registry)[0]


def a_form_that_is_left_while_it_saves_stays_left():
    # Bug: as soon as it was saved its record came in front of the form that was open by then.
    with tempfile.TemporaryDirectory(prefix="chancery-closing-") as home:
        registry = make_registry(home)
        with Session(PROGRAM, home=home) as ui:
            new_demarche(ui, SUBJECT)
            with nobody_writes(registry):
                ui.key("ctrl+s", "Escape")
                ui.wait("label", "No demarche yet")
                ui.key("ctrl+n")
                type_subject(ui, "Another")
            ui.wait("*", "Saved")
            ui.wait("list item", re.compile("^Demarche, .*" + SUBJECT))
            ui.wait_text("text", "Subject", "Another")
            ui.wait_focus("text", "Subject")
            ui.wait("label", re.compile("^Draft, kept"))
        assert [record["title"] for record in records(registry, "demarche")] == [SUBJECT]
        assert [json.loads(draft)["title"] for draft in kept_drafts(registry)] == ["Another"]


def what_cannot_be_saved_is_told_to_whoever_left():
    # Bug: the record was not there, and nobody had said so.
    with tempfile.TemporaryDirectory(prefix="chancery-closing-") as home:
        registry = make_registry(home)
        with Session(PROGRAM, home=home) as ui:
            new_demarche(ui, SUBJECT)
            with nobody_writes(registry):
                ui.key("ctrl+s", "Escape")
                ui.wait("*", "Another program is writing to the registry")
            ui.wait_until(lambda: kept_drafts(registry), "the draft")
        assert json.loads(kept_drafts(registry)[0])["title"] == SUBJECT


def what_is_taken_back_is_written_before_the_window_goes():
    # Bug: Ctrl+Z and Ctrl+Q, and the window stayed, since something was being done.
    with tempfile.TemporaryDirectory(prefix="chancery-closing-") as home:
        registry = make_registry(home)
        with Session(PROGRAM, home=home) as ui:
            new_demarche(ui, SUBJECT)
            ui.key("ctrl+s")
            ui.wait("list item", re.compile("^Demarche, .*" + SUBJECT))
            ui.key("ctrl+z", "ctrl+q")
            ui.wait_for_end()
        assert not records(registry, "demarche")


def what_takes_long_is_not_left_by_closing():
    # Bug: who closed the window while records got tags had some of them without, and was not told.
    with tempfile.TemporaryDirectory(prefix="chancery-closing-") as home:
        registry = make_registry(home, sample=True)
        with Session(PROGRAM, home=home) as ui:
            go_to(ui, "All records")
            ui.wait("label", re.compile("^[0-9]+ records"))
            ui.key("F6", "Home", "ctrl+a", "t")
            ui.wait("button", "Change")
            ui.type("border")
            ui.key("Return")
            ui.wait("label", re.compile("records will change"))
            with nobody_writes(registry):
                ui.key("ctrl+Return")
                ui.wait("*", re.compile("^Tags are being changed"))
                ask_to_close(ui)
                ui.key("ctrl+q")
                ui.settle()
                ui.wait("button", "Stop")
                ui.picture("closing-task")
            ui.wait("*", re.compile("^Tags of [0-9]+ records changed"))
        assert int(cli(registry, "search", "--count", "tag:border")) > 40


main(what_was_typed_is_written_before_the_window_goes, what_was_saved_is_written_before_the_window_goes,
     what_cannot_be_written_is_said_before_the_window_goes, a_form_that_is_left_while_it_saves_stays_left,
     what_cannot_be_saved_is_told_to_whoever_left, what_is_taken_back_is_written_before_the_window_goes, what_takes_long_is_not_left_by_closing)
