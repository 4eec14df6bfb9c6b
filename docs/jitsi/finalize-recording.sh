#!/usr/bin/env bash
# Tells Patchbay of a recording that Jibri has finished. Jibri runs this with one argument, the recording's own folder
# (JIBRI_FINALIZE_RECORDING_SCRIPT_PATH). It needs bash, curl and openssl, and moves or changes no recording.
#
# From the environment, or else from lines NAME=value in /config/patchbay.env (PATCHBAY_SETTINGS names another file):
#   PATCHBAY_URL             for example https://patchbay.example.com
#   PATCHBAY_WEBHOOK_SECRET  the same as JITSI_WEBHOOK_SECRET at Patchbay
#   JIBRI_RECORDING_DIR      where recordings lie; /config/recordings unless set
#   PATCHBAY_RETRY_SECONDS   the first pause before another try, 2 unless set; it doubles each time
#
# It may be run again by hand for the same folder: Patchbay takes each recording once.
set -euo pipefail
export LC_ALL=C.UTF-8

readonly LARGEST_METADATA_BYTES=262144
readonly TRIES=6

fail() {
  printf 'finalize-recording: %s\n' "$1" >&2
  exit 1
}

# A setting by name. The file is read, never run.
setting() {
  local name=$1 file=${PATCHBAY_SETTINGS:-/config/patchbay.env} line
  if [[ -n ${!name:-} ]]; then
    printf '%s' "${!name}"
  elif [[ -r $file ]]; then
    line=$(grep -m 1 -E "^${name}=" "$file" || true)
    printf '%s' "${line#*=}"
  fi
}

# A text as it stands between quotation marks in JSON. Bytes that are no UTF-8 and control characters are left out.
json_text() {
  local text
  text=$(printf '%s' "$1" | iconv -c -f UTF-8 -t UTF-8 | tr -d '\000-\037\177')
  text=${text//\\/\\\\}
  printf '%s' "${text//\"/\\\"}"
}

number_or_null() {
  if [[ $1 =~ ^[0-9]+$ ]]; then printf '%s' "$1"; else printf 'null'; fi
}

# When a recording began, from Jibri's file name: the local time of this machine.
started_at() {
  if [[ $1 =~ _([0-9]{4}-[0-9]{2}-[0-9]{2})-([0-9]{2})-([0-9]{2})-([0-9]{2})\.[A-Za-z0-9]+$ ]]; then
    date -d "${BASH_REMATCH[1]} ${BASH_REMATCH[2]}:${BASH_REMATCH[3]}:${BASH_REMATCH[4]}" +%s 2>/dev/null || true
  fi
}

describe_files() {
  local file name separator=''
  for file in "$1"/*.mp4; do
    [[ -f $file && ! -L $file ]] || continue
    name=$(basename -- "$file")
    printf '%s{"name":"%s","bytes":%s,"startedAt":%s,"modifiedAt":%s}' "$separator" "$(json_text "$name")" \
      "$(number_or_null "$(stat -c %s -- "$file")")" "$(number_or_null "$(started_at "$name")")" \
      "$(number_or_null "$(stat -c %Y -- "$file")")"
    separator=','
  done
}

describe_metadata() {
  local file=$1/metadata.json
  if [[ -f $file && ! -L $file && $(stat -c %s -- "$file") -le $LARGEST_METADATA_BYTES ]]; then
    printf '"%s"' "$(base64 -w 0 -- "$file")"
  else
    printf 'null'
  fi
}

[[ $# -eq 1 ]] || fail 'one argument is needed: the folder of the recording'
url=$(setting PATCHBAY_URL)
secret=$(setting PATCHBAY_WEBHOOK_SECRET)
[[ $url =~ ^https?:// ]] || fail 'PATCHBAY_URL is missing, for example https://patchbay.example.com'
[[ -n $secret ]] || fail 'PATCHBAY_WEBHOOK_SECRET is missing: the same as JITSI_WEBHOOK_SECRET at Patchbay'

recordings=$(setting JIBRI_RECORDING_DIR)
root=$(realpath -e -- "${recordings:-/config/recordings}") || fail 'JIBRI_RECORDING_DIR is no folder'
# Resolved first: a link or a .. must not lead out of the folder of recordings.
directory=$(realpath -e -- "$1") || fail 'the folder of the recording does not exist'
session=$(basename -- "$directory")
[[ -d $directory && $(dirname -- "$directory") == "$root" ]] || fail "the recording does not lie in $root"
[[ $session =~ ^[A-Za-z0-9_-]{1,128}$ ]] || fail 'the folder is not named as Jibri names a session'

body=$(mktemp)
trap 'rm -f -- "$body"' EXIT
printf '{"event":"jibri-recording-finished","sessionId":"%s","directory":"%s","finishedAt":%s,"files":[%s],"metadata":%s}' \
  "$session" "$(json_text "$directory")" "$(date +%s)" "$(describe_files "$directory")" \
  "$(describe_metadata "$directory")" >"$body"

pause=$(setting PATCHBAY_RETRY_SECONDS)
[[ $pause =~ ^[0-9]+$ ]] || pause=2
for ((try = 1; try <= TRIES; try++)); do
  # Signed anew each time: Patchbay refuses a signature that is more than five minutes old.
  now=$(date +%s)
  signature=$({ printf '%s.' "$now" && cat -- "$body"; } | openssl dgst -sha256 -hmac "$secret" -r | cut -d ' ' -f 1)
  status=$(curl --silent --output /dev/null --write-out '%{http_code}' --max-time 15 \
    --header 'Content-Type: application/json' --header "Patchbay-Signature: t=$now,v1=$signature" \
    --data-binary "@$body" -- "${url%/}/api/webhooks/jitsi/recordings" || true)
  case $status in
    2??) exit 0 ;;
    408 | 429 | 5?? | 000) ;;
    *) fail "Patchbay refused the recording $session: $status" ;;
  esac
  if ((try < TRIES)); then
    sleep "$pause"
    pause=$((pause * 2))
  fi
done
fail "Patchbay could not be reached for the recording $session (last answer: $status). Run this again for $directory"
