# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Use the built program as a person at the keyboard does, on a display of its own.

    from driver import Session, main

    def enters_a_demarche():
        with Session(program, ["--registry", path]) as ui:
            ui.key("ctrl+n")
            ui.type("Protest")
            ui.wait("label", "Draft, kept")

    main(enters_a_demarche)

`main` runs the functions and says in TAP how they went; where something that the driver stands on is not installed,
the whole is skipped.
"""

import signal
import sys
import time
import traceback

from .session import Failure, Session

__all__ = ["Failure", "Session", "main"]


def main(*tests):
    """Runs the tests, or those that the command line names, in their order, speaks TAP, and exits."""
    wanted = [test for test in tests if len(sys.argv) < 2 or test.__name__ in sys.argv[1:]]
    lacking = Session.lacking()
    if lacking:
        print(f"1..0 # SKIP not installed: {lacking}")
        sys.exit(0)
    # Ended from outside (a time limit), a session still ends what it had started.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    print(f"1..{len(wanted)}", flush=True)
    failed = 0
    for number, test in enumerate(wanted, 1):
        name, begin = test.__name__.replace("_", " "), time.monotonic()
        try:
            test()
        except Exception as error:
            failed += 1
            print(f"not ok {number} {name}", flush=True)
            if not isinstance(error, Failure):
                traceback.print_exc()
            print("".join(f"# {line}\n" for line in str(error).splitlines()), end="", flush=True)
        else:
            print(f"ok {number} {name} # {time.monotonic() - begin:.1f} s", flush=True)
    sys.exit(1 if failed else 0)
