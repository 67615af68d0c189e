#!/bin/sh
# Run by the nginx image before it starts: fills in the configuration from the environment.
set -eu

templates=/etc/duo-seats
export EXTRA=/tmp/duo-seats-extra
export PROXY_COMMON="$templates/proxy-common.conf"
mkdir -p "$EXTRA" /tmp/duo-seats-conf
rm -f "$EXTRA"/*.conf

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
