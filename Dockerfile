# logsluice in a container: lines in on standard input, lines out on standard output.
#
#   docker build -t logsluice .
#   tail -F access.log | docker run -i --rm --read-only logsluice > clean.log
#   docker run -i --rm --read-only -v /srv/keys:/keys logsluice --keys /keys < access.log > clean.log
#
# The key directory has to belong to 65532 with mode 0700. Nothing else is ever written.

ARG NODE=26

FROM node:${NODE}-slim AS build
WORKDIR /build
COPY package.json package-lock.json tsconfig.json ./
COPY src src
COPY rules rules
# `npm ci` builds; what only the build needed goes again.
RUN npm ci && npm prune --omit=dev --ignore-scripts

FROM node:${NODE}-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /build/package.json ./
COPY --from=build /build/node_modules node_modules
COPY --from=build /build/dist dist
COPY --from=build /build/rules rules
COPY LICENSE NOTICE ./
# A number, so that an orchestrator can see that it is not root.
USER 65532:65532
# Exec form: the process is PID 1 and gets SIGTERM itself, which drains and ends it.
ENTRYPOINT ["node", "/app/dist/cli/main.js"]
