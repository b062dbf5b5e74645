# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A home for keys that lasts as long as a test.  Nobody's own keys are ever touched: every call of gpg names this home."""

import os
import shutil
import subprocess
import tempfile

TIME = "20200601T000000"


class Keyring:
    """Keys without a passphrase; the first is certified by being made here."""

    def __init__(self):
        # A socket lies in it, whose path may not be long.
        self.home = tempfile.mkdtemp(prefix="ck-")
        os.chmod(self.home, 0o700)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(["gpgconf", "--homedir", self.home, "--kill", "all"], capture_output=True)
        shutil.rmtree(self.home, ignore_errors=True)

    @property
    def env(self):
        return {"GNUPGHOME": self.home}

    def gpg(self, *arguments, stdin=b"", status=0):
        done = subprocess.run(["gpg", "--homedir", self.home, "--batch", "--quiet", "--no-tty", *arguments],
                              input=stdin, capture_output=True, timeout=60)
        assert done.returncode == status, (arguments, done.stderr.decode())
        return done.stdout

    def make(self, name, address, expires="0", time=None, passphrase=""):
        """A key of name <address>: its fingerprint."""
        faked = ["--faked-system-time", time] if time else []
        self.gpg(*faked, "--pinentry-mode", "loopback", "--passphrase", passphrase, "--quick-gen-key",
                 f"{name} <{address}>", "future-default", "default", expires)
        return self.fingerprints(address)[-1]

    def fingerprints(self, pattern):
        lines = self.gpg("--with-colons", "--list-keys", pattern).decode().splitlines()
        rows = [line.split(":") for line in lines]
        return [rows[i + 1][9] for i, row in enumerate(rows) if row[0] == "pub"]

    def give(self, other, pattern):
        """Hands a public key to another keyring, which certifies nothing."""
        other.gpg("--import", stdin=self.gpg("--export", pattern))

    def revoke(self, fingerprint):
        with open(os.path.join(self.home, "openpgp-revocs.d", fingerprint + ".rev")) as file:
            self.gpg("--import", stdin=file.read().replace(":-----BEGIN", "-----BEGIN").encode())

    def recipients(self, path):
        """Key ids that a file is sealed for."""
        done = subprocess.run(["gpg", "--homedir", self.home, "--batch", "--list-packets", path], capture_output=True)
        return sorted(line.split("keyid ")[1] for line in done.stdout.decode().splitlines() if "pubkey enc packet" in line)

    def subkey(self, fingerprint):
        """The id of the key that is sealed for."""
        lines = self.gpg("--with-colons", "--list-keys", fingerprint).decode().splitlines()
        return next(line.split(":")[4] for line in lines if line.startswith("sub"))


def have_gpg():
    return shutil.which("gpg") is not None and shutil.which("gpgconf") is not None
