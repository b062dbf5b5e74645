# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The minister asks: protests to a party since a day, how many were answered, the last one and whether it is delivered."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
import uuid

from driver import Session, main
from window import PROGRAM, cli, make_registry

QUERY = "kind:demarche party:afghanistan after:2025"
BUDGET = 20
ACTS = [  # day, tone, answers, more
    ("2024-12-31", "protest", [], {}),
    ("2025-01-10", "protest", [("2025-01-20", "denies")], {}),
    ("2025-02-10", "condemn", [("2025-02-13", "regrets")], {}),
    ("2025-12-01", "concern", [("2026-01-31", "receipt-only")], {}),
    ("2026-02", "protest", [("2026-03-01", "accepts")], {}),
    ("2026-03-05", None, [], {}),
    ("2026-04-01", "protest", [], {"state": "void"}),
    ("2026-06-01", "strong-protest", [], {"delivery": "planned"}),
]


def act(number, day, tone, answers, more):
    record = {"kind": "demarche", "id": str(uuid.UUID(int=number, version=4)), "reference": f"PROT/{day[:4]}/9{number:03}",
              "state": "registered", "title": f"Protest number {number}", "act_kind": "protest", "direction": "made",
              "party_from": [{"label": "Pakistan"}], "party_to": [{"label": "Afghanistan"}], "form": "note-verbale",
              "occasion_date": day, "answers": [{"on": on, "response": response} for on, response in answers], **more}
    if tone:
        record["tone"] = tone
    return json.dumps({key: value for key, value in record.items() if value != []})


def make_acts(home):
    registry = make_registry(home)
    path = os.path.join(home, "acts.jsonl")
    with open(path, "w") as file:
        file.write("\n".join(act(number, *what) for number, what in enumerate(ACTS, 1)))
    cli(registry, "import", path)
    return registry


def read_pdf(path):
    """What a PDF says, or None where nobody can read it."""
    if shutil.which("pdftotext") is None:
        return None
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True, text=True).stdout


def the_minister_is_answered():
    with tempfile.TemporaryDirectory(prefix="chancery-report-") as folder:
        registry = make_acts(folder)
        counted = json.loads(cli(registry, "count", "--format", "json", "--list", QUERY))
        assert counted["count"] == 5 and counted["answered"] == 3 and counted["receipts"] == 1, counted
        by_year = {row["value"]: row["count"]
                   for row in json.loads(cli(registry, "count", "--format", "json", "--by", "year", QUERY))["counts"]}
        assert by_year == {"2025": 3, "2026": 2}
        pdf = os.path.join(folder, "answer.pdf")
        with Session(PROGRAM, home=folder) as ui:
            ui.wait("list", "Places")
            ui.key("ctrl+f")
            ui.wait_focus("*", re.compile("^Search"))
            ui.type(QUERY)
            ui.wait("label", re.compile("^7 records?\\b"))
            ui.key("ctrl+r")
            # The numbers, and the last act with its delivery, on one page.
            ui.wait_focus("*", "Counted: 5")
            ui.wait("*", "Answered: 3 of 5 (60 %)")
            ui.wait("*", "Receipt only: 1")
            ui.wait("*", re.compile("^The last: 1 June 2026 · PROT/2026/9008 · Protest number 8 · planned"))
            ui.wait("*", "2025, Counted: 3")
            ui.wait("*", "2026, Counted: 2")
            ui.picture("report")
            # The list behind a number by one key, and back by another.
            ui.key("Tab")
            ui.wait_focus("*", re.compile("^Answered"))
            ui.key("Return")
            ui.wait("label", re.compile("^3 records?\\b"))
            ui.key("Escape")
            ui.wait_focus("*", re.compile("^(Counted|Answered)"))
            # On paper, with the query and the time.
            ui.key("ctrl+s")
            ui.wait("*", re.compile("^Save as PDF"))
            ui.key("ctrl+a")
            ui.type(pdf)
            ui.key("Return")
            ui.wait("label", "Saved as answer.pdf")
            keys = ui.other_keys
            print(f"# {keys} other keys, at most {BUDGET}")
        assert keys <= BUDGET, f"{keys} other keys, not {BUDGET}"
        check_pdf(pdf, registry)


def check_pdf(pdf, registry):
    assert os.stat(pdf).st_mode & 0o777 == 0o600
    text = read_pdf(pdf)
    if text is None:
        print("# pdftotext is not here")
        return
    pages = text.count("\f")
    assert text.count("kind:demarche party:afghanistan after:2025 · Made on ") == pages + 1
    assert f"page 1 of {pages}" in text and f"page {pages} of {pages}" in text
    assert re.search(r"^Answered +3 of 5 \(60 %\)$", text, re.M), text
    assert re.search(r"^ *2025 +3 +2 +1 +0 +67 %$", text, re.M), text
    assert re.search(r"^ *2026 +2 +1 +0 +1 +50 %$", text, re.M), text
    assert "registered or closed and not void" in text.replace("\n", " ")
    # The same numbers from the file itself, by the rule as it is written there.
    with sqlite3.connect(f"file:{registry}?mode=ro", uri=True) as db:
        counted = db.execute(
            "SELECT count (*) FROM record AS r JOIN demarche AS d ON d.record = r.id WHERE r.state IN ('registered', 'closed')"
            " AND ifnull (d.delivery, 'delivered') = 'delivered' AND r.first_day >= julianday ('2025-01-01 12:00')").fetchone()
    assert counted == (5,), counted


def every_number_lists_what_it_counts():
    with tempfile.TemporaryDirectory(prefix="chancery-report-") as folder:
        make_acts(folder)
        with Session(PROGRAM, home=folder) as ui:
            ui.wait("list", "Places")
            ui.key("ctrl+f")
            ui.wait_focus("*", re.compile("^Search"))
            ui.type("kind:demarche")
            ui.wait("label", re.compile("^8 records?\\b"))
            ui.key("ctrl+r")
            ui.wait_focus("*", "Counted: 6")
            for _ in range(8):
                name = ui.wait_focus("*", re.compile(r": \d")).name
                number = int(re.search(r": (\d+)", name)[1])
                if number and not name.startswith("The last"):
                    ui.key("Return")
                    ui.wait("label", re.compile(f"^{number} records?\\b"))
                    ui.key("Escape")
                    ui.wait_focus("*", name)
                ui.key("Tab")
                ui.settle()
            # The officer's own list stands there again.
            ui.key("Escape")
            ui.wait("label", re.compile("^8 records?\\b"))


main(the_minister_is_answered, every_number_lists_what_it_counts)
