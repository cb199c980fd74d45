# Tandem's web server, worker and management commands; docker-compose.yml says which runs where.
FROM python:3.11-slim-bookworm AS packages
WORKDIR /build
COPY requirements.lock .
RUN python -m venv /opt/tandem \
 && /opt/tandem/bin/pip install --no-cache-dir --only-binary=:all: --require-hashes -r requirements.lock

FROM python:3.11-slim-bookworm
# The letters of names beyond Latin, for the diagram as PDF and PNG.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends fonts-dejavu-core fonts-droid-fallback \
 && rm -rf /var/lib/apt/lists/*
RUN useradd --system --user-group --no-create-home --shell /usr/sbin/nologin tandem \
 && install -d -o tandem -g tandem -m 0700 /data
COPY --from=packages /opt/tandem /opt/tandem
WORKDIR /srv/tandem
COPY manage.py LICENSE ./
COPY reviews reviews
COPY templates templates
COPY static static
RUN python -m compileall -q reviews
ENV PATH=/opt/tandem/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONPATH=/srv/tandem \
    TANDEM_DATA=/data
USER tandem
VOLUME /data
EXPOSE 8000
# On its own, without DATABASE_URL, the image brings its own database: everything is in /data.
CMD ["python", "manage.py", "serve", "--host", "0.0.0.0"]
