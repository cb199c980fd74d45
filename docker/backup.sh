#!/usr/bin/env bash
# A backup at once and then one every night at 02:00 UTC: the database as a pg_dump archive,
# read back before it counts, and the data folder (full texts) beside it. One that fails is
# tried again after ten minutes.
#
# Restore:  pg_restore --clean --if-exists --dbname tandem <name>.dump
#           tar --extract --gzip --file <name>.tar.gz --directory /data
set -euo pipefail
umask 077

# Chained, because `set -e` does not hold inside a function that is asked whether it succeeded.
backup() {
  local name
  name="/backups/tandem-$(date -u +%Y-%m-%d-%H%M)"
  pg_dump --format=custom --file="$name.part" \
    && pg_restore --list "$name.part" >/dev/null \
    && tar --create --gzip --file="$name.tar.part" --directory=/data . \
    && mv "$name.tar.part" "$name.tar.gz" \
    && mv "$name.part" "$name.dump" \
    && find /backups -name 'tandem-*' -mtime "+$DAYS_KEPT" -delete \
    && echo "Backed up to $name.dump and $name.tar.gz."
}

while true; do
  if backup; then
    sleep "$(($(date -u -d 'tomorrow 02:00' +%s) - $(date -u +%s)))"
  else
    echo "The backup failed." >&2
    sleep 600
  fi
done
