#!/bin/sh
# Run by the nginx image before it starts: fills in the configuration from the environment.
set -eu

templates=/etc/duo-seats
export EXTRA=/tmp/duo-seats-extra
export PROXY_COMMON="$templates/proxy-common.conf"
mkdir -p "$EXTRA" /tmp/duo-seats-conf
rm -f "$EXTRA"/*.conf

# With a certificate it speaks TLS on 8443 as well. Publish that port alone: plain http is for the check of
# the container's own health, and for a proxy in front that ends TLS itself.
tls=${TLS:-/etc/duo-seats/tls}
if [ -f "$tls/tls.crt" ] || [ -f "$tls/tls.key" ]; then
  for file in tls.crt tls.key; do
    [ -r "$tls/$file" ] || { echo "$tls/$file is missing, or user $(id -u) cannot read it" >&2; exit 1; }
  done
  export TLS="$tls" TLS_PORT="${TLS_PORT:-8443}"
  envsubst '${TLS} ${TLS_PORT}' <"$templates/tls.conf.template" >"$EXTRA/tls.conf"
else
  echo "No certificate in $tls: plain http only. From another computer Duo Seats is read-only then." >&2
fi

envsubst '${PORT} ${ROOT} ${BASE_PATH} ${HEADERS} ${EXTRA}' \
  <"$templates/duo-seats.conf.template" >/tmp/duo-seats-conf/default.conf

if [ -n "${GITLAB_URL:-}" ]; then
  case "$GITLAB_URL" in
    https://*) GITLAB_URL="${GITLAB_URL%/}" ;;
    *) echo "GITLAB_URL has to begin with https://" >&2; exit 1 ;;
  esac
  export GITLAB_URL
  envsubst '${GITLAB_URL} ${PROXY_COMMON}' \
    <"$templates/gitlab-proxy.conf.template" >"$EXTRA/gitlab-proxy.conf"
fi
