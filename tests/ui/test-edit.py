# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is typed is not lost: a draft outlives a program that is killed, an edit can be taken back, and a correction
to a registered act leaves the original visible."""

import json
import re
import tempfile

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
            go_to(ui, "Desk")
            ui.wait("*", re.compile(re.escape(SUBJECT)))
            ui.picture("edit-draft")


main(draft_outlives_a_killed_program)
