# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""From an empty desk to bytes in another registry, by keyboard alone: an officer starts a registry, enters the
protest with a new incident and three demands, registers it, finds it again and exports it; the command line brings
the file in elsewhere and gives the same bytes."""

import glob
import json
import os
import re
import tempfile
import time

from driver import Session, main
from window import PROGRAM, cli, go_to, usual_registry, without_time

MOST_OTHER_KEYS = 90
SUBJECT = "Protest over the attack in Bajaur"
INCIDENT = "Suicide vehicle bomb, Bajaur, 16 Feb 2026"
DEMANDS = ["Take immediate and verifiable steps against groups in Afghan territory",
           "Dismantle their infrastructure", "Act against the leaders who plan attacks"]
RIGHT = "Pakistan reserves the right to respond to threats from across the border"


def start_a_registry(ui):
    ui.wait("button", "Start a registry", focused=True)
    ui.picture("walk-1-first-run")
    ui.key("Return")
    ui.wait("label", re.compile(r"PROT/\d{4}/0001"))
    ui.wait("button", "Start")
    ui.picture("walk-2-start")
    ui.key("Return", "Return", "Return")
    ui.wait("list", "Places")


def enter_the_act(ui):
    ui.key("ctrl+n")
    ui.wait_focus("text", "To")
    ui.type("Afghan Taliban authorities")
    ui.key("Return")
    ui.wait_focus("text", "Mission or office")
    ui.type("Afghan mission")
    ui.key("Return")
    ui.wait_focus("button", "Nature")
    ui.key("Return")
    ui.wait_focus("button", "Form")
    ui.key("Return")
    ui.wait_focus("text", "Date")
    ui.type("after 16 feb 2026, i", own=False)
    ui.wait("label", "16 Feb 2026 or later, inferred")
    ui.key("Return")
    ui.wait_focus("text", "Subject")
    ui.type(SUBJECT)
    ui.key("Return")
    ui.wait_focus("button", "Tone")
    ui.type("cond", own=False)
    ui.key("Return")
    ui.wait_focus("text", "Incident")


def enter_the_incident(ui):
    ui.key("Tab")
    ui.wait_focus("button", "New incident")
    ui.key("Return")
    ui.wait_focus("button", "How")
    ui.type("suic", own=False)
    ui.key("Return")
    ui.wait_focus("text", "Where")
    ui.type("Bajaur")
    ui.key("Return")
    ui.wait_focus("text", "When")
    ui.type("16 feb 2026, i", own=False)
    ui.key("Return")
    ui.wait_focus("text", "Toll")
    ui.type("11 soldiers killed")
    ui.key("Return")
    ui.wait_focus("text", "Alleged author")
    ui.type("TTP")
    ui.key("Return")
    ui.wait_focus("text", "Demand")
    ui.wait("label", INCIDENT)


def enter_what_was_asked_and_said(ui):
    for demand in DEMANDS:
        ui.type(demand)
        ui.key("Return")
    ui.picture("walk-3-form")
    ui.key("alt+r")
    ui.wait_focus("text", "Right reserved")
    ui.key("ctrl+a")
    ui.type(RIGHT)
    ui.key("alt+5")
    ui.wait_focus("text", "Reply by")
    ui.type("+30d", own=False)


def register(ui):
    number = f"PROT/{time.strftime('%Y')}/0001"
    ui.key("ctrl+Return")
    ui.wait("*", re.compile(f"Register as {number}"))
    ui.picture("walk-4-register")
    ui.key("Return")
    ui.wait("label", re.compile("^Protest · made · summons"))
    ui.wait("label", re.compile(number))
    ui.picture("walk-5-page")
    return number


def look_at_the_page(ui):
    for words in [SUBJECT, INCIDENT, *DEMANDS]:
        ui.wait("label", re.compile(re.escape(words)))
    ui.wait("label", re.compile("Answer.none yet"))
    ui.wait("label", re.compile("Not stated: who received it"))


def search(ui):
    ui.key("ctrl+f")
    ui.wait_focus("*", re.compile("^Search"))
    ui.type(f"prot-{time.strftime('%Y')}-1")
    ui.wait("list item", re.compile("^Demarche.*" + re.escape(SUBJECT)))
    ui.key("ctrl+a")
    ui.type("attäck bajaur")
    ui.wait("list item", re.compile("^Demarche.*" + re.escape(SUBJECT)))
    ui.picture("walk-6-search")
    ui.key("Escape")


def export(ui):
    ui.key("ctrl+e")
    ui.wait("label", "The whole registry")
    ui.wait("label", re.compile(r"^\d+ go, 0 stay"))
    ui.picture("walk-7-export")
    for _ in range(8):
        if ui.wait_focus("*").words()[-1].endswith("Export"):
            break
        ui.key("Tab")
    ui.key("Return")
    ui.wait_until(lambda: glob.glob(os.path.join(ui.home, "*.json")), "the exported file")
    ui.wait("label", re.compile("[Ee]xport"))
    return glob.glob(os.path.join(ui.home, "*.json"))[0]


def check_what_was_entered(records):
    def of(kind):
        return [record for record in records if record["kind"] == kind]

    kinds = sorted(record["kind"] for record in records)
    assert (len(of("demarche")), len(of("incident")), len(of("reservation"))) == (1, 1, 1), kinds
    [protest], [incident], [reservation] = of("demarche"), of("incident"), of("reservation")
    assert protest["state"] == incident["state"] == "registered"
    when = protest["occasion_date"]
    assert (when["edtf"], when["quality"]) == ("2026-02-16/..", "inferred") and when["typed"].startswith("after 16 feb"), when
    assert protest["tone"] == "condemn" and "addressee" not in protest and protest["reply_by"]
    assert any(link["type"] == "protests" and link["to"]["id"] == incident["id"] for link in protest["links"])
    assert "title" not in incident and incident["phases"][0]["method"] == "suicide-vehicle-bomb"
    claims = {claim["property"]: claim for claim in incident["claims"]}
    assert claims["casualty"]["quantity"]["best"] == 11 and claims["casualty"]["category"] == "military"
    author = claims["attribution"]["actor"]  # a party, or the words where no party is called so
    assert claims["attribution"]["our_line"] is True and "TTP" in (author, author["label"] if isinstance(author, dict) else None)
    assert sorted(demand["text"] for demand in of("demand")) == sorted(DEMANDS)
    assert {demand["demand_kind"] for demand in of("demand")} == {"act-against-group", "dismantle", "act-against-persons"}
    assert all(demand["raised_in"]["id"] == protest["id"] and demand["state"] == "registered" for demand in of("demand"))
    assert reservation["text"] == RIGHT and reservation["made_in"]["id"] == protest["id"]
    [action] = of("action")  # what the reply-by makes
    assert action["on"]["id"] == protest["id"] and action["due"]["edtf"] == protest["reply_by"]["edtf"], action


def whole_case_by_keyboard_alone():
    with tempfile.TemporaryDirectory(prefix="chancery-walk-") as folder:
        with Session(PROGRAM, home=folder) as ui:
            start_a_registry(ui)
            begin = ui.other_keys
            enter_the_act(ui)
            enter_the_incident(ui)
            enter_what_was_asked_and_said(ui)
            register(ui)
            keys = ui.other_keys - begin
            look_at_the_page(ui)
            search(ui)
            go_to(ui, "All records")
            exported = export(ui)
            print(f"# entering the case took {keys} other keys; in all {ui.counts()}")
        assert keys <= MOST_OTHER_KEYS, keys
        here = usual_registry(folder)
        there = os.path.join(folder, "elsewhere.chancery")
        with open(exported) as file:
            check_what_was_entered(json.load(file)["records"])
        assert re.match(r"new \d+, changed 0, unchanged 0, conflicts 0", cli(there, "import", exported))
        first, second = cli(here, "export", "--all"), cli(there, "export", "--all")
        assert without_time(first) == without_time(second)
        with open(exported) as file:
            assert without_time(file.read()) == without_time(first)
        assert re.match(r"new 0, changed 0, unchanged \d+, conflicts 0", cli(there, "import", exported))
        cli(here, "verify")


main(whole_case_by_keyboard_alone)
