# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The paired rows of peers.sh, which says what they are.

Our own figures come from bench-search and bench-import on the same file and in the same run; the words that
bench-search chose are asked of the peers too.
"""

import ctypes
import json
import os
import resource
import shutil
import subprocess
import sys
import time

PAGE, RUNS = 50, 101
# As ours: on a machine on which others work, the work of the processor says more than the clock.
CLOCK = time.thread_time if os.environ.get("CHANCERY_BENCH_PROCESSOR") else time.perf_counter
NEWEST_FIRST = 1  # NOTMUCH_SORT_NEWEST_FIRST


def rows_of(program, *arguments):
    done = subprocess.run([program, *arguments], stdout=subprocess.PIPE, check=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def header_date(record):
    day = record.get("date_on_document")
    day = day.get("edtf", "") if isinstance(day, dict) else day or ""
    if len(day) != 10 or not day[:4].isdigit():
        return ""
    when = time.struct_time((int(day[:4]), int(day[5:7]), int(day[8:10]), 12, 0, 0, 0, 1, 0))
    return time.strftime("Date: %a, %d %b %Y %H:%M:%S +0000\n", when)


def write_mails(path, folder):
    """A mail a document; how many."""
    n = 0
    with open(path, encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            if not record.get("body"):
                continue
            place = os.path.join(folder, str(n // 1000), "cur")
            if n % 1000 == 0:
                for part in ("cur", "new", "tmp"):
                    os.makedirs(os.path.join(folder, str(n // 1000), part), exist_ok=True)
            title = record.get("title", "").replace("\n", " ")
            with open(os.path.join(place, f"{n}:2,S"), "w", encoding="utf-8") as mail:
                mail.write(f"From: officer@desk.example\nTo: registry@desk.example\nSubject: {title}\n{header_date(record)}"
                           f"Message-ID: <{n}@desk.example>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
                           f"Content-Transfer-Encoding: 8bit\n\n{record['body']}\n")
            n += 1
    return n


def processor(command, environment):
    """Seconds of the processor that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def size_of(folder):
    return sum(os.path.getsize(os.path.join(place, name)) for place, _, names in os.walk(folder) for name in names) / 2**20


def measure(act, clock=CLOCK):
    samples = []
    begun = time.perf_counter()
    while len(samples) < RUNS and (len(samples) < 3 or time.perf_counter() - begun < 10):
        start = clock()
        act()
        samples.append((clock() - start) * 1000)
    samples.sort()
    return samples[len(samples) // 2], samples[min(len(samples) - 1, len(samples) * 99 // 100)]


class Notmuch:
    """The library in this process, as a mail program has it."""

    def __init__(self, folder, config):
        try:
            self.library = ctypes.CDLL("libnotmuch.so.5")
        except OSError:
            self.library = None
            return
        for call in ("query_create", "messages_get"):
            getattr(self.library, "notmuch_" + call).restype = ctypes.c_void_p
        self.library.notmuch_message_get_message_id.restype = ctypes.c_char_p
        self.library.notmuch_message_get_message_id.argtypes = [ctypes.c_void_p]
        self.database = ctypes.c_void_p()
        status = self.library.notmuch_database_open_with_config(folder.encode(), 0, config.encode(), None,
                                                                ctypes.byref(self.database), None)
        if status:
            raise SystemExit(f"peers: libnotmuch says {status}")

    def page(self, word):
        query = ctypes.c_void_p(self.library.notmuch_query_create(self.database, word.encode()))
        self.library.notmuch_query_set_sort(query, NEWEST_FIRST)
        messages = ctypes.c_void_p()
        self.library.notmuch_query_search_messages(query, ctypes.byref(messages))
        for _ in range(PAGE):
            if not self.library.notmuch_messages_valid(messages):
                break
            message = ctypes.c_void_p(self.library.notmuch_messages_get(messages))
            self.library.notmuch_message_get_message_id(message)
            self.library.notmuch_messages_move_to_next(messages)
        self.library.notmuch_query_destroy(query)

    def count(self, word):
        query = ctypes.c_void_p(self.library.notmuch_query_create(self.database, word.encode()))
        number = ctypes.c_uint()
        self.library.notmuch_query_count_messages(query, ctypes.byref(number))
        self.library.notmuch_query_destroy(query)
        return number.value


def print_row(size, row, unit, ours, peer, peer_name, share, p99=None, peer_p99=None, share_p99=None):
    reached = ours <= share * peer and (not peer_p99 or p99 <= share_p99 * peer_p99)
    goal = f"≤ 1/{1 / share:.0f} {peer_name}" + (f", p99 ≤ 1/{1 / share_p99:.0f}" if share_p99 else "")
    out = {"subject": "peers", "records": size, "row": row, "unit": unit, "figure": ours, "p99": p99, "peer": peer,
           "peer_name": peer_name, "ratio": ours / peer if peer else None, "goal": goal, "reached": reached}
    if peer_p99:
        out["note"] = f"p99 of {peer_name}: {peer_p99:.2f} {unit}"
    print(json.dumps({key: value for key, value in out.items() if value is not None}, ensure_ascii=False), flush=True)


def words_of(rows):
    return [row["row"].split(": ", 1)[1] for row in rows if row["row"].startswith(("one word", "a rare word"))]


def row_named(rows, begins):
    return next((row for row in rows if row["row"].startswith(begins)), None)


def pair_notmuch(folder, size, search, imported):
    program = shutil.which("notmuch")
    if not program:
        print("peers: notmuch is not installed: skipped", file=sys.stderr)
        return
    mail, config = os.path.join(folder, "mail"), os.path.join(folder, "notmuch-config")
    with open(config, "w") as file:
        file.write(f"[database]\npath={mail}\n[user]\nname=Officer\nprimary_email=officer@desk.example\n[new]\ntags=\n")
    shutil.rmtree(os.path.join(mail, ".notmuch"), ignore_errors=True)
    seconds = processor([program, "new"], {**os.environ, "NOTMUCH_CONFIG": config})
    ours = row_named(imported, "interchange file to searchable, processor")
    print_row(size, "file to searchable, processor", "s", ours["figure"], seconds, "notmuch new", 1 / 12)
    index = row_named(imported, "size of the text index")
    print_row(size, "size of the text index", "MiB", index["figure"], size_of(os.path.join(mail, ".notmuch")), "notmuch", 1 / 4)
    library = Notmuch(mail, config)
    if not library.library:
        print("peers: libnotmuch cannot be loaded: its searches are skipped", file=sys.stderr)
        return
    for word in words_of(search):
        page, count = row_named(search, f"one word: {word}") or row_named(search, f"a rare word: {word}"), row_named(search, f"count: {word}")
        median, p99 = measure(lambda: library.page(word))
        print_row(size, f"page of 50, newest first: {word}", "ms", page["figure"], median, "notmuch", 1 / 25, page["p99"], p99, 1 / 10)
        median, p99 = measure(lambda: library.count(word))
        print_row(size, f"exact count: {word}", "ms", count["figure"], median, "notmuch", 1 / 2, count["p99"])


def pair_recoll(folder, size, search, imported):
    index, ask = shutil.which("recollindex"), shutil.which("recollq")
    if not index or not ask:
        print("peers: recoll is not installed: skipped", file=sys.stderr)
        return
    config = os.path.join(folder, "recoll")
    shutil.rmtree(config, ignore_errors=True)
    os.makedirs(config)
    with open(os.path.join(config, "recoll.conf"), "w") as file:
        file.write(f"topdirs = {os.path.join(folder, 'mail')}\nskippedPaths =\nskippedPaths- = {folder}\nidxflushmb = 200\n")
    try:
        seconds = processor([index, "-c", config, "-z"], dict(os.environ))
    except subprocess.CalledProcessError as error:
        print(f"peers: recollindex ended with {error.returncode}: skipped", file=sys.stderr)
        return
    ours = row_named(imported, "interchange file to searchable, processor")
    print_row(size, "file to searchable, processor", "s", ours["figure"], seconds, "recollindex", 1 / 12)
    for word in words_of(search):
        command = [ask, "-c", config, "-n", str(PAGE), "-S", "mtime", "-D", word]
        median, p99 = measure(lambda: subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL),
                              time.perf_counter)
        page = row_named(search, f"one word: {word}") or row_named(search, f"a rare word: {word}")
        print_row(size, f"page of 50 (recollq, a process of its own): {word}", "ms", page["figure"], median, "recoll", 1, page["p99"])


def main():
    programs, path, folder = sys.argv[1:4]
    os.makedirs(folder, exist_ok=True)
    folder = os.path.abspath(folder)
    if not shutil.which("notmuch") and not shutil.which("recollindex"):
        print("peers: neither notmuch nor recoll is installed: skipped", file=sys.stderr)
        return
    registry = os.path.join(folder, "peers.chancery")
    arguments = ["--corpus", path, "--registry", registry]
    search = rows_of(os.path.join(programs, "bench-search"), *arguments)
    imported = rows_of(os.path.join(programs, "bench-import"), *arguments)
    mail = os.path.join(folder, "mail")
    shutil.rmtree(mail, ignore_errors=True)
    size = write_mails(path, mail)
    pair_notmuch(folder, size, search, imported)
    pair_recoll(folder, size, search, imported)


main()
