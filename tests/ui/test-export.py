# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Task 7: the open case file goes out up to restricted, by keyboard: 200 records, 12 above, nothing of which leaves."""

import json
import os
import re
import tempfile
import zipfile

from driver import Session, main
from window import PROGRAM, cli, go_to, make_registry

MOST_KEYS = 10
NUMBER = "AFG/2026/1"
N_PAPERS, N_ABOVE = 199, 12
ID = "22222222-2222-4222-8222-{:012}".format


def make_case(home):
    """A case file with 199 papers, of which 12 are above restricted; one tells of one of them."""
    path = make_registry(home)
    records = [{"kind": "document", "id": ID(n), "reference": f"DOC/2026/{n:04}", "state": "registered", "title": f"Paper {n}", "form": "note-verbale",
                "date_on_document": f"2026-02-{n % 28 + 1:02}", "direction": "in"} for n in range(1, N_PAPERS + 1)]
    for record in records[:N_ABOVE]:
        n = int(record["id"][-3:])
        record |= {"title": f"Canary{n:03}title of the source", "body": f"canary{n:03}body", "tags": [f"canary{n:03}tag"], "marking": {"level": "confidential"}}
    records[50]["body"] = "Compare DOC/2026/0003, as was said."
    records.insert(0, {"kind": "casefile", "id": ID(900), "class": "AFG", "reference": NUMBER, "state": "registered", "title": "Two hundred papers",
                       "opened": "2026-02-18", "items": [{"record": {"id": record["id"]}} for record in records]})
    document = os.path.join(home, "case.json")
    with open(document, "w") as file:
        json.dump({"chancery": 1, "records": records}, file)
    cli(path, "import", document)
    os.unlink(document)
    return path


def open_the_case(ui):
    ui.wait("list", "Places")
    ui.key("ctrl+f")
    ui.wait_focus("*", re.compile("^Search"))
    ui.type(NUMBER)
    ui.wait("list item", re.compile("^Case file, " + NUMBER))
    ui.key("Down", "Return")
    ui.wait("label", re.compile(f"^{NUMBER} · open since"))


def choose_restricted(ui):
    """Up to: none, unmarked, unclassified, restricted."""
    ui.key("alt+u")
    ui.settle()
    ui.key("Down", "Down", "Down", "Return")
    ui.wait("label", re.compile(f"^{N_PAPERS + 1 - N_ABOVE} go, {N_ABOVE} stay"))


def review(ui):
    """Reads the passage; gives the keys that it took, which the task does not ask for. Return opens a row, and exports nothing."""
    begin = ui.other_keys
    for _ in range(24):
        focus = ui.focused()
        if focus and focus.name == "1 passage tells of what stays":
            break
        ui.key("Tab")
        ui.settle()
    ui.key("Return")
    ui.wait("label", "DOC/2026/0051 · Text\nCompare DOC/2026/0003, as was said.")
    assert not [name for name in os.listdir(ui.home) if name.startswith("AFG-")], "it went without a word"
    return ui.other_keys - begin


def packed(path):
    """The bytes of a package, unpacked, and the names in it."""
    with zipfile.ZipFile(path) as zipped:
        return b"\n".join(entry.filename.encode() + b"\n" + zipped.read(entry) for entry in zipped.infolist())


def nothing_of_what_stays(home):
    """Looks into every file that went out."""
    found = {name: os.path.join(home, name) for name in os.listdir(home) if name.startswith("AFG-2026-1.")}
    for path in found.values():
        with open(path, "rb") as file:
            data = file.read() + (packed(path) if path.endswith(".zip") else b"")
        assert not re.search(rb"(?i)canary", data), path
        assert all(ID(n).encode() not in data for n in range(1, N_ABOVE + 1)), path
    return found


def the_case_goes_up_to_restricted():
    with tempfile.TemporaryDirectory(prefix="chancery-export-") as home:
        path = make_case(home)
        with Session(PROGRAM, home=home) as ui:
            open_the_case(ui)
            begin = ui.other_keys
            ui.key("ctrl+e")
            ui.wait("label", "Case " + NUMBER)
            ui.wait("label", re.compile(rf"^{N_PAPERS + 1} go, 0 stay"))
            choose_restricted(ui)
            ui.wait("label", "1 passage tells of what stays")
            ui.picture("export-1-ceiling")
            begin += review(ui)
            ui.key("alt+t")
            ui.key("alt+f")
            ui.type("Embassy in Kabul")
            ui.picture("export-2-ready")
            ui.key("Return")
            ui.wait("label", re.compile(r"^Exported: .*AFG-2026-1\.zip"))
            keys = ui.other_keys - begin
            ui.picture("export-3-done")
            files = nothing_of_what_stays(home)
            assert "AFG-2026-1.zip" in files, files
            with zipfile.ZipFile(files["AFG-2026-1.zip"]) as zipped:
                document = json.loads(zipped.read("AFG-2026-1/data/AFG-2026-1.json"))
                for name in ("AFG-2026-1.pdf", "AFG-2026-1.html"):
                    with open(files[name], "rb") as file:
                        assert file.read() == zipped.read("AFG-2026-1/data/" + name), "another book in the package"
            assert document["withheld"] == [f"DOC/2026/{n:04}" for n in range(1, N_ABOVE + 1)]
            assert len(document["records"]) == N_PAPERS + 1 - N_ABOVE
            told = next(record for record in document["records"] if record["id"] == ID(51))
            assert told["body"] == "Compare [redacted], as was said." and told["redacted"] == ["body"]
            a_minute_is_left(ui, path, files)
            print(f"# {keys} other keys of {MOST_KEYS}")
            assert keys <= MOST_KEYS, keys


def a_minute_is_left(ui, path, files):
    """What went to whom, with the digest of the file; not in what went; taken back as one act."""
    minutes = json.loads(cli(path, "show", NUMBER, "--format", "json"))["minutes"]
    assert len(minutes) == 1 and minutes[0]["text"].startswith("Sent to Embassy in Kabul: 188 records, up to Restricted."), minutes
    digest = os.popen(f"sha256sum '{files['AFG-2026-1.zip']}'").read().split()[0]
    assert f"AFG-2026-1.zip, SHA-256 {digest}" in minutes[0]["text"], minutes
    ui.key("ctrl+z")
    ui.wait_until(lambda: "minutes" not in json.loads(cli(path, "show", NUMBER, "--format", "json")), "the minute taken back")


def the_last_choice_is_kept():
    with tempfile.TemporaryDirectory(prefix="chancery-export-") as home:
        make_case(home)
        with Session(PROGRAM, home=home) as ui:
            open_the_case(ui)
            ui.key("ctrl+e")
            ui.wait("label", re.compile(rf"^{N_PAPERS + 1} go, 0 stay"))
            choose_restricted(ui)
            ui.key("alt+e")
            ui.wait("label", re.compile("^Exported: "))
            ui.key("ctrl+e")
            ui.wait("label", re.compile(f"^{N_PAPERS + 1 - N_ABOVE} go, {N_ABOVE} stay"))
            ui.key("Escape")
            ui.wait_gone("label", "Case " + NUMBER)


def a_case_that_is_coming_is_what_is_meant():
    with tempfile.TemporaryDirectory(prefix="chancery-export-") as home:
        make_case(home)
        with Session(PROGRAM, home=home) as ui:
            go_to(ui, "Case files")
            ui.wait("list item", re.compile("^Case file, " + NUMBER))
            ui.key("F6", "Home", "Return", "ctrl+e")
            ui.wait("label", "Case " + NUMBER)
            ui.wait("label", re.compile(rf"^{N_PAPERS + 1} go, 0 stay"))


NAMES = ("Records.html", "Records.json", "Records.pdf", "Records.zip")
AGAIN = tuple(name.replace(".", " (2).") for name in NAMES)


def written(home):
    return tuple(sorted(name for name in os.listdir(home) if name.startswith("Records")))


def content(home, name):
    with open(os.path.join(home, name), "rb") as file:
        return file.read()


def search(ui, words, found):
    ui.wait("list", re.compile("^(Places|Today)"))
    ui.key("ctrl+f")
    ui.wait_focus("*", re.compile("^Search"))
    ui.key("ctrl+a")
    ui.type(words)
    ui.wait("label", re.compile(found))


def export_what_is_found(ui):
    ui.key("ctrl+e")
    ui.wait("label", re.compile("^The 6 records of this list"))
    ui.wait_focus("button", re.compile("Export$"))
    ui.key("Return")


def nothing_is_replaced_unasked():
    """Bug: a file of the same name in the folder was replaced without a question."""
    with tempfile.TemporaryDirectory(prefix="chancery-export-") as home:
        make_registry(home, sample=True)
        with open(os.path.join(home, "Records.pdf"), "w") as file:
            file.write("somebody's")
        with Session(PROGRAM, home=home) as ui:
            search(ui, "bajaur", "^6 records")
            export_what_is_found(ui)
            ui.wait("label", "Replace the File?")
            ui.wait("label", re.compile("there is already: Records.pdf"))
            ui.picture("export-4-there")
            ui.key("Escape")
            ui.wait_gone("label", "Replace the File?")
            # Nothing of the set is written before somebody said what is to be done.
            assert written(home) == ("Records.pdf",), written(home)
            ui.wait_focus("button", re.compile("Export$"))
            ui.key("Return")
            ui.wait_focus("button", re.compile("Keep Both$"))
            ui.key("Return")
            ui.wait("label", re.compile(r"^Exported: Records \(2\)\.pdf"))
            assert content(home, "Records.pdf") == b"somebody's"
            assert written(home) == tuple(sorted(("Records.pdf", *AGAIN))), written(home)
            export_what_is_found(ui)
            ui.wait("label", "Replace the File?")
            for _ in range(3):
                if ui.wait_focus("button").name.endswith("Replace"):
                    break
                ui.key("Tab")
                ui.settle()
            ui.key("Return")
            ui.wait("label", re.compile(r"^Exported: Records\.pdf"))
            assert content(home, "Records.pdf").startswith(b"%PDF")
            assert written(home) == tuple(sorted(NAMES + AGAIN)), written(home)


def return_keeps_both_in_a_narrow_window():
    """Bug: where the answers stood below each other the last one, Replace, had the keyboard."""
    with tempfile.TemporaryDirectory(prefix="chancery-export-") as home:
        make_registry(home, sample=True)
        with open(os.path.join(home, "Records.pdf"), "w") as file:
            file.write("somebody's")
        with Session(PROGRAM, home=home, size=(360, 720)) as ui:
            ui.key("ctrl+f")
            ui.wait_focus("*", re.compile("^Search"))
            ui.type("bajaur")
            ui.wait("label", re.compile("^6 records"))
            export_what_is_found(ui)
            ui.wait_focus("button", re.compile("Keep Both$"))
            ui.picture("export-5-narrow")
            ui.key("Return")
            ui.wait("label", re.compile(r"^Exported: Records \(2\)\.pdf"))
        assert content(home, "Records.pdf") == b"somebody's"


def what_fails_is_said_where_it_is_seen():
    """Bug: the window said it behind the dialog."""
    with tempfile.TemporaryDirectory(prefix="chancery-export-") as home:
        make_registry(home, sample=True)
        settings = os.path.join(home, ".config/glib-2.0/settings")
        os.makedirs(settings)
        with open(os.path.join(settings, "keyfile"), "w") as file:
            file.write(f"[org/chancery/Chancery]\nexport-folder='file://{home}/gone'\n")
        with Session(PROGRAM, home=home, size=(360, 640)) as ui:
            search(ui, "bajaur", "^6 records")
            export_what_is_found(ui)
            ui.wait("*", re.compile("gone: No such file or directory"))
            ui.picture("export-5-failed")
            ui.wait_focus("button", re.compile("Export$"))
            # Bug: it stood there still when something else was chosen.
            ui.key("alt+u")
            ui.settle()
            ui.key("Down", "Return")
            ui.wait_gone("*", re.compile("gone: No such file or directory"))
            ui.key("Escape")
            ui.wait_gone("button", re.compile("Export$"))


def of_nothing_nothing_is_made():
    """Bug: “Nothing found” was exported as four files, copied as 0 records, and drawn as a timeline."""
    with tempfile.TemporaryDirectory(prefix="chancery-export-") as home:
        make_registry(home, sample=True)
        with Session(PROGRAM, home=home) as ui:
            search(ui, "zzzz", "^Nothing found")
            for chord, words in (("ctrl+e", "export"), ("ctrl+p", "print"), ("ctrl+shift+c", "copy"), ("ctrl+t", "show on a timeline")):
                ui.key(chord)
                ui.wait("*", f"There is nothing here to {words}.")
            assert not written(home)
            # An empty registry is nothing as well.
        make_registry(os.path.join(home, "empty"))
        with Session(PROGRAM, home=os.path.join(home, "empty")) as ui:
            ui.wait("list", "Places")
            ui.key("ctrl+e")
            ui.wait("label", re.compile("^0 go, 0 stay\nThere would be nothing in the files"))
            ui.wait("button", re.compile("Export$"), sensitive=False)
            ui.picture("export-6-nothing")


def each_format_is_one_stop():
    """Bug: the keyboard stopped twice at each format, at its row and at its mark."""
    with tempfile.TemporaryDirectory(prefix="chancery-export-") as home:
        make_registry(home, sample=True)
        with Session(PROGRAM, home=home) as ui:
            search(ui, "bajaur", "^6 records")
            ui.key("ctrl+e")
            ui.wait_focus("button", re.compile("Export$"))
            stops = []
            for _ in range(5):
                ui.key("Tab")
                ui.settle()
                stops.append(ui.focused().name)
            assert stops == ["What", "Up to", "Records", "To read (PDF)", "In a browser (HTML)"], stops
            ui.wait("check box", "In a browser (HTML)", checked=True, focused=True)
            ui.key("space")
            ui.wait("check box", "In a browser (HTML)", checked=False, focused=True)
            ui.wait_until(lambda: ui.find("button", re.compile("Export$"), sensitive=True), "what goes, counted again")
            ui.key("alt+e")
            ui.wait("label", re.compile("^Exported: "))
            assert written(home) == ("Records.json", "Records.pdf", "Records.zip"), written(home)


def a_search_is_saved_by_its_name():
    """Bug: what was found was proposed to be saved as “All records.pdf”."""
    with tempfile.TemporaryDirectory(prefix="chancery-export-") as home:
        make_registry(home, sample=True)
        with Session(PROGRAM, home=home) as ui:
            search(ui, "bajaur", "^6 records")
            ui.key("Down")
            ui.wait_focus("list item")
            ui.key("ctrl+s")
            ui.wait_focus("text")
            assert ui.tree.text(ui.focused()) == "Search – “bajaur”.pdf", ui.tree.text(ui.focused())
            ui.key("Escape")
            ui.wait_gone("button", re.compile("Save$"))


def a_paper_is_saved_over_another():
    """Bug: a paper was not written over the file for which the chooser had asked, and nobody said so."""
    with tempfile.TemporaryDirectory(prefix="chancery-export-") as home:
        registry = make_registry(home)
        path = os.path.join(home, "annex.txt")
        with open(path, "w") as file:
            file.write("The annex.")
        cli(registry, "attach", cli(registry, "new", "document", "title=Letter of the embassy", "form=letter", "direction=in").strip(), path)
        with open(path, "w") as file:
            file.write("Something else.")
        with Session(PROGRAM, home=home) as ui:
            search(ui, "embassy", "^1 record$")
            ui.key("Down", "Return")
            button = ui.wait("button", re.compile("^Save annex.txt elsewhere"))
            ui.tree.act(button)
            ui.wait_focus("text")
            ui.key("ctrl+a")
            ui.type(path)
            ui.key("Return")
            ui.tree.act(ui.wait("button", re.compile("Replace$")))
            ui.wait("label", "Saved as annex.txt")
        assert content(home, "annex.txt") == b"The annex."


main(the_case_goes_up_to_restricted, a_case_that_is_coming_is_what_is_meant, the_last_choice_is_kept, nothing_is_replaced_unasked,
     return_keeps_both_in_a_narrow_window,
     what_fails_is_said_where_it_is_seen, of_nothing_nothing_is_made, each_format_is_one_stop, a_search_is_saved_by_its_name, a_paper_is_saved_over_another)
