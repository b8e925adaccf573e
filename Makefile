# Everything about running the portal on one machine. `make start` and `make test` do all that is needed
# on a fresh Debian with Python 3.11, make and git; what is done already is not done again.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules --no-print-directory

export PORT ?= 8000
export DATA_DIR ?= .data
export REGIO ?= almere
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONWARNINGS ?= ignore::SyntaxWarning

.PHONY: help start test check bench bouw schoon

help:
	@cat <<'EINDE'
	make start    het portaal starten (PORT=$(PORT) DATA_DIR=$(DATA_DIR) REGIO=$(REGIO))
	make test     alle tests, ook in de browser (ARGS="-k vacature")
	make check    stijl, lagen, sjablonen, migraties
	make bench    metingen
	make schoon   weghalen wat opnieuw gemaakt kan worden; de gegevens in DATA_DIR blijven
	EINDE

start: bouw pango
	@exec python -m onderwijsregio.kern.toezicht

test: bouw pango chromium
	@unset DATABASE_URL REDIS_URL
	exec python -m pytest -n 2 $(ARGS)

bench: bouw pango chromium
	@exec python -m bench $(ARGS)

# What the system must provide ---------------------------------------------------------------------------

# installeer WAARVOOR PAKKET...: install system packages when allowed; otherwise name the one line that does.
define INSTALLEER
installeer() {
    local waarvoor=$$1 als=; shift
    [ "$$(id -u)" = 0 ] || als="sudo -n"
    if command -v apt-get >/dev/null && { [ -z "$$als" ] || $$als true 2>/dev/null; }; then
        echo "$$waarvoor: $$* installeren ..."
        $$als apt-get update -qq </dev/null || true
        $$als env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$$@" </dev/null && return
    fi
    echo "$$waarvoor ontbreekt. Doe eerst: sudo apt-get install -y $$*" >&2
    return 1
}
endef

.PHONY: pango chromium
pango: .venv/.klaar
	@$(INSTALLEER)
	python -c 'import ctypes; [ctypes.CDLL(f"lib{naam}.so.0") for naam in ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")]' 2>/dev/null ||
	    installeer "Pango (voor de PDF's)" libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0

chromium:
	@$(INSTALLEER)
	command -v chromium >/dev/null || installeer "Chromium (voor de tests en de metingen in een browser)" chromium

# What we install and build ourselves --------------------------------------------------------------------

bouw: .venv/.klaar static/gebouwd/.klaar

.venv/.klaar: requirements-dev.lock
	@$(INSTALLEER)
	zoek_python() {
	    for python in python3.11 python3.12 python3.13 python3; do
	        "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && return
	    done
	    return 1
	}
	if ! python -m pip --version 2>/dev/null | grep -qF "$(CURDIR)/.venv/"; then
	    PATH=$${PATH#*:}
	    zoek_python || installeer "Python 3.11 of hoger" python3 python3-venv
	    zoek_python || { echo "Deze machine heeft geen Python 3.11 of hoger." >&2; exit 1; }
	    "$$python" -c 'import ensurepip' 2>/dev/null || installeer "venv (van Python)" "$$python-venv"
	    echo "Omgeving voor Python maken ..."
	    "$$python" -m venv --clear .venv
	fi
	echo "Pakketten voor Python installeren; de eerste keer duurt dit een paar minuten ..."
	.venv/bin/python -m pip install --progress-bar off --require-hashes -r requirements-dev.lock |
	    sed -un 's/^Collecting \([^ ]*\).*/    \1/p; s/^Installing collected packages.*/Uitpakken .../p'
	touch $@

node_modules/.klaar: package.json package-lock.json .npmrc .venv/.klaar
	@echo "Pakketten voor de voorkant installeren ..."
	npm ci --loglevel error --no-audit --no-fund
	touch $@

static/gebouwd/.klaar: node_modules/.klaar static/bouw.mjs $(shell find static/bron)
	@echo "Voorkant bouwen ..."
	npm run --silent build
	touch $@

# Checks, two at a time -----------------------------------------------------------------------------------

controles := check-ruff check-opmaak check-lagen check-sjablonen check-migraties check-django check-productie
.PHONY: $(controles)

check: bouw
	@$(MAKE) --jobs 2 --output-sync --keep-going $(controles)
	echo "In orde: stijl, lagen, sjablonen, migraties en instellingen."

check-ruff:
	@ruff check --quiet --output-format concise .

check-opmaak:
	@ruff format --check --quiet --output-format concise . || { echo "Niet opgemaakt; doe: ruff format ." >&2; exit 1; }

check-lagen:
	@uitvoer=$$(lint-imports --no-cache 2>&1) || { echo "$$uitvoer" >&2; exit 1; }

check-sjablonen:
	@uitvoer=$$(djlint templates --lint --quiet 2>&1) || { echo "$$uitvoer" >&2; exit 1; }

# Django compares the migrations with a database as well; the one of the tests will do.
check-migraties:
	@DATA_DIR=.data-test python manage.py makemigrations --check --dry-run >/dev/null ||
	    { echo "Er ontbreekt een migratie; doe: python manage.py makemigrations" >&2; exit 1; }

check-django:
	@python manage.py check --fail-level WARNING >/dev/null

# The settings of production, with values that reach nothing.
check-productie:
	@export DATABASE_URL=postgres://geen/geen REDIS_URL=redis://geen ALLOWED_HOSTS=portaal.invalid
	export EMAIL_URL=smtp://geen MEDIA_DIR=/geen STANDAARD_AFZENDER=loket@portaal.invalid
	SECRET_KEY=$$(python -c 'import secrets; print(secrets.token_urlsafe(64))') \
	    python manage.py check --deploy --fail-level WARNING >/dev/null

# Away with it -------------------------------------------------------------------------------------------

schoon:
	@test ! -x .venv/bin/python || python -c "
	from pathlib import Path
	from onderwijsregio.kern import servers
	servers.stop_servers(Path('.data-test'))"
	rm -rf .venv node_modules static/gebouwd .data-test .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	echo "Weg. De gegevens in $(DATA_DIR) staan er nog."
