# Builds Duo Seats and serves it with nginx, as a user without rights:
#   docker build -t duo-seats .
#   docker run --rm -p 8443:8443 -v ./tls:/etc/duo-seats/tls:ro --read-only --tmpfs /tmp duo-seats
# docs/deployment.md has the settings.

# By name, which follows the fixes of Node and nginx. For the same images each time give their digests:
#   docker build --build-arg NODE_IMAGE=node:22-bookworm-slim@sha256:… --build-arg NGINX_IMAGE=…@sha256:… .
ARG NODE_IMAGE=node:22-bookworm-slim
ARG NGINX_IMAGE=nginxinc/nginx-unprivileged:1.28-alpine

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund --ignore-scripts
COPY . .
# Where it will be served, the only GitLab it may talk to, and "off" to leave the demo out.
ARG BASE_PATH=/
ARG GITLAB_URL_ONLY=
ARG DEMO=
RUN npm run build && npm run check:dist && npm run host-files
# The files lie below the root as their addresses say, without what the build tells its checks.
RUN mkdir -p "/out/$BASE_PATH" && cp -a dist/. "/out/$BASE_PATH" \
    && rm -rf "/out/$BASE_PATH/.vite" "/out/$BASE_PATH/.host"

FROM ${NGINX_IMAGE}
ARG BASE_PATH=/
ENV PORT=8080 \
    ROOT=/usr/share/nginx/html \
    BASE_PATH=$BASE_PATH \
    HEADERS=/etc/duo-seats/nginx-headers.conf
USER root
RUN rm -rf /usr/share/nginx/html/* /etc/nginx/conf.d/* /docker-entrypoint.d/*
COPY --from=build /out/ /usr/share/nginx/html/
COPY --from=build /app/dist/.host/nginx-headers.conf /etc/duo-seats/
COPY deploy/nginx/ /etc/duo-seats/
COPY deploy/docker/nginx.conf /etc/nginx/nginx.conf
COPY --chmod=755 deploy/docker/10-duo-seats.sh /docker-entrypoint.d/
USER 101
# TLS, and plain http for a proxy in front that ends TLS itself.
EXPOSE 8443 8080
HEALTHCHECK CMD wget -q --spider "http://127.0.0.1:$PORT$BASE_PATH" || exit 1
