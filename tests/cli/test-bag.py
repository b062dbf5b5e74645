# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Packages: BagIt bags that an independent reader finds valid, that come back whole, and those that do not come in."""

import hashlib
import json
import os
import re
import stat
import warnings
import zipfile

import bagit
from front_door import SAMPLE, Registry, main, write

INSIDE = b"what the paper says\n"
DIGEST = hashlib.sha256(INSIDE).hexdigest()
BASE = "case/"


def full(folder):
    """The example, with a paper on its first demarche."""
    registry = Registry(folder, "full")
    registry.take(SAMPLE)
    paper = write(folder, "note.txt", INSIDE)
    registry("attach", "PROT/2026/0001", paper)
    return registry


def pack(registry, folder, *options, name="out.zip"):
    path = os.path.join(folder, name)
    registry("export", *options, "--output", path)
    return path


def opened(path):
    """The files of a bag by their names in it."""
    with zipfile.ZipFile(path) as packed:
        return {entry.filename.split("/", 1)[1]: packed.read(entry) for entry in packed.infolist()}


def info(files):
    return dict(line.split(": ", 1) for line in files["bag-info.txt"].decode().splitlines())


def everything(registry):
    return re.sub(r'\n  "exported": .*', "", registry("export", "--all"))


# ---- out

def a_bag_is_valid(folder):
    registry = full(folder)
    for options in (("--all",), ("--case", "AFG/2026/1"), ("--case", "AFG/2026/1", "--ceiling", "restricted")):
        path = pack(registry, folder, *options)
        assert bagit.faults(path) == [], bagit.faults(path)
        assert os.stat(path).st_mode & 0o777 == 0o600
    assert not os.path.exists(os.path.join(folder, "attachments")), "the contents lie beside the bag"


def a_bag_can_be_read_by_people(folder):
    """The same records as PDF and HTML: what a case file holds, and not a whole registry."""
    registry = full(folder)
    files = opened(pack(registry, folder, "--case", "AFG/2026/1"))
    assert files["data/out.pdf"].startswith(b"%PDF-") and b"AFG/2026/1" in files["data/out.html"]
    assert not any(name.endswith((".pdf", ".html")) for name in opened(pack(registry, folder, "--all")))
    other = Registry(folder, "other")
    other.take(os.path.join(folder, "out.zip"))


def a_validator_finds_faults(folder):
    """The control: the independent reader would see what is wrong."""
    files = opened(pack(full(folder), folder, "--all"))
    for change in (lambda f: f.update({"data/out.json": f["data/out.json"] + b" "}), lambda f: f.update({"data/more.txt": b""}),
                   lambda f: f.pop("data/attachments/" + DIGEST), lambda f: f.update({"bag-info.txt": b"Payload-Oxum: 1.1\n"})):
        other = dict(files)
        change(other)
        assert bagit.faults(repack(folder, other))


def a_bag_says_what_is_in_it(folder):
    registry = full(folder)
    registry("set", "PROT/2026/0001", "marking=restricted")
    files = opened(pack(registry, folder, "--case", "AFG/2026/1"))
    said = info(files)
    assert said["Chancery-Marking"] == "restricted" and said["Chancery-Scope"] == "case AFG/2026/1", said
    assert said["Chancery-Origin"] == said["Chancery-Checkpoint"].split()[0] and "Chancery-Ceiling" not in said
    assert files["data/attachments/" + DIGEST] == INSIDE
    document = json.loads(files["data/out.json"])
    assert document["scope"] == {"case": "AFG/2026/1"} and document["exported"].startswith(said["Bagging-Date"])
    registry("verify", "--checkpoint", said["Chancery-Checkpoint"])
    low = opened(pack(registry, folder, "--case", "AFG/2026/1", "--ceiling", "unmarked"))
    assert info(low)["Chancery-Marking"] == "unmarked" and info(low)["Chancery-Ceiling"] == "unmarked"
    assert json.loads(low["data/out.json"])["withheld"] == ["PROT/2026/0001"]
    assert not any(name.startswith(("data/attachments/", "data/history/")) for name in low), sorted(low)


def chain_holds(text):
    """Whether each row that is told follows from the row before it, and how many are."""
    rows = [json.loads(line) for line in text.decode().splitlines()]
    link, told = rows[0]["origin"], 0
    for row in rows[1:]:
        if "when" in row:
            digest = hashlib.sha256(link.encode())
            for key in ("sequence", "when", "who", "group", "action", "record", "version", "digest", "body_digest"):
                value = row.get(key)
                part = b"" if value is None else str(value).encode()
                digest.update((0xFFFFFFFF if value is None else len(part)).to_bytes(4, "big") + part)
            assert digest.hexdigest() == row["chain"], row
            told += 1
        link = row["chain"]
    return len(rows) - 1, told


def the_history_in_a_bag_can_be_checked(folder):
    registry = full(folder)
    everyone = opened(pack(registry, folder, "--all"))
    rows, told = chain_holds(everyone["data/history/chain.jsonl"])
    assert rows == told == len(registry.json("history", "PROT/2026/0001")["history"]) + 47, (rows, told)
    case = opened(pack(registry, folder, "--query", "kind:assurance"))
    rows, told = chain_holds(case["data/history/chain.jsonl"])
    assert 0 < told < rows
    ids = {record["id"] for record in json.loads(case["data/out.json"])["records"]}
    assert {row["record"] for row in map(json.loads, case["data/history/chain.jsonl"].splitlines()) if "record" in row} <= ids


def a_bag_goes_through_a_pipe(folder):
    registry = full(folder)
    path = os.path.join(folder, "piped.zip")
    with open(path, "wb") as file:
        assert registry.start("export", "--all", "--format", "bag", stdout=file).wait() == 0
    assert bagit.faults(path) == []
    other = Registry(folder, "other")
    with open(path, "rb") as file:
        assert re.match("new 48,", other("import", "-", stdin=file.read()))
    assert everything(other) == everything(registry)


# ---- in

def a_bag_comes_back_whole(folder):
    registry = full(folder)
    path = pack(registry, folder, "--all")
    other = Registry(folder, "other", init=False)
    assert other.take(path, "--dry-run") == (48, 0, 0, 0) and not os.path.exists(other.path)
    assert other.take(path) == (48, 0, 0, 0)
    assert everything(other) == everything(registry)
    assert other.hits("paper") == registry.hits("paper"), "the paper is not searched"
    assert other.take(path) == (0, 0, 48, 0)
    assert other.json("batches")["batches"][0]["file"].endswith("/out.zip"), other.json("batches")
    other("verify")
    assert sorted(os.listdir(other.folder)) == ["registry.chancery"]
    os.mkdir(os.path.join(folder, "again"))
    again = opened(pack(other, os.path.join(folder, "again"), "--all"))
    assert again["data/attachments/" + DIGEST] == INSIDE


CHAIN = "data/history/chain.jsonl"


def history_that_holds_is_not_spoken_of(folder):
    """The control: of what nobody touched nothing is said, whatever of a registry it is."""
    registry = full(folder)
    registry("set", "PROT/2026/0001", "title=Protest, as it was sent", "--reason", "a slip")
    registry("set", "PROT/2026/0001", "occasion_date=2026-02-18", "--reason", "it was found out")
    registry("link", "PROT/2026/0001", "cites", "AFG/2026/1")
    registry("unlink", "PROT/2026/0001", "cites", "AFG/2026/1")
    registry("detach", "PROT/2026/0001", "note.txt")
    registry("delete", registry.new("document", "title=Gone again"))
    for number, options in enumerate((("--all",), ("--case", "AFG/2026/1"), ("--query", "kind:assurance"), ("--query", "kind:claim OR kind:incident"))):
        other = Registry(folder, f"other{number}")
        out, err = other.run("import", pack(registry, folder, *options))
        assert out.startswith("new ") and "history" not in err, (options, err)
        assert not any("history" in batch for batch in other.json("batches")["batches"])
        # What it brought goes on from there, with a history of its own.
        again = pack(other, folder, "--all", name="again.zip")
        assert "history" not in Registry(folder, f"again{number}").run("import", again)[1]


def history_that_does_not_hold_is_told(folder):
    """Bug: the chain in a package was never looked at, so that a changed one came in without a word."""
    registry = full(folder)
    registry("set", "PROT/2026/0001", "note=once more")
    whole = opened(pack(registry, folder, "--all"))
    rows = whole[CHAIN].splitlines(keepends=True)
    note = json.loads(rows[-1])
    protest = note["record"]
    first = next(number for number, row in enumerate(rows) if json.loads(row).get("record") == protest)

    def changed_row(number, **values):
        row = {**json.loads(rows[number]), **values}
        return b"".join(rows[:number] + [json.dumps(row).encode() + b"\n"] + rows[number + 1:])

    def renewed():
        link, out = json.loads(rows[0])["origin"], rows[:1]
        for row in map(json.loads, rows[1:]):
            if row["sequence"] == first:
                row["who"] = "somebody else"
            digest = hashlib.sha256(link.encode())
            for key in ("sequence", "when", "who", "group", "action", "record", "version", "digest", "body_digest"):
                part = b"" if row.get(key) is None else str(row[key]).encode()
                digest.update((0xFFFFFFFF if row.get(key) is None else len(part)).to_bytes(4, "big") + part)
            row["chain"] = link = digest.hexdigest()
            out.append(json.dumps(row).encode() + b"\n")
        return b"".join(out)

    document = json.loads(whole["data/out.json"])
    fewer = {**document, "records": [record for record in document["records"] if record["kind"] != "assurance"]}
    lost = next(record["id"] for record in document["records"] if record["kind"] == "assurance")
    more = {**document, "records": document["records"] + [{"kind": "document", "id": "5f0c0000-0000-4000-8000-000000000001", "title": "Put in"}]}
    end = "does not end where the checkpoint in bag-info.txt says"
    cases = [
        ("who did it", {CHAIN: changed_row(3, who="toor")}, f"{CHAIN}:4: history entry 3 was changed"),
        ("another origin", {CHAIN: b'{"origin":"x"}\n' + b"".join(rows[1:])}, f"{CHAIN}:2: history entry 1 was changed"),
        ("a row taken out", {CHAIN: b"".join(rows[:3] + rows[4:])}, f"{CHAIN}:4: history entry 4 does not follow on 2"),
        ("the end cut off", {CHAIN: b"".join(rows[:-1])}, end),
        ("a chain made anew", {CHAIN: renewed()}, end),
        ("rows told no more", {CHAIN: b"".join(row if json.loads(row).get("record") != protest else json.dumps(
            {key: json.loads(row)[key] for key in ("sequence", "chain")}).encode() + b"\n" for row in rows)}, f"the history does not tell of {protest}"),
        ("a changed record", {"data/out.json": whole["data/out.json"].replace(b"Strong condemnation", b"Weak condemnation")}, f"{protest} is not what its history says"),
        ("a record left out", {"data/out.json": json.dumps(fewer).encode()}, f"the history tells of {lost}, which is not here"),
        ("a record put in", {"data/out.json": json.dumps(more).encode()}, "the history does not tell of 5f0c0000-0000-4000-8000-000000000001"),
    ]
    for number, (what, changes, expected) in enumerate(cases):
        files = kept_info({**whole, **changes}, whole["bag-info.txt"])
        other = Registry(folder, f"r{number}")
        path = repack(folder, files)
        for options in (("--dry-run",), ()):
            out, err = other.run("import", *options, path)
            assert out.startswith("new ") and expected in err, (what, err)
        kept = other.json("batches")["batches"][0]["history"]
        assert expected in kept and "changed.zip" not in kept, (what, kept)
    everywhere = kept_info({**whole, "data/out.json": json.dumps({**document, "records": [
        {"kind": "document", "title": f"Put in, {number}"} for number in range(200)]}).encode()}, whole["bag-info.txt"])
    other = Registry(folder, "everywhere")
    out, err = other.run("import", repack(folder, everywhere))
    assert err.count("the history does not tell of") == 100 and "148 more of what the history says does not hold" in err, err[-500:]
    # Bug: all of them stood in one cell.
    shown = other("batches")
    assert shown.count("the history does not tell of") == 1 and "; and 100 more" in shown, shown
    for number, (text, reason) in enumerate(((b"{", ":1:"), (b"[]", ":1: this is no object"), (b"", ":0: origin: is missing"), (rows[0] + b"{}\n", ":2: sequence: must be"), (b'{"origin":1}\n', ":1: origin: must be a text"),
                                             (rows[0] + b'{"sequence":1}\n', ":2: chain: is missing"), (rows[0] + rows[1].replace(b'"who":', b'"who":1,"whose":'), ":2: who: must be a text"))):
        files = kept_info({**whole, CHAIN: text}, whole["bag-info.txt"])
        # Bug: the records were kept out for it, of which nothing says that they are not sound.
        other = Registry(folder, f"broken{number}")
        out, err = other.run("import", repack(folder, files))
        assert out.startswith("new 48,") and CHAIN + reason in err and "does not tell of" not in err, (text, err)
        assert CHAIN + reason in str(other.json("batches")["batches"][0]["history"])


def history_is_held_to_what_is_in_the_package(folder):
    registry = full(folder)
    whole = opened(pack(registry, folder, "--all"))
    rows, document = whole[CHAIN].splitlines(), json.loads(whole["data/out.json"])

    def told(name, files):
        return Registry(folder, name).run("import", repack(folder, kept_info(files, whole["bag-info.txt"])))[1]

    # Blank lines are none, and null is absent.
    assert "history" not in told("blank", {**whole, CHAIN: rows[0][:-1] + b',"more":null}\n\n' + b"\n".join(rows[1:]) + b"\n \n\n"})
    # Bug: without a chain nothing was said, although the package says where it ends.
    lost = {name: data for name, data in whole.items() if name != CHAIN}
    assert "bag-info.txt:1: the history that ends at the checkpoint is not here" in told("none", lost)
    # Bug: whatever names what its history tells as what it was before passed for mended.
    digests = {row["record"]: row["digest"] for row in map(json.loads, rows) if "digest" in row}
    bare = next(record for record in document["records"] if not {"reference", "our_ref", "their_refs", "class", "links"} & set(record))
    forged = [{**record, "note": "Put in", "past": [digests[record["id"]]]} if record is bare else record for record in document["records"]]
    err = told("forged", {**whole, "data/out.json": json.dumps({**document, "records": forged}).encode()})
    assert f"{bare['id']} is not what its history says" in err, err
    # Bug: of those left out only the first hundred were counted.
    for number in range(110):
        registry.new("document", f"title=Paper {number}")
    whole = opened(pack(registry, folder, "--all"))
    err = told("left", {**whole, "data/out.json": json.dumps({**document, "records": []}).encode()})
    assert "58 more of what the history says does not hold" in err, err[-300:]


def contents_come_to_records_that_are_here(folder):
    """Bug: where every record of a package was here already, the content that its attachment lacked stayed away."""
    registry = full(folder)
    other = Registry(folder, "other")
    assert other.take("-", stdin=registry("export", "--all").encode()) == (48, 0, 0, 0)
    assert "is not in this registry" in other("verify") and other.hits("paper", status=1) == []
    path = pack(registry, folder, "--all")
    told = "out.zip: its records are here already; the contents of 1 of their attachments come with it"
    assert told in other.run("import", "--dry-run", path)[1]
    assert "is not in this registry" in other("verify")
    out, err = other.run("import", path)
    assert out == "new 0, changed 0, unchanged 48, conflicts 0\n" and told in err, (out, err)
    assert "is not in this registry" not in other("verify")
    assert other.hits("paper") == registry.hits("paper") != []
    assert [batch["unchanged"] for batch in other.json("batches")["batches"]] == [48, 0], other.json("batches")
    # What is whole is left as it is, and what no record here holds stays away.
    assert other.run("import", path)[1] == "" and len(other.json("batches")["batches"]) == 2
    other("detach", "PROT/2026/0001", "note.txt")
    assert other.run("import", path)[1] == "" and len(other.json("batches")["batches"]) == 2


def repack(folder, files, name="changed.zip", base=BASE, extra=()):
    """A zip of these files; @extra: entries that are made by hand."""
    path = os.path.join(folder, name)
    warnings.simplefilter("ignore")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for key, content in files.items():
            packed.writestr(base + key, content)
        for entry, content in extra:
            packed.writestr(entry, content)
    return path


def sealed(files):
    """The same files with tag files that agree."""
    files = {key: content for key, content in files.items() if not key.endswith("manifest-sha256.txt") and key != "bag-info.txt"}
    payload = [key for key in files if key.startswith("data/")]
    files["bag-info.txt"] = f"Payload-Oxum: {sum(len(files[key]) for key in payload)}.{len(payload)}\n".encode()
    files["manifest-sha256.txt"] = listing(files, payload)
    files["tagmanifest-sha256.txt"] = listing(files, ["bagit.txt", "bag-info.txt", "manifest-sha256.txt"])
    return files


def kept_info(files, told):
    """As sealed(), with what the bag says of itself besides."""
    files = sealed(files)
    files["bag-info.txt"] += b"".join(line for line in told.splitlines(keepends=True) if not line.startswith(b"Payload"))
    files["tagmanifest-sha256.txt"] = listing(files, ["bagit.txt", "bag-info.txt", "manifest-sha256.txt"])
    return files


def listing(files, keys):
    return "".join(f"{hashlib.sha256(files[key]).hexdigest()}  {key}\n" for key in keys).encode()


def small():
    """A bag of one document with a paper, as another program might make it."""
    record = {"kind": "document", "title": "From elsewhere",
              "attachments": [{"name": "note.txt", "sha256": DIGEST, "size": len(INSIDE), "media_type": "text/plain"}]}
    return {"bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
            "data/records.json": json.dumps({"chancery": 1, "records": [record]}).encode(), "data/attachments/" + DIGEST: INSIDE}


def bags_of_others_come_in(folder):
    crlf = sealed(small())
    crlf["manifest-sha256.txt"] = crlf["manifest-sha256.txt"].replace(b"\n", b"\r\n").replace(b"  ", b" \t")
    crlf["tagmanifest-sha256.txt"] = listing(crlf, ["bagit.txt", "bag-info.txt", "manifest-sha256.txt"]).upper().replace(b"BAGIT.TXT", b"bagit.txt").replace(
        b"BAG-INFO.TXT", b"bag-info.txt").replace(b"MANIFEST-SHA256.TXT", b"manifest-sha256.txt")
    bare = sealed(small())
    del bare["tagmanifest-sha256.txt"], bare["bag-info.txt"]
    more = sealed({**small(), "data/picture.png": b"\x89PNG", "data/100%25/a.txt": b""})
    more["manifest-sha256.txt"] = more["manifest-sha256.txt"].replace(b"100%25", b"100%2525")
    more["tagmanifest-sha256.txt"] = listing(more, ["bagit.txt", "bag-info.txt", "manifest-sha256.txt"])
    deep = sealed({**small(), "data/old/bag-info.txt": b"\xff\x00", "data/old/manifest-sha256.txt": b"\xff"})
    for number, (files, options) in enumerate(((sealed(small()), {}), (deep, {}), (deep, {"base": ""}), (crlf, {}), (bare, {}), (more, {}), (sealed(small()), {"base": ""}),
                                               (sealed(small()), {"extra": ((BASE + "data/empty/", b""),)}))):
        registry = Registry(folder, f"r{number}")
        assert registry.take(repack(folder, files, **options)) == (1, 0, 0, 0)
        assert registry.hits("paper") != []


def changed(change):
    files = sealed(small())
    change(files)
    return files


def tagged(change):
    """Changes a file after it was listed, and lists the tag files anew."""
    files = changed(change)
    files["tagmanifest-sha256.txt"] = listing(files, [key for key in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt") if key in files])
    return files


def entry(name, mode=stat.S_IFREG | 0o644):
    made = zipfile.ZipInfo(name)
    made.create_system, made.external_attr = 3, mode << 16
    return made


def hostile_bags_change_nothing(folder):
    registry = Registry(folder)
    registry.new("document", "title=Here before")
    before = everything(registry)
    attachment = "data/attachments/" + DIGEST
    manifest = "changed.zip/manifest-sha256.txt:"
    cases = [
        ("changed payload", changed(lambda f: f.update({attachment: b"other"})), {}, manifest + "2: .*is not what is listed"),
        ("changed records", changed(lambda f: f.update({"data/records.json": b"{}"})), {}, manifest + "1: "),
        ("changed manifest", changed(lambda f: f.update({"manifest-sha256.txt": f["manifest-sha256.txt"] + b"\n"})), {}, manifest + "3: "),
        ("changed tag file", changed(lambda f: f.update({"bag-info.txt": f["bag-info.txt"] + b"A: b\n"})), {}, "tagmanifest-sha256.txt:2: .*bag-info"),
        ("missing payload", changed(lambda f: f.pop(attachment)), {}, manifest + "2: .*is listed, and is not in the bag"),
        ("payload not listed", changed(lambda f: f.update({"data/x.exe": b""})), {}, "“data/x.exe” is not listed"),
        ("listed twice", tagged(lambda f: f.update({"manifest-sha256.txt": f["manifest-sha256.txt"] * 2})), {}, manifest + "3: .*second time"),
        ("a path out", tagged(lambda f: f.update({"manifest-sha256.txt": b"0" * 64 + b"  ../etc/passwd\n"})), {}, manifest + "1: "),
        ("a short digest", tagged(lambda f: f.update({"manifest-sha256.txt": b"0" * 32 + b"  data/x\n"})), {}, manifest + "1: .*64 digits"),
        ("no manifest", changed(lambda f: f.pop("manifest-sha256.txt")), {}, "no manifest-sha256.txt"),
        ("manifest not sealed", changed(lambda f: f.update({"tagmanifest-sha256.txt": listing(f, ["bagit.txt"])})), {}, "does not list manifest"),
        ("no declaration", changed(lambda f: f.pop("bagit.txt")), {}, "no bagit.txt"),
        ("another version", tagged(lambda f: f.update({"bagit.txt": f["bagit.txt"].replace(b"1.0", b"2.0")})), {}, "bagit.txt:1: "),
        ("another encoding", tagged(lambda f: f.update({"bagit.txt": f["bagit.txt"].replace(b"UTF-8", b"UTF-16")})), {}, "bagit.txt:2: "),
        ("wrong oxum", tagged(lambda f: f.update({"bag-info.txt": b"A: b\nPayload-Oxum: 1.2\n"})), {}, "bag-info.txt:2: .*Payload-Oxum is"),
        ("no oxum", tagged(lambda f: f.update({"bag-info.txt": b"Payload-Oxum: many\n"})), {}, "bag-info.txt:1: "),
        ("to be fetched", changed(lambda f: f.update({"fetch.txt": b"https://example.org/a 1 data/a\n"})), {}, "fetch.txt"),
        ("another method", changed(lambda f: f.update({"manifest-md5.txt": b""})), {}, "manifest-md5.txt: only SHA-256"),
        ("no records", sealed({k: v for k, v in small().items() if not k.endswith(".json")}), {}, "no records"),
        ("two sets of records", sealed({**small(), "data/other.json": b"{}"}), {}, "both seem to hold the records"),
        ("bad records", sealed({**small(), "data/records.json": b'{"chancery": 1,\n"records": [{"kind": "spoon"}]}'}), {}, "records.json:2: "),
        ("a lie about an attachment", sealed({**small(), attachment: b"other"}), {}, "is not what its name says"),
    ]
    evil = ["/etc/passwd", BASE + "../../etc/passwd", BASE + "data/../../x", "..", BASE + "data/./x", BASE + "data//x", BASE + "data\\..\\x", "C:/x",
            BASE + "data/a\nb", BASE + "data/\u202efdp.exe", BASE + "data/" + "x" * 2000]
    cases += [(f"name {name[:30]!a}", sealed(small()), {"extra": ((entry(name), b"evil"),)}, "is no name of a file") for name in evil]
    cases += [
        ("outside of the bag", sealed(small()), {"extra": ((entry("other/x"), b"evil"),)}, "lies outside"),
        ("two bags", sealed(small()), {"extra": ((entry("other/bagit.txt"), b""),)}, "more than one bag"),
        ("the same name twice", sealed(small()), {"extra": ((entry(BASE + attachment), INSIDE),)}, "twice"),
        ("names that differ in case", sealed(small()), {"extra": ((entry(BASE + attachment.upper().replace("DATA", "data")), INSIDE),)}, "twice|not listed"),
        ("a symbolic link", sealed(small()), {"extra": ((entry(BASE + "data/link", stat.S_IFLNK | 0o777), b"/etc/passwd"),)}, "is a link"),
        ("a device", sealed(small()), {"extra": ((entry(BASE + "data/device", stat.S_IFCHR | 0o666), b""),)}, "is no file"),
        ("a pipe", sealed(small()), {"extra": ((entry(BASE + "data/pipe", stat.S_IFIFO | 0o666), b""),)}, "is no file|not listed"),
        ("much to say of itself", changed(lambda f: f.update({"bag-info.txt": bytes(70 << 20)})), {}, "bag-info.txt”: what the bag says of itself is too long"),
        ("a name of another script", tagged(lambda f: f.update({"manifest-sha256.txt": b"0" * 64 + "  data/Überblick.pdf\n".encode()})), {},
         manifest + "1: “data/Überblick.pdf” is listed, and is not in the bag"),
        ("a name that turns round", tagged(lambda f: f.update({"manifest-sha256.txt": b"0" * 64 + "  data/\u202efdp.exe\n".encode()})), {},
         manifest + r"1: “data/\\342\\200\\256fdp.exe” is listed"),
        ("a bomb", {**sealed(small()), "data/bomb": bytes(200 << 20)}, {}, "unpacks to more than"),
    ]
    for what, files, options, expected in cases:
        _, err = registry.run("import", repack(folder, files, **options), status=3)
        assert re.search(expected, err), f"{what}: {err}"
        assert everything(registry) == before, what
        assert sorted(os.listdir(registry.folder)) == ["registry.chancery"], what
    print(f"# {len(cases)} bags")


def broken_zips_change_nothing(folder):
    registry = Registry(folder)
    before = everything(registry)
    with open(pack(full(folder), folder, "--all"), "rb") as file:
        whole = file.read()
    encrypted = bytearray(whole)
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        for match in re.finditer(mark, whole):
            encrypted[match.start() + flags] |= 1
    for number, data in enumerate([whole[:n] for n in range(4, len(whole) - 22, len(whole) // 15)] + [bytes(encrypted), b"PK\x03\x04" + bytes(100)]):
        _, err = registry.run("import", write(folder, f"broken{number}.zip", data), status=3)
        assert f"broken{number}.zip" in err, err
        assert everything(registry) == before
    for at in range(40, len(whole), len(whole) // 60):
        data = bytearray(whole)
        data[at] ^= 0x55
        path = write(folder, "flipped.zip", bytes(data))
        done = registry.start("import", "--dry-run", path, stdout=-1, stderr=-1)
        out, err = done.communicate()
        assert done.returncode == 3 or (done.returncode == 0 and out.startswith(b"new 48")), (at, out, err)
        assert everything(registry) == before


main([a_bag_is_valid, a_bag_can_be_read_by_people, a_validator_finds_faults, a_bag_says_what_is_in_it, the_history_in_a_bag_can_be_checked, a_bag_goes_through_a_pipe,
      a_bag_comes_back_whole, history_that_holds_is_not_spoken_of, history_that_does_not_hold_is_told, history_is_held_to_what_is_in_the_package,
      contents_come_to_records_that_are_here, bags_of_others_come_in, hostile_bags_change_nothing, broken_zips_change_nothing])
