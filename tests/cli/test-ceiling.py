# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an export under a ceiling keeps back, in every format: no byte of it leaves, and what tells of it is found."""

import base64
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
import zlib

sys.dont_write_bytecode = True

from front_door import Registry, main, write  # noqa: E402

ID = "11111111-1111-4111-8111-{:012}".format
LEVELS = ["unmarked", "unclassified", "restricted", "confidential", "secret", "top-secret"]
FORMATS = {"json": "json", "jsonl": "jsonl", "csv": "csv", "bag": "zip", "ics": "ics", "pdf": "pdf", "html": "html"}


def exported(registry, *options):
    return json.loads(registry("export", "--format", "json", *(options or ("--all",))))


# ---- canaries

def canaries():
    """A word for each field that holds words, in a record of each kind, at each level."""
    n = 0
    for level in ("unmarked", "restricted", "confidential", "secret", "zz-unheard-of"):
        for kind, fields in (("document", ("title", "body", "note", "our_ref")), ("demarche", ("title", "body", "instruction_ref")),
                             ("statement", ("title", "body")), ("incident", ("body", "damage")), ("assurance", ("text", "conditions")),
                             ("action", ("what", "result")), ("figure", ("measure",)), ("person", ("note",)), ("actor", ("note",))):
            record = {"kind": kind, "id": ID(n), "marking": {"level": level}}
            for field in fields:
                record[field] = f"canary{n:03}{field.replace('_', '')}"
            if kind == "action":
                record["due"] = "2026-03-02"
            if kind in ("person", "actor"):
                record["names"] = [{"text": f"canary{n:03}name"}]
            if kind == "document":
                record |= {"state": "registered", "reference": f"DOC/2026/{n + 1:04}", "corrections": [
                    {"when": "2026-02-16T09:00:00Z", "who": f"canary{n:03}who", "field": "title", "before": f"canary{n:03}before",
                     "after": f"canary{n:03}after", "reason": f"canary{n:03}reason"}]}
            record["tags"] = [f"canary{n:03}tag"]
            yield level, record
            n += 1


def paper(folder, n, **more):
    """An attachment whose name and content are canaries."""
    inside = f"canary{n:03}inside".encode()
    digest = hashlib.sha256(inside).hexdigest()
    os.makedirs(os.path.join(folder, "attachments"), exist_ok=True)
    write(os.path.join(folder, "attachments"), digest, inside)
    return {"name": f"canary{n:03}attachment.txt", "sha256": digest, "size": len(inside), "media_type": "text/plain", **more}


def plant(folder):
    """A registry with canaries at each level, what links them, and what a change left in the history."""
    registry = Registry(folder)
    records = list(canaries())
    low, high = [r for level, r in records if level == "unmarked"], [r for level, r in records if level == "secret"]
    for record, hidden in zip(low, high):
        record["links"] = [{"type": "about", "to": {"id": hidden["id"]}, "note": f"canary{hidden['id'][-3:]}note"}]
    low[0]["correspondents"] = [{"role": "to", "who": {"id": next(r["id"] for r in high if r["kind"] == "person")}}]
    low[0]["attachments"] = [paper(folder, 999, marking={"level": "secret"}), paper(folder, 997)]
    high[0]["attachments"] = [paper(folder, 998)]
    case = {"kind": "casefile", "id": ID(900), "class": "AFG", "title": "Everything",
            "items": [{"record": {"id": r["id"]}, "note": f"canary{r['id'][-3:]}item"} for _, r in records]}
    registry.take(write(folder, "canaries.json", {"chancery": 1, "records": [r for _, r in records] + [case]}))
    registry("set", high[0]["id"], f"drafted_by={'canary%03dname' % int(high[-2]['id'][-3:])}")
    registry("set", high[0]["id"], f"note=canary{high[0]['id'][-3:]}later")
    return registry, records


def forms(word):
    """The word in the forms in which it might slip out."""
    yield from (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be"), word.encode().hex().encode())
    for offset in range(3):
        # As many characters as the word alone decides: with less of it, what may go would be taken for what may not.
        whole = b"\0" * offset + word.encode()
        yield base64.b64encode(whole)[4 if offset else 0:len(whole) // 3 * 4 + len(whole) % 3]


def unpacked(data):
    """All that is in a file, what is compressed in it too."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for entry in packed.infolist():
                yield entry.filename.encode() + entry.extra + entry.comment
                yield from unpacked(packed.read(entry))
    elif data.startswith(b"%PDF"):
        if shutil.which("pdftotext"):
            yield subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout
            yield subprocess.run(["pdfinfo", "-"], input=data, capture_output=True, check=True).stdout
        for stream in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.S):
            try:
                yield zlib.decompress(stream[1])
            except zlib.error:
                yield stream[1]
    else:
        for inside in re.findall(rb"base64,([A-Za-z0-9+/=]+)", data):
            yield base64.b64decode(inside)


def written(room):
    """All bytes of all files in a folder, and their names."""
    for place, _, names in os.walk(room):
        for name in names:
            yield name.encode()
            with open(os.path.join(place, name), "rb") as file:
                yield from unpacked(file.read())


def nothing_passes_the_ceiling(folder):
    registry, records = plant(folder)
    faults, n_files = [], 0
    for form, suffix in FORMATS.items():
        for ceiling in LEVELS[:-1]:
            rank = LEVELS.index(ceiling)
            for scope in (("--all",), ("--case", ID(900)), ("--query", "kind:document OR kind:demarche")):
                room = os.path.join(folder, f"{ceiling}-{scope[0]}-{form}")
                os.mkdir(room)
                registry("export", *scope, "--ceiling", ceiling, "--format", form, "--output", os.path.join(room, f"out.{suffix}"))
                data = b"\0".join(written(room)).lower()
                n_files += 1
                hidden = [] if rank >= LEVELS.index("secret") else ["canary999attachment", "canary998inside", "canary999inside",
                                                                    hashlib.sha256(b"canary999inside").hexdigest()]
                for level, record in records:
                    words = {word for word in re.findall(r"canary\d{3}\w+", json.dumps(record)) if word[6:9] == record["id"][-3:]}
                    if level not in LEVELS or LEVELS.index(level) > rank:
                        hidden += [*words, record["id"], f"canary{record['id'][-3:]}"]
                    elif scope == ("--all",) and form in ("json", "jsonl", "bag") and not any(word.encode() in data for word in words):
                        faults.append(f"{ceiling}: {record['kind']} {record['id']} should have gone")
                faults += [f"{ceiling} {scope[0]} {form}: {word}" for word in hidden for found in forms(word) if found.lower() in data]
    print(f"# {len(records)} records in {n_files} files")
    assert not faults, "\n".join(faults[:20])


def the_search_finds_what_is_there(folder):
    """The control: without a ceiling each canary is found in the files, compressed or not."""
    registry, records = plant(folder)
    for form, suffix in FORMATS.items():
        room = os.path.join(folder, form)
        os.mkdir(room)
        registry("export", "--all", "--format", form, "--output", os.path.join(room, f"out.{suffix}"))
        data = b"\0".join(written(room)).lower()
        if form in ("json", "jsonl", "bag"):
            missing = [word for _, record in records for word in re.findall(r"canary\d{3}\w+", json.dumps(record)) if word.encode() not in data]
            assert not missing and b"canary999inside" in data, (form, missing[:5])
        elif form in ("csv", "html") or (form == "pdf" and shutil.which("pdftotext")):
            assert data.count(b"canary") > 20, form
    assert registry.count("canary999inside") == 1, "the control found no text of the attachment"


def withheld_numbers_are_listed(folder):
    registry = Registry(folder)
    _, open_number = registry.protest()
    _, secret = registry.protest("marking=secret")
    registry("set", open_number, f"note=Compare {secret}, please")
    assert "withheld" not in exported(registry)
    out, err = registry.run("export", "--all", "--ceiling", "restricted")
    document = json.loads(out)
    assert document["withheld"] == [secret] and document["ceiling"] == "restricted"
    assert "past" not in out and secret in err, err
    quiet = json.loads(registry("export", "--all", "--ceiling", "restricted", "--no-withheld-list"))
    assert "withheld" not in quiet
    registry.run("export", "--all", "--ceiling", "purple", status=3)


def a_file_under_a_ceiling_takes_nothing_away(folder):
    registry = Registry(folder)
    one, number = registry.protest()
    _, hidden = registry.protest("marking=secret")
    registry("link", number, "cites", hidden)
    before = exported(registry)["records"]
    path = os.path.join(folder, "low.json")
    registry("export", "--all", "--ceiling", "restricted", "--output", path)
    assert registry.take(path)[:2] == (0, 0)
    assert exported(registry)["records"] == before


def titles_made_from_what_is_withheld_do_not_pass(folder):
    """An incident outside the scope calls itself after its place: who refers to it must not tell that."""
    place, incident, action = ID(1), ID(2), ID(3)
    registry = Registry(folder)
    registry("import", write(folder, "in.json", {"chancery": 1, "records": [
        {"kind": "place", "id": place, "names": [{"text": "Hidden Valley"}], "marking": {"level": "secret"}},
        {"kind": "incident", "id": incident, "place": {"id": place}, "start": "2026-02-16"},
        {"kind": "action", "id": action, "on": {"id": incident}, "what": "Ask what happened"}]}))
    assert "Hidden Valley" in registry("show", incident)
    assert "Hidden Valley" in json.dumps(exported(registry, "--query", "kind:action"))
    under = exported(registry, "--query", "kind:action", "--ceiling", "restricted")
    assert [record["id"] for record in under["records"] if record["kind"] == "action"] == [action]
    assert "Hidden Valley" not in json.dumps(under), under


# ---- passages that tell of it

def told(folder):
    """A registry in which open papers tell of a withheld one, of its number in another spelling, and of a withheld name."""
    registry = Registry(folder)
    registry("import", write(folder, "told.json", {"chancery": 1, "records": [
        {"kind": "document", "id": ID(1), "reference": "DOC/2026/0001", "state": "registered", "title": "Reply to doc 2026-2",
         "body": "As DOC/2026/0002 has it, see\u00a0also doc\u20112026\u20112.\nThe Hidden Valley talks, and hidden valleys.", "note": "Nothing.",
         "tags": ["Zulfiqar Barlas", "plain"], "drafted_by": {"id": ID(4)},
         "corrections": [{"field": "title", "before": "On DOC/2026/0002", "after": "Reply to doc 2026-2", "reason": "Zulfiqar Barlas asked for it"}],
         "attachments": [{"name": "DOC-2026-0002.pdf", "sha256": "0" * 64, "size": 1, "media_type": "application/pdf"}]},
        {"kind": "document", "id": ID(2), "reference": "DOC/2026/0002", "state": "registered", "title": "The Hidden Valley Talks", "marking": {"level": "secret"}},
        {"kind": "person", "id": ID(3), "names": [{"text": "Zulfiqar Barlas"}, {"text": "ZB"}], "marking": {"level": "secret"}},
        {"kind": "person", "id": ID(4), "names": [{"text": "A friend of Zulfiqar Barlas"}]},
        {"kind": "document", "id": ID(5), "title": "Notes", "marking": {"level": "secret"}},
        {"kind": "figure", "id": ID(6), "measure": "talks", "quantity": {"qualifier": "over", "best": 3, "wording": "over 3, says ZB"}}]}))
    return registry


def passages_are_told(folder):
    registry = told(folder)
    _, err = registry.run("export", "--all", "--ceiling", "restricted", "--format", "jsonl")
    said = re.findall(r"export: (\S+): (\S+) names (.+), which is withheld", err)
    assert ("DOC/2026/0001", "body", "DOC/2026/0002") in said and ("DOC/2026/0001", "body", "“The Hidden Valley talks”") in said, err
    assert {path for _, path, _ in said} == {"title", "body", "tags", "corrections.before", "corrections.after", "corrections.reason", "attachments.name",
                                             "names.text", "quantity", "drafted_by"}, said
    assert not any("Notes" in what or "valleys" in what for _, _, what in said), "a title of one word is told"
    assert "which is withheld" not in registry.run("export", "--all", "--ceiling", "secret")[1]


def numbers_are_found_among_marks_of_any_script(folder):
    """What stands round a number in print: quotation marks, dashes and stops that are not ASCII hid it."""
    registry = Registry(folder)
    rounds = ["“{}”", "„{}“", "«{}»", "« {} »", "{}’s reply", "{}؟", "{}۔ اور", "see—{}—which", "see\u00a0{}\u00a0too", "\u2067{}\u2069", "ref:{}!"]
    spellings = ["PROT/2026/0012", "prot 2026-12", "PROT/۲۰۲۶/۰۰۱۲"]
    body = "\n".join(form.format(number) for form in rounds for number in spellings)
    registry("import", write(folder, "in.json", {"chancery": 1, "records": [
        {"kind": "document", "id": ID(1), "title": "Open", "body": body},
        {"kind": "document", "id": ID(2), "reference": "PROT/2026/0012", "state": "registered", "title": "Kept", "marking": {"level": "secret"}}]}))
    _, err = registry.run("export", "--all", "--ceiling", "restricted")
    assert err.count("body names PROT/2026/0012, which is withheld") == len(rounds) * len(spellings), err
    records = {record["id"]: record for record in exported(registry, "--all", "--ceiling", "restricted", "--redact")["records"]}
    assert records[ID(1)]["body"] == "\n".join(form.format("[redacted]") for form in rounds for _ in spellings), records[ID(1)]["body"]


def what_is_withheld_beside_the_scope_is_told(folder):
    """A paper of the case cites by number what is not filed in it, and repeats a demand of a withheld act."""
    registry = Registry(folder)
    long = " ".join(f"word{n}" for n in range(30))
    registry("import", write(folder, "in.json", {"chancery": 1, "records": [
        {"kind": "demarche", "id": ID(1), "title": "Kept", "marking": {"level": "secret"}},
        {"kind": "demand", "id": ID(2), "text": f"Note well. The trucks held at Torkham are to pass. They carry {long}.", "raised_in": {"id": ID(1)}},
        {"kind": "demand", "id": ID(3), "text": "Open the crossing at Chaman", "marking": {"level": "restricted"}, "raised_in": {"id": ID(1)}},
        {"kind": "document", "id": ID(4), "reference": "DOC/2026/0044", "state": "registered", "title": "Elsewhere", "marking": {"level": "secret"}},
        {"kind": "document", "id": ID(5), "title": "Open", "body":
         f"Note well DOC/2026/0044. We said that the trucks held at Torkham are to pass. They carry {long}. Open the crossing at Chaman."},
        {"kind": "casefile", "id": ID(6), "class": "AFG", "title": "Case", "items": [{"record": {"id": ID(1)}}, {"record": {"id": ID(5)}}]}]}))
    out, err = registry.run("export", "--case", ID(6), "--ceiling", "restricted", "--format", "json")
    assert "body names DOC/2026/0044, which" in err and "names “the trucks held at Torkham are to pass”" in err, err
    assert err.count("which is withheld") == 4 and "Chaman" not in err, err
    assert "DOC/2026/0044" not in json.loads(out).get("withheld", []), "a number outside the scope is listed"
    body = next(record["body"] for record in exported(registry, "--case", ID(6), "--ceiling", "restricted", "--redact")["records"] if record["id"] == ID(5))
    assert "Torkham" not in body and "word" not in body and "0044" not in body and "Chaman" in body and "Note well" in body, body


def names_kept_back_beside_the_scope_are_told(folder):
    """Nothing in the case leads to the source, but a paper of it names them, in haste without capitals."""
    registry = Registry(folder)
    registry("import", write(folder, "in.json", {"chancery": 1, "records": [
        {"kind": "person", "id": ID(1), "names": [{"text": "Zulfiqar Barlas"}, {"text": "Falcon"}], "marking": {"level": "secret"}},
        {"kind": "document", "id": ID(2), "title": "Talk at the third milestone", "marking": {"level": "secret"}},
        {"kind": "document", "id": ID(3), "title": "Open",
         "body": "zulfiqar barlas called; Falcon again, a falcon. After the talk at the third milestone, nothing. The third milestone stands."}]}))
    _, err = registry.run("export", "--query", "kind:document", "--ceiling", "restricted")
    said = re.findall(r"body names (.+), which is withheld", err)
    assert sorted(said) == ["“Falcon”", "“talk at the third milestone”", "“zulfiqar barlas”"], err
    kept = exported(registry, "--query", "kind:document", "--ceiling", "restricted", "--redact")["records"]
    assert [record["body"] for record in kept] == ["[redacted] called; [redacted] again, a falcon. After the [redacted], nothing. The third milestone stands."], kept


def attachments_that_name_it_are_told(folder):
    """Redacting took the name out of the paper, and the attachment went with it unsaid."""
    registry = Registry(folder)
    registry("import", write(folder, "in.json", {"chancery": 1, "records": [
        {"kind": "person", "id": ID(1), "names": [{"text": "Zulfiqar Barlas"}], "marking": {"level": "secret"}},
        {"kind": "document", "id": ID(2), "title": "Open", "body": "Zulfiqar Barlas wrote."}]}))
    registry("attach", ID(2), write(folder, "memo.txt", "Brigadier Zulfiqar Barlas, in his own words"))
    for more, became in (((), "are left in"), (("--redact",), "are taken out")):
        _, err = registry.run("export", "--query", "kind:document", "--ceiling", "restricted", *more)
        assert "the attachment “memo.txt” names “Zulfiqar Barlas”, which is withheld, and goes as it is" in err, err
        assert became in err and "1 of them in attachments" in err, err
    page = os.path.join(folder, "out.html")
    registry("export", "--query", "kind:document", "--ceiling", "restricted", "--redact", "--output", page)
    with open(page, encoding="utf-8") as file:
        text = file.read()
    assert "1 passage that tells of it was taken out. 1 passage in an attachment tells of it." in text


def passages_are_taken_out(folder):
    registry = told(folder)
    registry.run("export", "--all", "--redact", status=2)
    for form in ("json", "csv", "html", "bag"):
        room = os.path.join(folder, form)
        os.mkdir(room)
        registry("export", "--all", "--ceiling", "restricted", "--redact", "--no-withheld-list", "--format", form, "--output", os.path.join(room, "out"))
        parts = list(written(room))
        data = b"\0".join(parts)
        for word in ("DOC/2026/0002", "2026\u20112", "Zulfiqar", "Hidden Valley", ID(2), ID(3)):
            assert word.encode() not in data, (form, word)
        # So few letters stand by chance in what is compressed; it is looked at unpacked.
        plain = b"\0".join(part for part in parts if not part.startswith(b"PK"))
        for word in ("2026-2", "ZB"):
            assert not re.search(rb"(?<![0-9A-Za-z])" + word.encode() + rb"(?![0-9A-Za-z])", plain), (form, word)
    records = {record["id"]: record for record in exported(registry, "--all", "--ceiling", "restricted", "--redact")["records"]}
    paper = records[ID(1)]
    assert paper["body"] == "As [redacted] has it, see\u00a0also [redacted].\n[redacted], and hidden valleys.", paper["body"]
    assert paper["title"] == "Reply to [redacted]", paper["title"]
    assert paper["redacted"] == ["title", "tags", "body", "corrections", "attachments"], paper["redacted"]
    assert paper["tags"] == ["[redacted]", "plain"] and paper["note"] == "Nothing."
    assert paper["attachments"][0]["name"] == "[redacted].pdf"
    assert records[ID(4)]["names"][0]["text"] == "A friend of [redacted]" and paper["drafted_by"]["label"] == "A friend of [redacted]"
    assert records[ID(6)]["quantity"] == {"qualifier": "over", "best": 3, "wording": "over 3, says [redacted]"}


def what_was_taken_out_is_not_taken_over(folder):
    """A redacted file that somebody wrote on brings what was written, and not the gaps."""
    registry = told(folder)
    registry("export", "--all", "--ceiling", "restricted", "--redact", "--output", os.path.join(folder, "low.json"))
    before = exported(registry)["records"]
    assert registry.take(os.path.join(folder, "low.json")) == (0, 0, 3, 0)
    assert exported(registry)["records"] == before
    with open(os.path.join(folder, "low.json"), encoding="utf-8") as file:
        document = json.load(file)
    paper = next(record for record in document["records"] if record["id"] == ID(1))
    paper |= {"note": "Nothing, so far.", "body": paper["body"] + " More."}
    assert registry.take(write(folder, "edited.json", document), "--conflicts", "take")[1:] == (1, 2, 0)
    now = registry.json("show", ID(1))
    assert now["note"] == "Nothing, so far." and "DOC/2026/0002" in now["body"] and "More" not in now["body"], now
    other = Registry(folder, "other")
    other.take(os.path.join(folder, "low.json"))
    there = other.json("show", ID(1))
    assert "[redacted]" in there["body"] and there["redacted"] == ["title", "tags", "body", "corrections", "attachments"], there



def a_table_brings_no_gaps(folder):
    """A redacted table that comes back wrote “[redacted]” over the full text, as no column says what was taken out."""
    registry = told(folder)
    path = os.path.join(folder, "low.csv")
    registry("export", "--all", "--ceiling", "restricted", "--redact", "--output", path)
    before = [registry.json("show", ID(n)) for n in (1, 4)]
    with open(path, encoding="utf-8") as file:
        table = file.read()
    assert table.count("[redacted]") > 5
    registry.take(path, "--conflicts", "take")
    assert [registry.json("show", ID(n)) for n in (1, 4)] == before
    assert registry.json("show", ID(6))["quantity"]["wording"] == "over 3, says ZB"
    registry.take(write(folder, "edited.csv", table.replace("Nothing.", "Something.").replace("see also", "see")), "--conflicts", "take")
    now = registry.json("show", ID(1))
    assert now["note"] == "Something." and "DOC/2026/0002" in now["body"] and "redacted" not in json.dumps(now), now
    other = Registry(folder, "other")
    other.take(path)
    assert "[redacted], and hidden valleys." in other.json("show", ID(1))["body"]


def the_words_of_a_query_are_told(folder):
    """The header of a file, what a bag says of itself and the title of a book bear them."""
    registry = told(folder)
    query = "doc-2026-2 OR kind:document"
    _, err = registry.run("export", "--query", query, "--ceiling", "restricted")
    assert "the query names DOC/2026/0002, which is withheld" in err, err
    assert "the query names" not in registry.run("export", "--query", query, "--ceiling", "restricted", "--no-withheld-list")[1]
    assert "the query names" not in registry.run("export", "--query", "kind:document", "--ceiling", "restricted")[1]


def very_many_passages_are_counted(folder):
    registry = Registry(folder)
    registry("import", write(folder, "in.json", {"chancery": 1, "records": [
        {"kind": "document", "id": ID(1), "title": "Open", "body": "DOC/2026/0002, " * 10_005},
        {"kind": "document", "id": ID(2), "reference": "DOC/2026/0002", "state": "registered", "title": "Kept", "marking": {"level": "secret"}}]}))
    _, err = registry.run("export", "--all", "--ceiling", "restricted")
    assert err.count("which is withheld") == 10_000 and "and 5 more such passages" in err, err[-200:]


def a_bag_does_not_tell_how_far_the_history_is(folder):
    """As a book does not, where nobody is to know that something was kept back."""
    registry = told(folder)
    for more, told_of in (((), True), (("--ceiling", "restricted"), True), (("--ceiling", "restricted", "--no-withheld-list"), False)):
        path = os.path.join(folder, f"bag{len(more)}.zip")
        registry("export", "--all", *more, "--output", path)
        with open(path, "rb") as file:
            assert any(b"Chancery-Checkpoint" in part for part in unpacked(file.read())) == told_of, more


# ---- what was sent

def a_sent_case_keeps_a_minute(folder):
    registry = told(folder)
    case = registry.new("casefile", "class=AFG", "title=Papers")
    registry("file", ID(1), ID(2), "--case", case)
    number = registry.json("show", case)["reference"]
    path = os.path.join(folder, "sent.zip")
    registry.run("export", "--to", "Kabul", "--all", "--output", path, status=2)
    registry.run("export", "--to", "Kabul", "--case", number, status=2)
    registry("export", "--to", "Embassy in Kabul", "--case", number, "--ceiling", "restricted", "--output", path)
    with open(path, "rb") as file:
        data = file.read()
    minutes = registry.json("show", case)["minutes"]
    first, second = minutes[0]["text"].split("\n")
    assert len(minutes) == 1 and re.fullmatch(r"Sent to Embassy in Kabul: \d records, up to Restricted\.", first), first
    assert second == f"sent.zip, SHA-256 {hashlib.sha256(data).hexdigest()}" and minutes[0]["by"] and minutes[0]["date"]
    assert not any(b"Embassy in Kabul" in part for part in unpacked(data)), "the minute is in what it tells of"
    registry.run("export", "--to", "Nobody", "--case", number, "--ceiling", "purple", "--output", path, status=3)
    assert registry.json("show", case)["minutes"] == minutes


def who_was_sent_it_before_stays_under_a_ceiling(folder):
    """Each export told the next recipient who had the file before: the minute of a sending went with the case file."""
    registry = Registry(folder)
    _, number = registry.protest()
    case = registry.new("casefile", "class=AFG", "title=Papers", "minutes.text=Plain words of the desk")
    registry("file", number, "--case", case)
    registry("export", "--to", "Canary Embassy", "--case", case, "--output", os.path.join(folder, "sent.json"))
    sent = next(minute for minute in registry.json("show", case)["minutes"] if "Canary" in minute["text"])
    assert sent["id"].startswith("5e47c4a5-ce27-8"), sent
    # Somebody put it into other words, and another was left by a program that gave it no id of its own.
    document = exported(registry)
    record = next(record for record in document["records"] if record["id"] == case)
    edited, older = dict(sent, text="Canary went"), dict(sent, id=ID(77), text=f"Canary before\nold.zip, SHA-256 {'ab' * 32}")
    record["minutes"] += [older]
    record["minutes"][record["minutes"].index(sent)] = edited
    record["corrections"] = [{"when": "2026-02-16T09:00:00Z", "who": "desk", "field": "minutes", "line": sent["id"], "before": sent, "after": edited}]
    other = Registry(folder, "other")
    other.take(write(folder, "edited.json", document))
    before = exported(other)["records"]
    for scope in (("--all",), ("--case", case), ("--query", "kind:casefile")):
        for form, suffix in FORMATS.items():
            room = os.path.join(folder, f"{scope[0]}-{form}")
            os.mkdir(room)
            other("export", *scope, "--ceiling", "secret", "--format", form, "--output", os.path.join(room, f"out.{suffix}"))
            data = b"\0".join(written(room))
            assert b"Canary" not in data and b"5e47c4a5" not in data and b"abababab" not in data, (scope, form)
            assert form not in ("json", "html") or b"Plain words of the desk" in data, (scope, form)
            if form in ("json", "html") and scope != ("--query", "kind:casefile"):
                assert b"Canary went" in other("export", *scope, "--format", form).encode(), "what has no ceiling holds nothing back"
    other.take(os.path.join(folder, "--case-json", "out.json"))
    assert exported(other)["records"] == before, "what stayed behind was taken away here"


def what_was_raised_in_a_withheld_act_is_withheld_with_it(folder):
    """Demands and rights that bear no marking of their own went although the demarche that made them did not."""
    registry = Registry(folder)
    acts = {ID(1): "secret", ID(2): "unmarked"}
    records = [{"kind": "demarche", "id": act, "title": f"act {level}", "state": "registered", "marking": {"level": level}} for act, level in acts.items()]
    records += [{"kind": "demand", "id": ID(3), "text": "canary demand", "state": "registered", "raised_in": {"id": ID(1)}},
                {"kind": "reservation", "id": ID(4), "text": "canary right", "state": "registered", "made_in": {"id": ID(1)}},
                {"kind": "demand", "id": ID(5), "text": "canaryless demand", "state": "registered", "raised_in": {"id": ID(2)}},
                {"kind": "demand", "id": ID(6), "text": "marked by itself", "state": "registered", "marking": {"level": "restricted"}, "raised_in": {"id": ID(1)}},
                {"kind": "action", "id": ID(7), "what": "Ask", "due": "2026-03-02", "on": {"id": ID(3)}},
                {"kind": "casefile", "id": ID(8), "class": "AFG", "title": "Case", "items": [{"record": {"id": ID(n)}} for n in range(1, 8)]}]
    registry.take(write(folder, "in.json", {"chancery": 1, "records": records}))
    for scope in (("--all",), ("--case", ID(8)), ("--query", "kind:demand OR kind:reservation OR kind:action")):
        for form, suffix in FORMATS.items():
            room = os.path.join(folder, f"{scope[0]}-{form}")
            os.mkdir(room)
            registry("export", *scope, "--ceiling", "restricted", "--format", form, "--output", os.path.join(room, f"out.{suffix}"))
            data = b"\0".join(written(room))
            for word in ("canary demand", "canary right", ID(3), ID(4)):
                assert word.encode() not in data, (scope, form, word)
            assert form not in ("json", "jsonl", "html", "csv", "bag") or b"canaryless demand" in data and b"marked by itself" in data, (scope, form)
    page = registry("export", "--case", ID(8), "--ceiling", "restricted", "--format", "html")
    assert "Marked higher and left out: 3 records." in page, "what was raised is not counted among what stays"
    assert "canary right" in registry("export", "--all", "--ceiling", "secret", "--format", "json")


main([nothing_passes_the_ceiling, the_search_finds_what_is_there, withheld_numbers_are_listed, a_file_under_a_ceiling_takes_nothing_away,
      titles_made_from_what_is_withheld_do_not_pass, passages_are_told, numbers_are_found_among_marks_of_any_script,
      what_is_withheld_beside_the_scope_is_told,
      names_kept_back_beside_the_scope_are_told,
      attachments_that_name_it_are_told,
      passages_are_taken_out, what_was_taken_out_is_not_taken_over,
      a_table_brings_no_gaps, the_words_of_a_query_are_told, very_many_passages_are_counted, a_bag_does_not_tell_how_far_the_history_is,
      a_sent_case_keeps_a_minute, who_was_sent_it_before_stays_under_a_ceiling, what_was_raised_in_a_withheld_act_is_withheld_with_it])
