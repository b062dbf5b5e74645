# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes in comes out again, byte for byte; what is no registry is refused and changes nothing."""

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

CLI = os.environ["CHANCERY_CLI"]
SAMPLE = os.path.join(os.environ["CHANCERY_SAMPLES"], "bajaur.json")
COUNTS = re.compile(r"new (\d+), changed (\d+), unchanged (\d+), conflicts (\d+)")


class Registry:
    """A registry in a folder of its own, through the front door."""

    def __init__(self, folder, name):
        self.folder = os.path.join(folder, name)
        os.makedirs(self.folder)
        self.path = os.path.join(self.folder, "registry.chancery")

    def run(self, *arguments, status=0, stdin=None):
        done = subprocess.run([CLI, "--registry", self.path, *arguments], input=stdin, capture_output=True, timeout=60)
        out, err = done.stdout.decode(), done.stderr.decode()
        assert done.returncode == status, f"{' '.join(arguments)}: status {done.returncode}, not {status}\n{out[-500:]}\n{err[-2000:]}"
        return out, err

    def take(self, path, *options):
        """Imports, and returns the four counts."""
        return tuple(map(int, COUNTS.search(self.run("import", *options, path)[0]).groups()))

    def give(self, form="json"):
        """Exports everything, and returns the bytes."""
        return self.run("export", "--all", "--format", form)[0]

    def digest(self):
        """A digest of the registry's file and of whatever stands beside it."""
        parts = []
        for name in sorted(os.listdir(self.folder)):
            with open(os.path.join(self.folder, name), "rb") as file:
                parts.append(name + hashlib.sha256(file.read()).hexdigest())
        return parts


def without_time(text):
    """An export without the one line that may differ."""
    lines = text.split("\n")
    assert sum(line.startswith('  "exported"') for line in lines) == 1
    return "\n".join(line for line in lines if not line.startswith('  "exported"'))


def write(folder, name, content):
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())
    return path


def differ(a, b):
    """The first line in which two texts differ, for the report."""
    for number, (one, other) in enumerate(zip(a.split("\n"), b.split("\n")), 1):
        if one != other:
            return f"line {number}: {one!r} is not {other!r}"
    return f"{len(a)} and {len(b)} characters"


# ---- what goes in comes out

def sample_comes_out_as_it_went_in(folder):
    registry = Registry(folder, "one")
    with open(SAMPLE) as file:
        sample = file.read()
    count = len(json.loads(sample)["records"])
    assert registry.take(SAMPLE) == (count, 0, 0, 0)
    given = registry.give()
    assert without_time(given) == without_time(sample), differ(without_time(given), without_time(sample))


def export_imports_to_the_same_bytes(folder):
    one, other = Registry(folder, "one"), Registry(folder, "other")
    one.take(SAMPLE)
    first = one.give()
    other.take(write(folder, "first.json", first))
    second = other.give()
    assert without_time(first) == without_time(second), differ(without_time(first), without_time(second))


def corrections_come_out_as_they_were_written(folder):
    one, two = Registry(folder, "one"), Registry(folder, "two")
    one.take(SAMPLE)
    one.run("set", "PROT/2026/0001", "occasion_date=18 feb 2026", "party_to=Kabul", "--reason", "the date was wrong")
    one.run("attach", "PROT/2026/0001", write(folder, "note.txt", "a note"))
    one.run("detach", "PROT/2026/0001", "note.txt")
    link = next(record for record in json.loads(one.give())["records"] if record.get("reference") == "PROT/2026/0001")["links"][0]
    one.run("unlink", "PROT/2026/0001", link["type"], link["to"]["id"])
    first = one.give()
    assert first.count('"before":') >= 3
    two.take(write(folder, "first.json", first))
    second = two.give()
    assert without_time(first) == without_time(second), differ(without_time(first), without_time(second))
    assert two.take(write(folder, "again.json", first))[1:] == (0, len(json.loads(first)["records"]), 0)


def words_said_beside_a_record_are_composed(folder):
    """Bug: reasons, notes and names in decomposed letters, as some systems hand them on, were kept so; no file held to
    what it said, and the registry's own file clashed with it."""
    one, two = Registry(folder, "one"), Registry(folder, "two")
    one.take(SAMPLE)
    loose, whole = "re\u0301ponse", "r\u00e9ponse"
    note = write(folder, loose + ".txt", "a note")
    one.run("--as", loose, "set", "PROT/2026/0001", "occasion_date=18 feb 2026", "--reason", loose)
    one.run("link", "PROT/2026/0001", "cites", "DOC/2026/0001", "--note", loose)
    one.run("attach", "PROT/2026/0001", note)
    demand = next(record["id"] for record in json.loads(one.give())["records"] if record["kind"] == "demand")
    one.run("assess", demand, "--verdict", "met", "--text", loose)
    first = one.give()
    assert first.count(whole) >= 5 and loose not in first, first
    assert one.take(write(folder, "own.json", first))[1:] == (0, len(json.loads(first)["records"]), 0)
    two.take(write(folder, "first.json", first))
    second = two.give()
    assert without_time(first) == without_time(second), differ(without_time(first), without_time(second))


def last_version_is_followed_by_the_first(folder):
    registry = Registry(folder, "one")
    record = {"kind": "document", "id": "5f0c0d6e-1f7b-4d52-9d0d-6d8f4d6f1a10", "title": "a", "version": 2**53}
    path = write(folder, "file.json", json.dumps({"chancery": 1, "records": [record]}))
    assert registry.take(path) == (1, 0, 0, 0)
    for title, version in (("b", 1), ("c", 2)):
        registry.run("set", record["id"], f"title={title}")
        assert json.loads(registry.give())["records"][0]["version"] == version
    _, error = registry.run("import", write(folder, "bad.jsonl", '{"chancery":1}\n' + json.dumps({**record, "version": 2**53 + 1})), status=3)
    assert "bad.jsonl:2: version: " in error, error


def second_import_finds_nothing_to_do(folder):
    registry = Registry(folder, "one")
    count = registry.take(SAMPLE)[0]
    before = registry.give()
    assert registry.take(SAMPLE) == (0, 0, count, 0)
    assert registry.take(write(folder, "own.json", before)) == (0, 0, count, 0)
    assert without_time(registry.give()) == without_time(before)


def dry_run_writes_nothing(folder):
    registry = Registry(folder, "one")
    registry.run("init")
    before = registry.digest()
    count = len(json.load(open(SAMPLE))["records"])
    assert registry.take(SAMPLE, "--dry-run") == (count, 0, 0, 0)
    assert registry.digest() == before
    assert json.loads(registry.give())["records"] == []


def json_lines_carry_the_same(folder):
    one, other = Registry(folder, "one"), Registry(folder, "other")
    one.take(SAMPLE)
    lines = one.give("jsonl")
    header, *records = lines.splitlines()
    assert "records" not in json.loads(header)
    assert len(records) == len(json.loads(one.give())["records"])
    other.take(write(folder, "all.jsonl", lines))
    assert without_time(other.give()) == without_time(one.give())


def standard_input_is_taken_too(folder):
    registry = Registry(folder, "one")
    with open(SAMPLE, "rb") as file:
        out, _ = registry.run("import", "-", stdin=file.read())
    assert COUNTS.search(out).group(1) == str(len(json.load(open(SAMPLE))["records"]))


def case_export_goes_elsewhere_whole(folder):
    one, other = Registry(folder, "one"), Registry(folder, "other")
    one.take(SAMPLE)
    case = one.run("export", "--case", "AFG/2026/1", "--format", "json")[0]
    parts = json.loads(case)
    assert parts["scope"] == {"case": "AFG/2026/1"}
    kinds = {record["kind"] for record in parts["records"]}
    assert {"casefile", "demarche", "incident", "demand", "actor", "place"} <= kinds, kinds
    assert other.take(write(folder, "case.json", case))[0] == len(parts["records"])
    again = other.run("export", "--case", "AFG/2026/1", "--format", "json")[0]
    assert without_time(again) == without_time(case), differ(without_time(again), without_time(case))


def minimal_record_is_enough(folder):
    one, other = Registry(folder, "one"), Registry(folder, "other")
    line = '{"kind":"document","title":"A note","date_on_document":"1955-03-31","body":"Its text."}\n'
    path = write(folder, "minimal.jsonl", line)
    assert one.take(path) == (1, 0, 0, 0)
    assert one.take(path) == (0, 0, 1, 0)
    other.take(path)
    first, second = (json.loads(registry.give())["records"][0] for registry in (one, other))
    assert first["id"] == second["id"]
    assert first["title"] == "A note" and first["date_on_document"] == "1955-03-31" and first["body"] == "Its text."


def unknown_keys_come_back(folder):
    registry = Registry(folder, "one")
    record = {"kind": "document", "id": "11111111-1111-4111-8111-111111111111", "title": "Later", "from_later": {"b": 1, "a": [True, None]},
              "their_refs": [{"id": "22222222-2222-4222-8222-222222222222", "reference": "A-1", "from_later": "x"}]}
    registry.take(write(folder, "later.json", json.dumps({"chancery": 1, "records": [record]})))
    back = json.loads(registry.give())["records"][0]
    assert back["from_later"] == record["from_later"], back
    assert back["their_refs"] == record["their_refs"], back


# ---- what is no registry

def document(**fields):
    """A file of one record, set as an export is."""
    record = {"kind": "document", "title": "A note", **fields}
    return json.dumps({"chancery": 1, "records": [record]}, indent=2).encode() + b"\n"


def demarche(**fields):
    return document(kind="demarche", **fields)


def attachment(name):
    return document(attachments=[{"name": name, "sha256": "0" * 64, "size": 1, "media_type": "text/plain"}])


def raw(value):
    """A file whose record has a key with these bytes for a value."""
    return b'{"chancery": 1, "records": [\n{"kind": "document", "title": "A note",\n"note": ' + value + b"}\n]}\n"


SAME_ID = "33333333-3333-4333-8333-333333333333"


def hostile():
    """(name, bytes, the line that the message must name or None where any will do)."""
    with open(SAMPLE, "rb") as file:
        sample = file.read()
    for part in (0.1, 0.5, 0.999):
        cut = sample[:int(len(sample) * part)]
        yield f"cut at {part}", cut, None
    yield "cut inside a character", document(title="\u0627")[:30] + b"\xd8", None
    yield "200,000 brackets", b"[" * 200000, 1
    yield "200,000 brackets and back", b"[" * 200000 + b"]" * 200000, 1
    yield "200,000 braces", b'{"a":' * 200000, 1
    yield "deep inside a record", raw(b"[" * 200000 + b"]" * 200000), 3
    yield "nothing", b"", None
    yield "blanks", b" \n\n ", None
    yield "no JSON", b"Dear Sir,\n", 1
    yield "a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), None
    yield "byte order mark", b"\xef\xbb\xbf" + document(), 1
    yield "UTF-16", document().decode().encode("utf-16"), 1
    yield "more after the end", document() + b"{}\n", None
    yield "comment", b"// a comment\n" + document(), 1
    yield "single quotes", document().replace(b'"', b"'"), None
    yield "trailing comma", raw(b'"x",'), None
    yield "not UTF-8", raw(b'"x\xff\xfey"'), 3
    yield "overlong UTF-8", raw(b'"\xc0\x80"'), 3
    yield "NUL byte", raw(b'"left\x00right"'), 3
    yield "NUL escape", raw(b'"left\\u0000right"'), 3
    yield "lone surrogate", raw(b'"x\\ud800y"'), 3
    yield "control character", raw(b'"a\x01b"'), 3
    yield "floating point", raw(b"1.5"), 3
    yield "number too large", raw(b"9223372036854775808"), 3
    yield "not a number", raw(b"NaN"), 3
    yield "key twice", raw(b'"x", "note": "y"'), None
    yield "records is no list", b'{"chancery": 1, "records": {}}\n', None
    yield "record is no object", b'{"chancery": 1, "records": [1]}\n', None
    yield "newer format", b'{"chancery": 2, "records": []}\n', None
    yield "no kind", b'{"chancery": 1, "records": [{"title": "x"}]}\n', None
    yield "unknown kind", document(kind="telegram-to-the-moon"), None
    yield "kind of wrong type", document(kind=["document"]), None
    yield "title of wrong type", document(title=5), None
    yield "version of wrong type", document(version="one"), None
    yield "tags of wrong type", document(tags="a"), None
    yield "date of wrong type", document(date_on_document=20260216), None
    yield "version below the first", document(version=0), None
    yield "negative version", document(version=-3), None
    yield "version beyond what JSON counts", document(version=2**53 + 1), None
    yield "version at the end of all numbers", document(version=2**63 - 1), None
    yield "impossible date", document(date_on_document="2026-02-30"), None
    yield "impossible edtf", document(date_on_document={"edtf": "2026-13"}), None
    yield "unknown quality", document(date_on_document={"edtf": "2026", "quality": "certain"}), None
    yield "reference of wrong type", demarche(party_to=["Afghanistan"]), None
    yield "list that is none", demarche(party_to={"label": "Afghanistan"}), None
    yield "lines that are none", demarche(points={"kind": "warning"}), None
    yield "line that is none", demarche(points=["warning"]), None
    yield "marking of wrong type", document(marking="secret"), None
    yield "id that is none", document(id="17"), None
    yield "quantity as text", document(kind="figure", quantity={"qualifier": "exact", "best": "11"}), None
    yield "unknown qualifier", document(kind="figure", quantity={"qualifier": "some", "best": 11}), None
    yield "same id twice", json.dumps({"chancery": 1, "records": [
        {"kind": "document", "id": SAME_ID, "title": "a"}, {"kind": "document", "id": SAME_ID, "title": "b"}]}, indent=2).encode(), None
    yield "same line id twice", demarche(points=[{"id": SAME_ID, "kind": "warning", "text": "a"},
                                                 {"id": SAME_ID, "kind": "warning", "text": "b"}]), None
    for name in ("../secret", "/etc/passwd", "a/b", "..", ".", ""):
        yield f"attachment called {name!r}", attachment(name), None


def bad_files_are_refused_and_change_nothing(folder):
    registry = Registry(folder, "one")
    registry.take(SAMPLE)
    content, digest = registry.give(), registry.digest()
    faults, count = [], 0
    for name, data, line in hostile():
        count += 1
        path = write(folder, "hostile.json", data)
        done = subprocess.run([CLI, "--registry", registry.path, "import", path], capture_output=True, timeout=60)
        message = done.stderr.decode(errors="replace")
        found = re.match(r"chancery-cli: " + re.escape(path) + r":(\d+)(:\d+)?: .+", message)
        if done.returncode != 3:
            faults.append(f"{name}: status {done.returncode}: {message[-300:]}")
        elif not found:
            faults.append(f"{name}: no file and line in {message[-300:]!r}")
        elif line and int(found.group(1)) != line:
            faults.append(f"{name}: line {found.group(1)}, not {line}")
        if registry.digest() != digest:
            faults.append(f"{name}: the file changed")
            digest = registry.digest()
    print(f"# {count} hostile files")
    assert not faults, "\n".join(faults)
    assert without_time(registry.give()) == without_time(content)


def bad_files_make_no_registry(folder):
    registry = Registry(folder, "one")
    path = write(folder, "hostile.json", b"[" * 200000)
    registry.run("import", path, status=3)
    assert not os.path.exists(registry.path), os.listdir(registry.folder)


def message_names_the_line(folder):
    registry = Registry(folder, "one")
    registry.run("init")
    with open(SAMPLE) as file:
        lines = file.read().split("\n")
    number = next(i for i, line in enumerate(lines) if '"act_kind"' in line)
    lines[number] = '      "act_kind": 7,'
    path = write(folder, "wrong.json", "\n".join(lines))
    _, message = registry.run("import", path, status=3)
    begin = max(i for i in range(number) if lines[i] == "    {")
    end = next(i for i in range(number, len(lines)) if lines[i].startswith("    }"))
    found = int(re.match(r"chancery-cli: .*?wrong\.json:(\d+)(:\d+)?: ", message).group(1))
    assert begin + 1 <= found <= end + 1, f"line {found} is not in {begin + 1} to {end + 1}: {message}"


def main():
    tests = [sample_comes_out_as_it_went_in, export_imports_to_the_same_bytes,
             corrections_come_out_as_they_were_written, words_said_beside_a_record_are_composed,
             last_version_is_followed_by_the_first, second_import_finds_nothing_to_do,
             dry_run_writes_nothing, json_lines_carry_the_same, standard_input_is_taken_too,
             case_export_goes_elsewhere_whole, minimal_record_is_enough, unknown_keys_come_back,
             bad_files_are_refused_and_change_nothing, bad_files_make_no_registry, message_names_the_line]
    wanted = [test for test in tests if len(sys.argv) < 2 or test.__name__ in sys.argv[1:]]
    print(f"1..{len(wanted)}", flush=True)
    failed = 0
    for number, test in enumerate(wanted, 1):
        name = test.__name__.replace("_", " ")
        try:
            with tempfile.TemporaryDirectory(prefix="chancery-cli-") as folder:
                test(folder)
            print(f"ok {number} {name}", flush=True)
        except Exception as error:
            failed += 1
            print(f"not ok {number} {name}", flush=True)
            text = f"{type(error).__name__}: {error}"
            print("".join(f"# {line}\n" for line in text.splitlines()), end="", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
