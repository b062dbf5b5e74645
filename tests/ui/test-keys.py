# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The single keys of a record: they work on the list as on the page, and where they do not apply they say in one line
why, and what does."""

import json
import os
import re
import sqlite3
import tempfile

from demarche import type_subject
from driver import Session, main
from window import PROGRAM, SAMPLE, cli, go_to, make_registry, nobody_writes, usual_registry

PROTEST = "PROT/2026/0001"


def made(registry, kind, *fields):
    return cli(registry, "new", kind, *fields).split()[0]


def old_act(registry):
    """A demarche of a year long past, registered."""
    act = made(registry, "demarche", "title=Protest of an earlier year", "party_to=Kabul", "party_from=Islamabad", "act_kind=protest",
               "form=note-verbale", "direction=made", "occasion_date=2019-02-16")
    return act, cli(registry, "register", act).strip()


def due_action(folder):
    """The sample with an action that is due on its day, and what asks how that stands."""
    registry = usual_registry(folder)
    os.makedirs(os.path.dirname(registry), mode=0o700)
    cli(registry, "import", SAMPLE)
    party = made(registry, "actor", "names.text=Niamey")
    action = made(registry, "action", "what=Ask for the reply", f"on={party}", "due=2026-03-02")
    return lambda: json.loads(cli(registry, "show", action, "--format", "json"))


def first_row(ui, words):
    """The keyboard in the first row of the list."""
    ui.wait("list item", re.compile(words))
    ui.key("F6", "Home")
    ui.settle()
    ui.wait_focus("list item", re.compile(words))


def says(ui, key, sentence):
    ui.key(key)
    ui.wait("label", re.compile(sentence))


def names_and_drafts_say_why():
    with tempfile.TemporaryDirectory(prefix="chancery-keys-") as folder:
        registry = make_registry(folder)
        made(registry, "demarche", "title=Not yet sent", "party_to=Kabul")
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Directory")
            first_row(ui, "^Party, Kabul")
            says(ui, "a", "^Nothing to assess here. What is assessed: demands, assurances, rights reserved.$")
            says(ui, "c", "^A name stands in no register: F2 changes it.$")
            says(ui, "d", "^This is no action: P plans what is to be done about it.$")
            says(ui, "v", "^A name stands in no register: F2 changes it.$")
            says(ui, "m", "^This is no action: P plans")
            ui.picture("keys-1-name")
            go_to(ui, "Demarches")
            first_row(ui, "^Demarche, .*Not yet sent")
            says(ui, "c", "^This is a draft, nothing has to be corrected: F2 changes it.$")
            says(ui, "v", "^This is a draft without a number: it can be deleted from its menu.$")
            ui.key("Return")  # and on its page alike
            says(ui, "a", "^Nothing to assess here")
            says(ui, "c", "^This is a draft, nothing")
            ui.key("p")
            ui.wait("list", "Plans")
            ui.key("Escape")
            go_to(ui, "Desk")
            ui.key("F6")
            ui.wait_focus("list item", re.compile("Not yet sent"))
            says(ui, "d", "^This is no action: P plans")
            says(ui, "v", "^Return opens the record, and this key works there")
            ui.picture("keys-2-desk")


def a_void_record_says_so():
    with tempfile.TemporaryDirectory(prefix="chancery-keys-") as folder:
        registry = make_registry(folder, sample=True)
        cli(registry, "void", PROTEST, "--reason", "Issued in error")
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Demarches")
            first_row(ui, "^Demarche, " + PROTEST)
            for key in ("c", "v", "p"):
                says(ui, key, "^This is void and stays as it is.$")
                ui.key("F6", "shift+F6", "Home")


def list_corrects_the_date():
    with tempfile.TemporaryDirectory(prefix="chancery-keys-") as folder:
        registry = make_registry(folder)
        act, number = old_act(registry)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Demarches")
            first_row(ui, "^Demarche, " + number)
            ui.key("c")
            ui.wait_focus("text", "Date")
            ui.wait("label", "16 Feb 2019")  # what it corrects
            ui.wait("label", "Asked for: the date that is right, and why.")
            assert not ui.find("button", "Correct", sensitive=True)
            ui.type("17.2.", own=False)
            ui.wait("label", "17 February 2019")  # of the record's own year
            ui.wait("label", re.compile("^Asked for: why"))
            ui.picture("keys-3-correct")
            ui.key("ctrl+Return")  # nothing without a reason
            ui.wait_focus("text", "Date")
            ui.key("Return")
            ui.wait_focus("text", "Reason for the correction")
            assert not ui.find("button", "Correct", sensitive=True)
            ui.type("The note gives the day")
            ui.wait("button", "Correct", sensitive=True)
            ui.key("Return")
            ui.wait("label", re.compile("16 Feb 2019 → 17 Feb 2019"))
            ui.wait("label", "Corrected")
        record = json.loads(cli(registry, "show", act, "--format", "json"))
        assert record["occasion_date"] in ("2019-02-17", {"edtf": "2019-02-17", "typed": "17.2."}), record["occasion_date"]
        cli(registry, "verify")


def table_knows_the_keys():
    with tempfile.TemporaryDirectory(prefix="chancery-keys-") as folder:
        registry = make_registry(folder)
        _, number = old_act(registry)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Demarches")
            first_row(ui, "^Demarche, " + number)
            ui.key("F8")
            ui.wait("*", re.compile("^Counterpart"))
            ui.key("Down")
            ui.settle()
            ui.key("v")
            ui.wait("*", re.compile(f"Make {number} Void"))
            ui.wait_focus("text", "Reason")
            assert not ui.find("button", "Make Void", sensitive=True)
            ui.type("Issued in error")
            ui.wait("button", "Make Void", sensitive=True)
            ui.key("Return")
            ui.wait("label", "Made void")


def an_action_is_done_and_moved_on_its_page():
    with tempfile.TemporaryDirectory(prefix="chancery-keys-") as folder:
        stands = due_action(folder)
        with Session(PROGRAM, home=folder) as ui:
            ui.wait("list", "Places")
            ui.key("ctrl+f")
            ui.type("kind:action Ask for the reply")
            ui.wait("label", "1 record")
            ui.key("Return")
            ui.wait_focus("list item", re.compile("^Action, "))
            ui.key("m")
            ui.wait_focus("text", "Working days")
            ui.type("3", own=False)
            ui.wait("label", re.compile("^Moved to Thursday, 5 March|^Moved to Thu"))
            assert "2026-03-05" in json.dumps(stands()["due"]), stands()
            ui.key("Return")
            ui.key("d")
            ui.wait("label", re.compile("^Done: Ask for the reply"))
            ui.wait_until(lambda: "done_on" in stands(), "the action to be done")
            says(ui, "d", "^This was done on 2 March 2026. P plans what follows.$")
            ui.picture("keys-4-done")


def the_desk_has_a_menu():
    with tempfile.TemporaryDirectory(prefix="chancery-keys-") as folder:
        stands = due_action(folder)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Desk")
            ui.key("F6")
            for _ in range(9):
                if any("Ask for the reply" in word for word in ui.wait_focus("list item").words()):
                    break
                ui.key("Down")
                ui.settle()
            ui.key("shift+F10")
            ui.wait("menu item", "Move by Working Days…")
            ui.picture("keys-6-desk-menu")
            ui.key("m")
            ui.wait("label", re.compile("^Move by how many working days"))
            ui.key("3")
            ui.wait("label", re.compile("^Moved to Thu"))
            assert "2026-03-05" in json.dumps(stands()["due"]), stands()


def what_is_registered_stands_in_the_list():
    with tempfile.TemporaryDirectory(prefix="chancery-keys-") as folder:
        registry = make_registry(folder)
        first, number = old_act(registry)
        cli(registry, "new", "demarche", "title=Older still", "party_to=Kabul", "party_from=Islamabad", "act_kind=protest",
            "form=note-verbale", "direction=made", "occasion_date=2001-01-01")
        for year in range(2002, 2018):
            made(registry, "demarche", f"title=Act of {year}", "party_to=Kabul", f"occasion_date={year}-05-05")
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Demarches")
            ui.wait("label", "18 records")
            ui.key("ctrl+f")
            ui.wait_focus("*", re.compile("^Search"))
            ui.type("title:older")
            ui.wait("label", "1 record")
            ui.key("Return")
            ui.wait_focus("list item", re.compile("Older still"))
            ui.key("F2")
            ui.wait_focus("text", "To")
            ui.key("ctrl+f", "ctrl+a", "BackSpace")
            ui.wait("label", "18 records")
            ui.key("Home")
            ui.key("F6")
            ui.wait_focus("text", "To")
            ui.key("ctrl+Return")
            ui.wait("*", re.compile("Register as PROT"))
            ui.key("Return")
            ui.wait("label", re.compile("^Protest · made"))
            # At the end of the list, out of sight until now.
            ui.wait("list item", re.compile("Older still"), selected=True)
            ui.picture("keys-5-registered")
            says(ui, "ctrl+z", "^Registering is not taken back: a number was given. V makes the record void.$")


def what_is_pressed_in_one_go_is_meant_for_what_comes():
    """Bug: whoever typed on while a record, its picker or its sheet was on its way pressed keys of the list: F of a
    word that was meant for the picker put all that was found into a case file, and an answer lost its letters."""
    with tempfile.TemporaryDirectory(prefix="chancery-keys-") as folder:
        shown = due_action(folder)
        with Session(PROGRAM, home=folder) as ui:
            ui.wait("list", "Places")
            ui.key("ctrl+f")
            ui.wait_focus("*", re.compile("^Search"))
            ui.type("protest")
            ui.key("Down", "Return", "ctrl+l")
            ui.type("famine")
            ui.wait("label", "Link")
            ui.wait_text("*", "Find a record", "famine")
            # A record is found by the beginning of a word, as it is typed.
            ui.key("ctrl+a")
            ui.type("Suici")
            ui.wait("list item", re.compile("^Suicide vehicle bomb, Bajaur"))
            ui.key("Escape")
            ui.wait_gone("label", "Link")
            # Return is for the picker, whatever in it has the keyboard.
            ui.key("ctrl+l")
            ui.type("Suici")
            ui.key("Return")
            ui.wait("list item", re.compile("is about Suicide vehicle bomb, Bajaur"))
            ui.key("Escape")
            ui.wait_gone("label", "Link")
            go_to(ui, "Desk")
            ui.key("F6")
            ui.wait_focus("list item", re.compile("^today"))
            ui.key("Down")
            ui.wait_focus("list item", re.compile("Ask for the reply"))
            ui.key("shift+d")
            # Some of the letters come while the sheet is being shown, and some to the sheet itself.
            for letter in "They will dance for it":
                ui.type(letter)
                ui.settle()
            ui.key("Return")
            ui.wait("label", "Done: Ask for the reply")
            assert shown()["result"] == "They will dance for it", shown()


def what_is_pressed_in_one_go_waits_for_what_is_read():
    """Bug: letters that came while a form, or the question before something is made void, was still being read were
    keys of the list: the reason was lost, and Return opened the record."""
    with tempfile.TemporaryDirectory(prefix="chancery-keys-") as folder:
        registry = make_registry(folder)
        _, other = old_act(registry)
        act, number = old_act(registry)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Demarches")
            first_row(ui, "^Demarche, " + number)
            ui.key("v")
            ui.type("Sent by mistake")
            ui.key("Return")
            ui.wait("label", "Made void")
            ui.key("Down")
            ui.wait_focus("list item", re.compile("^Demarche, " + other))
            ui.key("F2")
            ui.type("Second p")
            ui.wait_text("text", "To", "Second p")
        shown = json.loads(cli(registry, "show", act, "--format", "json"))
        assert "Sent by mistake" in json.dumps(shown), shown


def what_is_pressed_in_one_go_waits_for_a_draft():
    """Bug: what was typed before the form of a draft had come was pressed on the list."""
    with tempfile.TemporaryDirectory(prefix="chancery-keys-") as folder:
        shown = due_action(folder)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Demarches")
            ui.key("ctrl+n")
            type_subject(ui, "Protest that was begun")
            ui.wait("label", re.compile("^Draft, kept"))
        with Session(PROGRAM, home=folder) as ui:
            ui.wait("label", re.compile("^Not finished yet"))
            go_to(ui, "Desk")
            ui.key("F6")
            ui.wait_focus("list item", re.compile("^today"))
            with nobody_writes(usual_registry(folder)):
                # The draft is read by what writes, and only then.
                # Two letters are typed in no time: what waits longer than some seconds is dropped.
                ui.key("d", "ctrl+d")
                ui.type("Do")
                ui.settle()
            ui.wait_text("text", "To", "Do")
            ui.wait_text("text", "Subject", "Protest that was begun")


def a_draft_that_is_gone_says_so():
    # Bug: nothing happened, and not a word.
    with tempfile.TemporaryDirectory(prefix="chancery-keys-") as folder:
        registry = make_registry(folder)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Demarches")
            ui.key("ctrl+n")
            type_subject(ui, "Protest that was begun")
            ui.wait("label", re.compile("^Draft, kept"))
        with Session(PROGRAM, home=folder) as ui:
            ui.wait("label", re.compile("^Not finished yet"))
            with sqlite3.connect(registry) as connection:
                connection.execute("DELETE FROM draft")
            connection.close()
            ui.key("ctrl+d")
            ui.wait("label", "This draft was finished or given up elsewhere.")


def chords_are_for_the_record_that_is_seen():
    """Bug: where no page was seen, F2 and its kin were for the record that was read last, whatever stood there instead."""
    with tempfile.TemporaryDirectory(prefix="chancery-keys-") as folder:
        registry = make_registry(folder)
        for title in ("Amber", "Birch", "Cedar"):
            made(registry, "demarche", "title=" + title, "party_to=Kabul", "occasion_date=2026-02-03")

        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Demarches")
            first_row(ui, "^Demarche, ")
            read, other = (next(title for title in ("Amber", "Birch", "Cedar") if title in row.name)
                           for row in ui.find_all("list item", re.compile("^Demarche, "))[:2])
            ui.wait("label", read)
            # Beside the page it is the page.
            ui.key("F2")
            ui.wait("label", "Edit " + read)
            ui.key("Escape")
            ui.wait_gone("label", "Edit " + read)
            # In the table it is the row, where no more are selected.
            ui.wait_focus("list item", re.compile("^Demarche, " + read))
            ui.key("F8", "Down")
            ui.wait_focus("list item", re.compile("^Demarche, " + other))
            ui.key("F2")
            ui.wait("label", "Edit " + other)
            ui.key("Escape")
            ui.wait_gone("label", "Edit " + other)
            ui.wait_focus("list item", re.compile("^Demarche, " + other))
            ui.key("F8")
            ui.wait("*", re.compile("^Counterpart"))
            ui.key("shift+Down")
            ui.wait("label", re.compile("^2 selected"))
            says(ui, "F2", "^2 are selected, and this key is for one")
            says(ui, "ctrl+l", "^2 are selected, and this key is for one")
            ui.picture("keys-7-table")
            # On the desk it is the row; in what counts there is none.
            go_to(ui, "Desk")
            ui.key("F6")
            row = ui.wait_focus("list item")
            title = next(title for title in ("Amber", "Birch", "Cedar") if title in row.name)
            ui.key("Down")
            row = ui.wait_until(lambda: ui.focused() if title not in ui.focused().name else None, "the next row")
            title = next(title for title in ("Amber", "Birch", "Cedar") if title in row.name)
            ui.key("F2")
            ui.wait("label", "Edit " + title)
            ui.wait_focus("text", "To")
            ui.key("Escape")
            ui.wait_gone("label", "Edit " + title)
            ui.wait_focus("list item", re.compile(title))
            ui.key("ctrl+r")
            ui.wait("label", "Counts")
            says(ui, "F2", "^Choose a record first")
            ui.key("Escape")
            ui.wait_gone("label", "Counts")


main(chords_are_for_the_record_that_is_seen, the_desk_has_a_menu, what_is_registered_stands_in_the_list, names_and_drafts_say_why, a_void_record_says_so,
     list_corrects_the_date, table_knows_the_keys, an_action_is_done_and_moved_on_its_page,
     what_is_pressed_in_one_go_is_meant_for_what_comes, what_is_pressed_in_one_go_waits_for_what_is_read,
     what_is_pressed_in_one_go_waits_for_a_draft, a_draft_that_is_gone_says_so)
