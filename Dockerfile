# gate with everything that a picture depends on: one SDK, one Chromium (the one of the pinned Playwright), one set of fonts.
#   docker build -t gate .
#   docker run --rm --init --ipc=host --security-opt seccomp=seccomp.json -v "$PWD:/work" gate check --before old --after new
# Chromium's sandbox stays on. It needs user namespaces, which Docker's default seccomp profile denies: docs/ci.md says which profile allows them.
FROM mcr.microsoft.com/dotnet/sdk:10.0.100-noble AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Gate.Cli/Gate.Cli.csproj -c Release -o /opt/gate --use-current-runtime --no-self-contained \
      -p:NuGetLockFilePath=obj/image.lock.json -nologo -v:quiet

FROM mcr.microsoft.com/dotnet/aspnet:10.0.0-noble
# git: for sources that are commits. fontconfig: tells the versions of fonts. Fonts: Latin, Arabic, Hebrew, Indic and Thai, Chinese, Japanese and Korean, emoji; a page whose script
# no font has shows boxes, which are equal on both sides whatever the text says.
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
      fontconfig fonts-dejavu-core fonts-liberation fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji git \
 && rm -rf /var/lib/apt/lists/*
COPY --from=build /opt/gate /opt/gate
ENV PLAYWRIGHT_BROWSERS_PATH=/opt/browsers \
    DOTNET_CLI_TELEMETRY_OPTOUT=1
RUN printf '#!/bin/sh\nexec dotnet /opt/gate/gate.dll "$@"\n' >/usr/local/bin/gate \
 && chmod 755 /usr/local/bin/gate \
 && gate doctor --fix \
 && rm -rf /var/lib/apt/lists/* \
 && chmod -R a+rX /opt/browsers /opt/gate \
 && useradd --create-home --uid 10001 gate \
 && install -d -o gate -g gate /work
# Root would mean a browser without its sandbox.
USER 10001
# A checkout that is mounted belongs to somebody else than this user.
ENV GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0=/work
WORKDIR /work
ENTRYPOINT ["gate"]
CMD ["--help"]
