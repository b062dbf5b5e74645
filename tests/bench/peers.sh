#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later

# peers.sh PROGRAMS FILE.jsonl FOLDER: the paired rows of notmuch and recoll (Debian packages of these names), on
# the same documents.  Each record with a text becomes a mail file of FOLDER; both index them, and the same words
# are asked of them and of chancery-cli.  A peer that is not installed is skipped with a word.  Rows are JSON Lines as
# those of the other benches.

set -eu

if [ $# -lt 3 ]; then
    echo "peers.sh PROGRAMS FILE.jsonl FOLDER" >&2
    exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
exec python3 "$here/peers.py" "$@"
