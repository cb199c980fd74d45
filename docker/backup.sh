#!/bin/sh
# A backup at once and then one every night at 02:00 UTC: the database as a pg_dump archive,
# read back before it counts, and the data folder (files, full texts) beside it. One that fails is
# tried again after ten minutes.
#
# Restore:  pg_restore --clean --if-exists --dbname tandem <name>.dump
#           tar --extract --gzip --file <name>.tar.gz --directory /data
set -eu
umask 077
: "${DATA:=/data}" "${BACKUPS:=/backups}"
alone= # a dump whose files could not be kept; the next one takes its place

# Chained, because `set -e` does not hold inside a function that is asked whether it succeeded.
# The database comes first, and is kept whatever becomes of the files: those that its rows name
# are all there by then.
backup() {
  name="$BACKUPS/tandem-$(date -u +%Y-%m-%d-%H%M)"
  if ! database; then
    rm -f "$name.part"
    echo "The database could not be backed up." >&2
    return 1
  fi
  if [ -n "$alone" ] && [ "$alone" != "$name.dump" ]; then rm -f "$alone"; fi
  alone="$name.dump"
  if ! files; then
    rm -f "$name.tar.part"
    echo "The files could not be backed up; the database is in $name.dump." >&2
    return 1
  fi
  alone=
  find "$BACKUPS" -name 'tandem-*' -mtime "+$DAYS_KEPT" -delete \
    && echo "Backed up to $name.dump and $name.tar.gz."
}

database() {
  pg_dump --format=custom --file="$name.part" \
    && pg_restore --list "$name.part" >/dev/null \
    && mv "$name.part" "$name.dump"
}

# What is on its way in, and what is drawn again when it is gone, may be lost. tar says 1 where
# something changed or went while it was read: no file does that once it has its name.
files() {
  tar --create --gzip --file="$name.tar.part" --directory="$DATA" \
    --exclude=./uploads --exclude=./cache --exclude='*.part' . \
    || [ $? -eq 1 ] || return 1
  mv "$name.tar.part" "$name.tar.gz"
}

while true; do
  if backup; then
    sleep "$(($(date -u -d 'tomorrow 02:00' +%s) - $(date -u +%s)))"
  else
    sleep 600
  fi
done
