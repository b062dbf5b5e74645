# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A wrong date on a registered act is put right and a number that was issued in error is made void, by keyboard and in
few keys: the original stays beside the correction, the void stays in the register with its reason."""

import json
import os
import re
import tempfile

from driver import Session, main
from window import PROGRAM, SAMPLE, cli, go_to, make_registry, usual_registry

MOST_KEYS_TO_CORRECT = 8
MOST_KEYS_TO_VOID = 6
PROTEST = "PROT/2026/0001"


def show(registry, what=PROTEST):
    return json.loads(cli(registry, "show", what, "--format", "json"))


def open_protest(ui):
    go_to(ui, "Demarches")
    ui.wait("list item", re.compile("^Demarche, " + PROTEST))
    ui.key("F6", "Down", "Return")
    ui.wait("label", re.compile("^Protest · made · summons"))


def wrong_date_is_put_right():
    with tempfile.TemporaryDirectory(prefix="chancery-corrections-") as folder:
        # On the example's own day, two weeks after the act: a day without a year is the one nearby.
        registry = usual_registry(folder)
        os.makedirs(os.path.dirname(registry), mode=0o700)
        cli(registry, "import", SAMPLE)
        cli(registry, "set", PROTEST, "reply_by=2026-03-20")
        with Session(PROGRAM, home=folder) as ui:
            open_protest(ui)
            begin = ui.other_keys
            ui.key("c")
            ui.wait_focus("text", "Date")
            ui.wait("label", re.compile("^20 Mar 2026; stays"))
            ui.type("17.2.", own=False)
            ui.key("Return")
            ui.wait_focus("text", "Reason for the correction")
            ui.type("The note gives the day")
            ui.key("Return")
            ui.wait("label", re.compile("16 Feb 2026 or later.*17 February 2026", re.S))
            keys = ui.other_keys - begin
            print(f"# putting the date right took {keys} other keys")
            ui.wait("label", re.compile("16 Feb 2026 or later, inferred → 17 Feb 2026"))
            ui.wait("label", re.compile("The note gives the day"))
            ui.picture("corrections-date")
            ui.key("ctrl+b")
            ui.wait("*", "Register Book")
            ui.wait("label", re.compile("16 Feb 2026 or later.*\n17 Feb 2026", re.S))
            ui.picture("corrections-book-date")
        assert keys <= MOST_KEYS_TO_CORRECT, keys
        record = show(registry)
        [correction] = record["corrections"]
        assert correction["field"] == "occasion_date" and correction["reason"] == "The note gives the day", correction
        assert correction["before"]["edtf"] == "2026-02-16/.." and correction["after"] in ("2026-02-17", record["occasion_date"]), correction
        text = cli(registry, "show", PROTEST)
        assert "16 Feb 2026" in text and "17 Feb 2026" in text, text
        cli(registry, "verify")


def number_issued_in_error_is_made_void():
    with tempfile.TemporaryDirectory(prefix="chancery-corrections-") as folder:
        registry = make_registry(folder, sample=True)
        cli(registry, "set", PROTEST, "reply_by=2026-03-20", "occasion_date=2026-02-17", "--reason", "As the note says")
        with Session(PROGRAM, home=folder) as ui:
            open_protest(ui)
            ui.wait("label", re.compile("Reply by.20 Mar.*Answer.none yet"))
            begin = ui.other_keys
            ui.key("v")
            ui.wait("*", re.compile("Make PROT/2026/0001 Void"))
            ui.wait("label", re.compile("stays in the register.*3 demands, 1 right reserved", re.S))
            ui.wait_focus("text", "Reason")
            ui.type("Issued in error")
            ui.key("Return")
            ui.wait("label", re.compile("^Void: Issued in error.*void with it: 3 demands, 1 right reserved"))
            keys = ui.other_keys - begin
            # Nothing is awaited of it any more.
            assert not ui.find("label", re.compile("none yet"))
            print(f"# making it void took {keys} other keys")
            ui.picture("corrections-void")
            ui.key("ctrl+b")
            ui.wait("*", "Register Book")
            ui.wait("label", re.compile("PROT 2026 is .*1 void"))
            ui.wait("label", "void: Issued in error")
            ui.picture("corrections-book")
            ui.key("Escape")
            ui.wait("label", re.compile("^Void: Issued in error"))
        assert keys <= MOST_KEYS_TO_VOID, keys
        assert show(registry)["state"] == "void" and show(registry)["reference"] == PROTEST
        [row] = [row for row in json.loads(cli(registry, "register-book", "--format", "json"))["numbers"] if row["reference"] == PROTEST]
        assert (row["state"], row["reason"]) == ("void", "Issued in error"), row
        cli(registry, "verify")


main(wrong_date_is_put_right, number_issued_in_error_is_made_void)
