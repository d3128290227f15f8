# syntax=docker/dockerfile:1
# One image for the API, the workers and the command line: docs/operate/install.md.
# An exact version; docs/operate/install.md tells how to pin its digest.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund --ignore-scripts
COPY . .
RUN npm run build && node scripts/image.mjs /image

FROM ${NODE_IMAGE}
# MALLOC: how glibc gives memory back (docs/decisions/0012).
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=8000 \
    NODE_COMPILE_CACHE=/app/.compiled \
    MALLOC_ARENA_MAX=2 \
    MALLOC_TRIM_THRESHOLD_=131072
WORKDIR /app
COPY --from=build /image ./
# Node keeps what it compiled for the next start. The port is none, so that nothing but compiling happens.
RUN PORT=none node --enable-source-maps dist/api.js || true
USER node
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["node", "deploy/healthy.mjs", "api"]
CMD ["node", "--enable-source-maps", "dist/api.js"]
