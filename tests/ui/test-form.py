# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of a demarche where it has to say something: what it does not understand, what it lacks."""

import os
import re
import sqlite3
import tempfile

from demarche import begin_demarche, make_desk, open_draft, records, tab_to
from driver import Session, main
from window import PROGRAM, cli, go_to, make_registry


def nothing_is_registered_that_is_not_understood():
    """Bug: a new incident's toll “26 Feb 2026” was registered as 26 casualties, its date “whenever” as none."""
    with tempfile.TemporaryDirectory(prefix="chancery-form-") as folder:
        registry = make_desk(folder)
        with Session(PROGRAM, home=folder) as ui:
            begin_demarche(ui)
            tab_to(ui, "Incident")
            ui.key("Tab", "space")
            ui.wait_focus("*", "How")
            tab_to(ui, "When")
            ui.type("whenever")
            tab_to(ui, "Toll")
            ui.type("26 Feb 2026")
            ui.key("ctrl+Return")
            ui.wait_focus("text", "When")
            ui.wait("label", re.compile("whenever"))
            ui.key("ctrl+a")
            ui.type("26 Feb 2026")
            ui.key("ctrl+Return")
            ui.wait_focus("text", "Toll")
            ui.wait("label", "“26 Feb 2026” is a date, not a number of people")
            ui.picture("form-not-understood")
            ui.key("ctrl+a")
            ui.type("11 soldiers killed")
            ui.key("ctrl+Return")
            ui.wait("button", "Register")
            ui.key("Return")
            ui.wait("label", re.compile("^Registered as "))
        [incident] = records(registry, "incident")
        assert incident["start"]["edtf"] == "2026-02-26", incident
        [toll] = incident["claims"]
        assert (toll["quantity"]["best"], toll["effect"]) == (11, "killed"), toll


def tab_goes_back_as_it_went():
    """Bug: Shift+Tab stayed where it was; GTK gave the focus back to the editor that was to be left."""
    with tempfile.TemporaryDirectory(prefix="chancery-form-") as folder:
        make_desk(folder)
        with Session(PROGRAM, home=folder) as ui:
            begin_demarche(ui)
            names = [ui.focused().name]
            for _ in range(5):
                ui.key("Tab")
                ui.settle()
                names.append(ui.focused().name)
            assert len(set(names)) == 6, names
            for name in reversed(names[:-1]):
                ui.key("shift+Tab")
                ui.wait_focus("*", name)


def a_language_that_is_none_stops_no_record():
    """Bug: what the preferences call the language went into each new record, of which none could be saved then."""
    with tempfile.TemporaryDirectory(prefix="chancery-form-") as folder:
        registry = make_desk(folder)
        with sqlite3.connect(registry) as database:
            database.execute("INSERT OR REPLACE INTO setting (key, value) VALUES ('language', 'English (UK)')")
        database.close()
        with Session(PROGRAM, home=folder) as ui:
            begin_demarche(ui)
            ui.key("ctrl+Return")
            ui.wait("button", "Register")
            ui.key("Return")
            ui.wait("label", re.compile("^Registered as "))
        assert "language" not in records(registry, "demarche")[0]


def a_plan_sets_a_chain_of_dates():
    """One key chooses it, its days stand beneath, it outlives leaving the form, and registering makes its actions."""
    with tempfile.TemporaryDirectory(prefix="chancery-form-") as folder:
        registry = make_desk(folder)
        with sqlite3.connect(registry) as database:
            database.executemany("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)",
                                 [("desk_day", "2026-03-02"), ("holidays", "2026-03-16, Day of the Desk")])
        database.close()
        with Session(PROGRAM, home=folder) as ui:
            begin_demarche(ui)
            ui.key("alt+5")
            ui.wait_focus("text", "Reply by")
            # Counted from the day of the act, and said so.
            ui.type("14d")
            ui.picture("form-term")
            ui.wait("label", "16 Mar 2026 · 14 days from 2 Mar 2026 · Day of the Desk")
            ui.key("ctrl+a")
            ui.type("14.3.")
            ui.wait("label", "14 Mar 2026 · Saturday")
            ui.key("Tab")
            ui.wait_focus("*", "Plan")
            ui.key("r")
            ui.wait("label", "Ask whether the reply is on its way")
            # Ten working days, one of them a holiday.
            ui.wait("label", "Tue 17 Mar 2026")
            ui.picture("form-plan")
            ui.key("space")
            ui.wait("label", re.compile("^Mon 9 Mar 2026 · "))
            ui.picture("form-plan-list")
            ui.key("Escape")
            ui.wait_gone("label", re.compile("^Mon 9 Mar 2026 · "))
            ui.wait_focus("*", "Plan")
            ui.key("Escape")
            ui.wait_gone("text", "Reply by")
            go_to(ui, "Desk")
            ui.wait("*", re.compile("Protest over the shelling"))
            open_draft(ui, "Protest over the shelling")
            ui.key("alt+5", "Tab")
            ui.wait_focus("*", "Plan")
            ui.wait("label", "Ask whether the reply is on its way")
            ui.key("ctrl+Return")
            ui.wait("button", "Register")
            ui.key("Return")
            ui.wait("label", re.compile("^Registered as "))
            ui.wait("label", re.compile("Reply by.14 Mar 2026, Saturday"))
            ui.picture("form-plan-page")
        [act] = records(registry, "demarche")
        actions = records(registry, "action")
        assert all(action["on"]["id"] == act["id"] for action in actions), actions
        days = [action["due"] if isinstance(action["due"], str) else action["due"]["edtf"] for action in actions]
        assert sorted((day, action["what"]) for day, action in zip(days, actions)) == [
            ("2026-03-14", "Reply from Kabul"),
            ("2026-03-17", "Ask whether the reply is on its way"),
            ("2026-03-31", "Remind"),
            ("2026-04-14", "Raise at the next meeting"),
        ], actions


def what_finds_no_incident_begins_one():
    """Bug: words that found no incident were offered nothing, and were lost."""
    with tempfile.TemporaryDirectory(prefix="chancery-form-") as folder:
        registry = make_desk(folder)
        with Session(PROGRAM, home=folder) as ui:
            begin_demarche(ui)
            tab_to(ui, "Incident")
            ui.type("shelling of Khar")
            ui.wait("list item", re.compile("^New incident: shelling of Khar"))
            ui.picture("form-new-incident")
            ui.key("Return")
            ui.wait_focus("*", "How")
            # They are its title, and stand beside one that says more.
            ui.wait("label", "shelling of Khar")
            ui.picture("form-new-incident-words")
            ui.key("ctrl+s")
            ui.wait_gone("*", "How")
        [incident] = records(registry, "incident")
        assert incident["body"] == "shelling of Khar", incident


def what_is_typed_on_goes_into_the_incident_that_begins():
    """Bug: Return before the search had answered went on to the next field, and what was typed then stood there, or
    pressed its button; later the incident began and took the keyboard."""
    with tempfile.TemporaryDirectory(prefix="chancery-form-") as folder:
        registry = make_desk(folder)
        with Session(PROGRAM, home=folder) as ui:
            begin_demarche(ui)
            tab_to(ui, "Incident")
            ui.type("shelling of Khar\n\tKhar")
            ui.wait_text("text", "Where", "Khar")
            ui.wait_text("text", "Subject", "Protest over the shelling")
            ui.key("ctrl+s")
            ui.wait_gone("*", "How")
        [incident] = records(registry, "incident")
        assert (incident["body"], incident["place"]["label"]) == ("shelling of Khar", "Khar"), incident


def keys_choose_among_proposals_that_are_still_to_come():
    """Bug: Down before the search had answered was lost, and Return took the first for the one below it."""
    with tempfile.TemporaryDirectory(prefix="chancery-form-") as folder:
        registry = make_desk(folder)
        for name in ("Kabul Chancery", "Kabul Consulate"):
            cli(registry, "new", "actor", "names.text=" + name)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Demarches")
            ui.key("ctrl+n")
            ui.wait_focus("text", "To")
            ui.type("Kabul")
            ui.wait("list item", re.compile("^Kabul"), selected=True)
            second = [node.name for node in ui.find_all("list item", re.compile("^Kabul"))][1]
            ui.key("ctrl+a")
            ui.type("Kabul")
            ui.key("Down", "Return")
            tab_to(ui, "Subject")
            ui.type("Protest over the shelling")
            ui.key("ctrl+s")
            ui.wait("*", "Saved")
        [act] = records(registry, "demarche")
        assert second.startswith(act["party_to"][0]["label"]), (second, act)


def words_for_an_incident_are_not_dropped():
    """Bug: words typed in search of an incident, and left with the tab key, were dropped without a word."""
    with tempfile.TemporaryDirectory(prefix="chancery-form-") as folder:
        registry = make_desk(folder)
        with Session(PROGRAM, home=folder) as ui:
            begin_demarche(ui)
            tab_to(ui, "Incident")
            ui.type("shelling of Khar")
            ui.key("Tab")
            ui.wait_focus("button", "New incident")
            ui.wait("label", "nothing chosen yet")
            ui.picture("form-words-for-an-incident")
            ui.key("ctrl+s")
            ui.wait("label", re.compile("^No incident is chosen for “shelling of Khar”"))
            ui.wait_focus("text", "Incident")
            ui.key("Escape")
            go_to(ui, "Desk")
            open_draft(ui, "Protest over the shelling")
            tab_to(ui, "Incident")
            ui.wait_text("text", "Incident", "shelling of Khar")
            ui.key("Tab")
            ui.wait_focus("button", "New incident")
            ui.key("space")
            ui.wait_focus("*", "How")
            ui.key("ctrl+s")
            ui.wait_gone("*", "How")
        [incident] = records(registry, "incident")
        assert incident["body"] == "shelling of Khar", incident


def what_is_missing_is_said():
    """Ctrl+Return on a form that lacks something says what, and goes there."""
    with tempfile.TemporaryDirectory(prefix="chancery-form-") as folder:
        registry = make_desk(folder)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Demarches")
            ui.key("ctrl+n")
            ui.wait_focus("text", "To")
            # With words that nobody has taken yet.
            ui.type("Kabul")
            ui.key("ctrl+Return")
            ui.wait_focus("text", "Subject")
            ui.wait("label", "To register, fill in “Subject”")
            ui.type("Protest")
            ui.wait_gone("label", "To register, fill in “Subject”")
        assert not records(registry, "demarche")


def files_dropped_on_a_form_are_its_papers():
    """Bug: a file that was dropped on a field became its path as text, and beside it an import in front of the form."""
    with tempfile.TemporaryDirectory(prefix="chancery-form-") as folder:
        registry = make_desk(folder)
        paths = [os.path.join(folder, name) for name in ("note.txt", "annex.txt")]
        for path in paths:
            with open(path, "w") as file:
                file.write("The note as it was handed over.")
        with Session(PROGRAM, home=folder) as ui:
            begin_demarche(ui)
            window = ui.screen.windows()[0][0]
            drag = ui.drag(paths)
            assert drag.over(window, *ui.middle(ui.wait_focus("text", "Subject"))), "the form does not take files"
            ui.picture("form-files-dragged")
            drag.drop()
            ui.wait("*", "2 papers go in when it is saved")
            ui.wait_text("text", "Subject", "Protest over the shelling")
            # Bug: a file that was dropped twice stood there twice.
            drag = ui.drag(paths[:1])
            assert drag.over(window, *ui.middle(ui.wait("text", "Subject"))), "the form does not take files"
            drag.drop()
            ui.wait("*", "1 paper goes in when it is saved")
            names = [node.name for root in ui.tree.read() for node in root.walk() if node.role == "button"]
            assert len([name for name in names if "Remove note.txt" in name]) == 1, names
            ui.picture("form-files-dropped")
            ui.key("ctrl+s")
            ui.wait("*", re.compile("note.txt"))
        [act] = records(registry, "demarche")
        assert act["title"] == "Protest over the shelling", act
        assert sorted(paper["name"] for paper in act["attachments"]) == ["annex.txt", "note.txt"], act


def a_gap_is_filled_in():
    """Bug: filling an empty field of a registered record was called a correction, with the original that there is not."""
    with tempfile.TemporaryDirectory(prefix="chancery-form-") as folder:
        registry = make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Demarches")
            ui.wait("list item", re.compile("^Demarche, PROT/2026/0001"))
            ui.key("F6", "Down", "Return")
            ui.wait("label", re.compile("^Protest · made · summons"))
            ui.key("F6")
            tab_to(ui, "Fill in")
            ui.key("Return")
            ui.wait_focus("text", "Received by")
            ui.type("Ambassador of Kabul")
            ui.wait("list item", re.compile("Ambassador of Kabul"))
            ui.key("Return")
            ui.key("ctrl+s")
            ui.wait("label", "Fill In the Record?")
            ui.wait("label", re.compile("^The record is registered. Nothing stood here before: Received by."))
            ui.wait_focus("text", "Reason for filling it in")
            ui.picture("form-fill-in")
            ui.type("He introduced himself")
            ui.key("Return")
            ui.wait("label", re.compile("Ambassador of Kabul, where nothing stood"))
            ui.picture("form-filled-in")
        [act] = [record for record in records(registry, "demarche") if record.get("reference") == "PROT/2026/0001"]
        [correction] = act["corrections"]
        assert correction["field"] == "addressee" and "before" not in correction, correction


main(nothing_is_registered_that_is_not_understood, tab_goes_back_as_it_went, a_language_that_is_none_stops_no_record, a_plan_sets_a_chain_of_dates,
     what_finds_no_incident_begins_one, what_is_typed_on_goes_into_the_incident_that_begins,
     keys_choose_among_proposals_that_are_still_to_come, words_for_an_incident_are_not_dropped,
     what_is_missing_is_said, files_dropped_on_a_form_are_its_papers, a_gap_is_filled_in)
