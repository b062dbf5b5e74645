# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of a demarche where it has to say something: what it does not understand, what it lacks."""

import re
import tempfile

from demarche import begin_demarche, make_desk, records, tab_to
from driver import Session, main
from window import PROGRAM


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


main(nothing_is_registered_that_is_not_understood)
