#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Runs a test under a display, a session bus and a home of its own:
#   with-display.sh COMMAND [ARGUMENT…]
# Where there is no Xvfb or no dbus-run-session, it says so in TAP and the test counts as skipped.

set -eu

for program in Xvfb dbus-run-session
do
  if ! command -v "$program" >/dev/null 2>&1
  then
    echo "1..0 # SKIP $program is not installed"
    exit 0
  fi
done

room=$(mktemp -d)
server=

leave ()
{
  status=$?
  trap - EXIT HUP INT TERM
  if [ -n "$server" ]
  then
    kill "$server" 2>/dev/null || :
    wait "$server" 2>/dev/null || :
  fi
  rm -rf "$room"
  exit "$status"
}
trap leave EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

mkdir -m 700 "$room/home" "$room/run" "$room/screen"
mkfifo "$room/display"

# The server writes the number of the display that it found free, and only once it is ready.
Xvfb -displayfd 3 -screen 0 "${CHANCERY_TEST_SCREEN:-1280x900x24}" -fbdir "$room/screen" \
     -nolisten tcp -nocursor 3>"$room/display" 2>"$room/log" &
server=$!

if ! read -r number <"$room/display"
then
  cat "$room/log" >&2
  echo "Bail out! Xvfb did not start"
  exit 1
fi

export DISPLAY=":$number"
export HOME="$room/home"
export XDG_RUNTIME_DIR="$room/run"
export XDG_CACHE_HOME="$room/home/.cache"
export XDG_CONFIG_HOME="$room/home/.config"
export XDG_DATA_HOME="$room/home/.local/share"
export XDG_STATE_HOME="$room/home/.local/state"
export CHANCERY_TEST_SCREEN_FILE="$room/screen/Xvfb_screen0"
unset WAYLAND_DISPLAY XAUTHORITY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS

# Animations only make a test wait.
mkdir -p "$XDG_CONFIG_HOME/gtk-4.0"
printf '[Settings]\ngtk-enable-animations=0\n' >"$XDG_CONFIG_HOME/gtk-4.0/settings.ini"

dbus-run-session -- "$@"
