# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The chronology of a dispute: 45 papers go into a case file by one search, and stand in it in order of time, those whose day
was inferred marked, those without one at the end."""

import json
import os
import re
import tempfile

from driver import Session, main
from window import PROGRAM, cli, make_registry

MOST_KEYS = 10
N_DATED, N_INFERRED, N_UNDATED = 38, 4, 3


def document(number, day):
    record = {"kind": "document", "title": f"Paper {number}", "form": "cable", "tags": ["border road"], "state": "registered"}
    if day:
        record["date_on_document"] = day
    return json.dumps(record)


def make_papers(home):
    """In no order of time, and another paper that is not meant."""
    registry = make_registry(home)
    days = [f"{1950 + (7 * i) % 40}-{1 + i % 12:02}-{1 + i % 28:02}" for i in range(N_DATED)]
    days[5:5] = [{"edtf": f"19{52 + 9 * i}-0{i + 1}", "quality": "inferred"} for i in range(N_INFERRED)]
    days[20:20] = [None] * N_UNDATED
    lines = [document(number, day) for number, day in enumerate(days, 1)]
    lines.append('{"kind": "document", "title": "Another matter", "form": "cable", "date_on_document": "1960-01-01"}')
    path = os.path.join(home, "papers.jsonl")
    with open(path, "w") as file:
        file.write("\n".join(lines))
    cli(registry, "import", path)
    cli(registry, "new", "casefile", "class=LAW", "title=The border road")
    return registry


def search(ui, text):
    ui.key("ctrl+f")
    ui.wait_focus("*", re.compile("^Search"))
    ui.type(text)


def papers_stand_in_order_of_time():
    with tempfile.TemporaryDirectory(prefix="chancery-chronology-") as folder:
        registry = make_papers(folder)
        number = json.loads(cli(registry, "search", "--format", "json", "kind:casefile"))["hits"][0]["reference"]
        with Session(PROGRAM, home=folder) as ui:
            ui.wait("list", "Places")
            search(ui, "tag:\"border road\"")
            ui.wait("label", re.compile("^45 records?\\b"))
            ui.key("Down")
            ui.wait_focus("list item", re.compile("Paper"))
            ui.key("f")
            ui.wait("*", "Put 45 Into a Case File")
            ui.wait("list item", re.compile("^The border road"))
            ui.key("Return")
            ui.wait("label", f"45 put into {number}")
            search(ui, number)
            ui.wait("list item", re.compile("^Case file, " + number))
            ui.key("Down", "Return")
            ui.wait("label", re.compile(f"^{number} · .*45 papers"))
            ui.wait("*", re.compile("Paper"))
            ui.picture("chronology")
            keys = ui.other_keys
            print(f"# {keys} other keys, at most {MOST_KEYS}")
        assert keys <= MOST_KEYS, keys
        rows = json.loads(cli(registry, "chronology", "--case", number, "--format", "json"))["chronology"]
        rows = [row for row in rows if row["title"].startswith("Paper")]
        dated = [row["date"] for row in rows if "date" in row]
        assert len(rows) == 45 and len(dated) == N_DATED + N_INFERRED
        assert [date[:7] for date in dated] == sorted(date[:7] for date in dated), dated
        assert all("date" not in row for row in rows[len(dated):]), "what has no day stands last"
        assert sum("inferred" in row["day"] for row in rows) == N_INFERRED, rows


main(papers_stand_in_order_of_time)
