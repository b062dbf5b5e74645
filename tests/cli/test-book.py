# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A case file for people to read: PDF and HTML, looked at with tools that are not ours, where they are there."""

import base64
import hashlib
import html.parser
import os
import re
import shutil
import stat
import subprocess
import sys

sys.dont_write_bytecode = True

from front_door import SAMPLE, Registry, main, write  # noqa: E402

CASE = ("--case", "AFG/2026/1")
VOID = {"meta", "input", "br", "link", "img", "hr"}


def example(folder):
    registry = Registry(folder)
    registry.take(SAMPLE)
    return registry


def make(registry, folder, name, *options):
    path = os.path.join(folder, name)
    registry("export", *(options or CASE), "--output", path)
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    with open(path, "rb") as file:
        return path, file.read()


def tool(name, *arguments):
    """What a tool says; nothing where it is not installed."""
    if shutil.which(name) is None:
        return None
    done = subprocess.run([name, *arguments], capture_output=True, timeout=60)
    assert done.returncode == 0, (name, done.stderr)
    return done.stdout.decode("utf-8", "replace")


def check_with_tidy(path):
    """HTML Tidy has nothing to say of the page, where it is installed."""
    if shutil.which("tidy") is None:
        return
    done = subprocess.run(["tidy", "-quiet", "-errors", "-utf8", "--drop-empty-elements", "no", path], capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode()[:2000]


class Elements(html.parser.HTMLParser):
    """Reads a page, and sees that every element ends where it should, every id stands once and is there."""

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.targets, self.tags, self.faults = [], [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.tags.append((tag, values))
        if "id" in values:
            self.ids.append(values["id"])
        if values.get("href", "").startswith("#"):
            self.targets.append(values["href"][1:])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")


def a_pdf_reads_like_a_document(folder):
    registry = example(folder)
    path, data = make(registry, folder, "case.pdf")
    assert data.startswith(b"%PDF-") and b"%%EOF" in data[-32:]
    said = tool("pdfinfo", path)
    if said is not None:
        assert re.search(r"Title: +AFG/2026/1 · Bajaur, February 2026", said), said
        assert "Author" not in said and re.search(r"Page size: .*A4", said), said
    words = tool("pdftotext", path, "-")
    if words is not None:
        pages = int(re.search(r"Pages: +(\d+)", said)[1]) if said else 17
        assert words.count(f" of {pages}\n") >= pages and f"page {pages} of {pages}" in words
        for part in ("Contents", "Chronology", "Undated", "folio 1", "16 Feb 2026, inferred", "What we asked",
                     "Dismantle the infrastructure of these groups.", "Checkpoint"):
            assert part in words, part
    assert not [name for name in os.listdir(folder) if name.startswith(".export")], "something half-written is left"


def a_page_is_whole_and_needs_nothing(folder):
    registry = example(folder)
    path, data = make(registry, folder, "case.html")
    text = data.decode()
    page = Elements(text)
    assert page.faults == [] and page.open == [], (page.faults[:5], page.open)
    assert len(page.ids) == len(set(page.ids)), "an id stands twice"
    assert set(page.targets) - {"main"} <= set(page.ids), set(page.targets) - set(page.ids)
    names = [tag for tag, _ in page.tags]
    assert names.count("h1") == 1 and names.count("main") == 1 and "nav" in names and names.count("article") > 8
    assert not [values for tag, values in page.tags if tag in ("img", "link", "iframe", "object") or "src" in values]
    assert all(values.get("scope") == "col" for tag, values in page.tags if tag == "th")
    policy = next(values["content"] for tag, values in page.tags if values.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none';") and "unsafe" not in policy, policy
    assert not re.search(r"https?://", text), "it names an address outside"
    assert not re.search(r" on[a-z]+=", re.sub(r">[^<]*<", "><", text))
    check_with_tidy(path)
    if shutil.which("xmllint"):
        done = subprocess.run(["xmllint", "--html", "--noout", path], capture_output=True, timeout=60)
        # It knows no element that is younger than itself.
        faults = [line for line in done.stderr.decode().splitlines() if "error :" in line and not re.search(r"Tag \w+ invalid", line)]
        assert faults == [], faults[:5]


def the_same_twice_is_the_same(folder):
    registry = example(folder)
    first = make(registry, folder, "one.html")[1].decode()
    second = make(registry, folder, "two.html")[1].decode()
    time = re.compile(r"\d{4}-\d\d-\d\dT[\d:]+Z|Made on [^<]+")
    assert time.sub("", first) == time.sub("", second)


def a_query_and_all_are_books_too(folder):
    registry = example(folder)
    text = make(registry, folder, "query.html", "--query", "kind:statement")[1].decode()
    assert "Records that match “kind:statement”" in text and text.count("<article") == 5
    assert make(registry, folder, "all.pdf", "--all")[1].startswith(b"%PDF-")
    out = subprocess.run([os.environ["CHANCERY_CLI"], "--registry", registry.path, "export", "--format", "html", *CASE],
                         capture_output=True, timeout=60)
    assert out.returncode == 0 and out.stdout.endswith(b"</html>\n")


def what_stays_behind_is_told_by_number(folder):
    registry = Registry(folder)
    _, open_number = registry.protest("marking=restricted")
    _, secret = registry.protest("marking=secret", "body=SECRETWORD")
    case = registry.new("casefile", "class=AFG", "title=Two acts")
    registry("file", open_number, "--case", case)
    registry("file", secret, "--case", case)
    path, data = make(registry, folder, "low.pdf", "--case", case, "--ceiling", "restricted")
    words = tool("pdftotext", path, "-")
    if words is not None:
        assert secret in words and "SECRETWORD" not in words and "Marked higher and left out: 1 record." in words, words
        assert "This copy: Restricted · up to Restricted" in words, words
        pages = words.split("\f")[:-1]
        assert all(page.count("Restricted") >= 2 for page in pages), "a page without its marking"
    text = make(registry, folder, "low.html", "--case", case, "--ceiling", "restricted")[1].decode()
    assert secret in text and "SECRETWORD" not in text and text.count('class="marking') == 2


def the_cover_says_what_became_of_the_passages(folder):
    """It said “and what names them” was left out where nothing was redacted, and counted no attachments."""
    registry = Registry(folder)
    _, secret = registry.protest("marking=secret")
    registry.protest("title=Another matter", f"body=As {secret} has it")
    kept = make(registry, folder, "kept.html", "--all", "--ceiling", "restricted")[1].decode()
    assert "This copy: Unmarked · up to Restricted" in kept and "0 attachments" not in kept
    assert "Marked higher and left out: 1 record. 1 passage that tells of it was kept." in kept, kept
    gone = make(registry, folder, "gone.html", "--all", "--ceiling", "restricted", "--redact")[1].decode()
    assert "Marked higher and left out: 1 record. 1 passage that tells of it was taken out." in gone, gone
    assert re.search(r"Made on [^<]*, \d\d:\d\d UTC", kept), "a time without its zone"


def a_folio_is_the_same_paper_in_every_copy(folder):
    """What had no folio got its place in parentheses, which was another's folio and changed from copy to copy."""
    registry = Registry(folder)
    papers = [{"kind": "document", "id": f"11111111-1111-4111-8111-{n:012}", "title": f"Paper {n}", "date_on_document": "2026-02-16"} for n in range(1, 4)]
    case = {"kind": "casefile", "id": "11111111-1111-4111-8111-000000000009", "class": "AFG", "title": "Papers", "opened": "2026-02-16",
            "items": [{"record": {"id": papers[0]["id"]}}, {"record": {"id": papers[1]["id"]}, "folio": "1"}, {"record": {"id": papers[2]["id"]}}]}
    registry.take(write(folder, "in.json", {"chancery": 1, "records": papers + [case]}))
    text = make(registry, folder, "folios.html", "--case", case["id"])[1].decode()
    assert "folio 1" in text and not re.search(r"folio \(?[23]|folio \(", text), "a folio that nobody gave"
    chronology = text[text.rindex("Written by the program from all"):]
    assert chronology.index("Papers") < chronology.index("Paper 1"), "a paper stands before the opening of its file"


def a_broken_attachment_stops_nothing(folder):
    registry = Registry(folder)
    _, number = registry.protest()
    registry("attach", number, write(folder, "broken.pdf", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\n"))
    registry("attach", number, write(folder, "broken.png", b"\x89PNG\r\n\x1a\nnot a picture"))
    path, _ = make(registry, folder, "out.pdf", "--all")
    words = tool("pdftotext", path, "-")
    if words is not None:
        assert "“broken.pdf” could not be shown." in words and "“broken.png” could not be shown." in words, words


def a_page_carries_its_attachments(folder):
    """HTML gave no more than their names: who had only the page could not see the note that was handed over."""
    registry = Registry(folder)
    _, number = registry.protest()
    picture = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPhfDwAChAGA60e6kgAAAABJRU5ErkJggg==")
    script = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    registry("attach", number, write(folder, "handed & over.png", picture))
    registry("attach", number, write(folder, "drawing.svg", script))
    registry("attach", number, write(folder, "long.txt", b"x" * (4 * 1024 * 1024 + 1)))
    registry("attach", registry.protest("title=Another")[1], write(folder, "again.png", picture))
    text = make(registry, folder, "out.html", "--all")[1].decode()
    seen = re.findall(r'<img alt="([^"]*)" src="data:image/png;base64,([^"]*)">', text)
    assert [(name, base64.b64decode(inside)) for name, inside in seen] in ([("handed &amp; over.png", picture)], [("again.png", picture)]), seen
    assert text.count(f'href="#paper-{hashlib.sha256(picture).hexdigest()}"') == 1, "the same content twice"
    saved = re.search(r'<a dir="auto" download="drawing.svg" href="data:application/octet-stream;base64,([^"]*)">', text)
    assert base64.b64decode(saved[1]) == script, "what is no picture is saved, never opened"
    assert "“long.txt” is too large for this page." in text and len(text) < 1024 * 1024
    check_with_tidy(os.path.join(folder, "out.html"))


main([a_pdf_reads_like_a_document, a_page_is_whole_and_needs_nothing, the_same_twice_is_the_same, a_query_and_all_are_books_too,
      what_stays_behind_is_told_by_number, the_cover_says_what_became_of_the_passages, a_folio_is_the_same_paper_in_every_copy,
      a_broken_attachment_stops_nothing, a_page_carries_its_attachments])
