# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is typed is not lost: a draft outlives a program that is killed, an edit can be taken back, and a correction
to a registered act leaves the original visible."""

import json
import re
import tempfile

from demarche import type_subject
from driver import Session, main
from window import PROGRAM, cli, go_to, make_registry

SUBJECT = "Enquiry about a detained national"
PROTEST = "PROT/2026/0001"


def draft_outlives_a_killed_program():
    with tempfile.TemporaryDirectory(prefix="chancery-edit-") as folder:
        registry = make_registry(folder)
        with Session(PROGRAM, home=folder) as ui:
            ui.wait("list", "Places")
            ui.key("ctrl+shift+n")
            ui.wait("menu item", "Demarche")
            ui.key("Escape")
            ui.wait_gone("menu item", "Demarche")
            ui.key("ctrl+n")
            ui.wait_focus("text", "To")
            ui.key("Tab", "Tab", "Tab", "Tab")
            ui.wait_focus("text", "Date")
            ui.key("Tab")
            ui.wait_focus("text", "Subject")
            ui.type(SUBJECT)
            ui.wait("label", re.compile("^Draft, kept"))
            ui.kill()
            ui.quit = lambda: None
        assert json.loads(cli(registry, "export", "--all"))["records"] == [], "a draft is no record"
        with Session(PROGRAM, home=folder) as ui:
            # Offered at once, and one key goes on with it.
            ui.wait("label", f"Not finished yet: “{SUBJECT}”")
            ui.picture("edit-draft-offered")
            go_to(ui, "Desk")
            ui.wait("list item", re.compile(re.escape(SUBJECT)))
            ui.picture("edit-draft")
            ui.key("ctrl+d")
            ui.wait_text("text", "Subject", SUBJECT)
            ui.wait_gone("label", re.compile("^Not finished yet"))


def open_protest(ui):
    go_to(ui, "Demarches")
    ui.wait("list item", re.compile("^Demarche, " + PROTEST))
    ui.wait("label", "1 record")
    ui.key("F6", "Down", "Return")
    ui.wait("label", re.compile("^Protest · made · summons"))


def draft_of_an_edit_is_gone_on_with():
    """Bug: going on with the kept draft of a record that is saved ended the program."""
    with tempfile.TemporaryDirectory(prefix="chancery-edit-") as folder:
        registry = make_registry(folder, sample=True)
        before = json.loads(cli(registry, "show", PROTEST, "--format", "json"))
        with Session(PROGRAM, home=folder) as ui:
            open_protest(ui)
            ui.key("F2")
            type_subject(ui, SUBJECT)
            ui.wait("label", re.compile("^Draft, kept"))
        with Session(PROGRAM, home=folder) as ui:
            ui.wait("label", f"Not finished yet: “{SUBJECT}”")
            ui.key("ctrl+d")
            ui.wait("label", "This is a draft that was kept.")
            # It knows what it is compared with: this is a correction, not a new record.
            ui.key("ctrl+s")
            ui.wait_focus("text", "Reason for the correction")
            ui.type("Another matter")
            ui.key("Return")
            ui.wait("label", re.compile("Another matter"))
        after = json.loads(cli(registry, "show", PROTEST, "--format", "json"))
        assert after["title"] == SUBJECT and after["corrections"][-1]["before"] == before["title"], after


def correct_subject(ui, subject, reason):
    ui.key("F2")
    type_subject(ui, subject)
    ui.key("ctrl+s")
    ui.wait_focus("text", "Reason for the correction")
    ui.type(reason)
    ui.key("Return")


def correction_shows_the_original_and_can_be_taken_back():
    with tempfile.TemporaryDirectory(prefix="chancery-edit-") as folder:
        registry = make_registry(folder, sample=True)

        def protest():
            return json.loads(cli(registry, "show", PROTEST, "--format", "json"))

        before = protest()
        with Session(PROGRAM, home=folder) as ui:
            open_protest(ui)
            correct_subject(ui, "Protest over the attack of 16 February", "The day belongs into the subject")
            ui.wait("label", re.compile("joint checkpost in Bajaur → Protest over the attack of 16 February"))
            ui.wait("label", re.compile("The day belongs into the subject"))
            ui.picture("edit-correction")
            [correction] = protest()["corrections"]
            assert correction["field"] == "title" and correction["before"] == before["title"], correction
            ui.key("ctrl+z")
            ui.wait_until(lambda: protest()["title"] == before["title"], "the subject as it was")
            ui.wait("label", before["title"])
        cli(registry, "verify")


main(draft_outlives_a_killed_program, draft_of_an_edit_is_gone_on_with,
     correction_shows_the_original_and_can_be_taken_back)
