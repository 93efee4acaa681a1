# `make help` lists what there is. Stamp files make a second call quick: only a changed lock file installs again.
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check
# Where Python may not write its compiled files (PYTHONDONTWRITEBYTECODE), every command would compile a thousand anew.
COMPILE := $(PY) -m compileall -q -j 2 -x '/(tests|graph_objs|validators)/'

SIZES ?= town nation

.DEFAULT_GOAL := help
.DELETE_ON_ERROR: # an interrupted set-up leaves no half-made .venv behind
.NOTPARALLEL:     # two pips at once would spoil one .venv
.PHONY: help run setup test-setup test check format bench pictures lock clean

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

run: setup ## Set up, make the demo unless DASHBOARD_CASE_DB names a database, and serve (PORT=8050)
	@if [ -z "$$DASHBOARD_CASE_DB" ]; then \
		DASHBOARD_ENVIRONMENT=demo; export DASHBOARD_ENVIRONMENT; \
		$(VENV)/bin/dashboard demo ensure || exit 1; \
	fi; \
	exec $(VENV)/bin/dashboard serve $(if $(PORT),--port $(PORT))

setup: $(VENV)/.project $(VENV)/.browser-code ## Set up .venv (the command is .venv/bin/dashboard) and the browser code

test-setup: setup $(VENV)/.test
	@tools/chromium install >/dev/null

test: test-setup check ## Set up all that tests need; check format, lint, types and imports; run all tests
	@$(PY) -m pytest

check: $(VENV)/.project $(VENV)/.test ## All of `make test` but the tests
	@$(VENV)/bin/ruff format --check --quiet .
	@$(VENV)/bin/ruff check --quiet .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports --no-logo

format: $(VENV)/.test ## Format the code and mend what the linter can
	@$(VENV)/bin/ruff check --quiet --fix .
	@$(VENV)/bin/ruff format --quiet .

bench: test-setup ## Measure speed and memory (SIZES="town nation", the default)
	@$(PY) -m benchmarks $(SIZES)

pictures: test-setup ## Take the README's pictures
	@$(PY) -m benchmarks.pictures

lock: $(PY) ## Write the lock files anew (UPGRADE=1: newest versions)
	@tools/lock

clean: ## Remove all that make made, but not the data under var
	rm -rf $(VENV) node_modules assets/vendor .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(PY):
	@python=$$(tools/find-python) && echo "Making $(VENV) with $$($$python --version)" && $$python -m venv $(VENV)

$(VENV)/.dependencies: requirements.lock | $(PY)
	@echo "Installing what the dashboard needs (the first time takes a minute or two)"
	@$(PIP) --require-hashes --only-binary=:all: -r requirements.lock
	@$(COMPILE) $(VENV)/lib
	@touch $@

# Without build isolation, because setuptools is in the lock file: nothing unlocked is fetched.
$(VENV)/.project: pyproject.toml $(VENV)/.dependencies
	@$(PIP) --no-deps --no-build-isolation -e .
	@$(COMPILE) dashboard
	@touch $@

$(VENV)/.browser-code: package-lock.json requirements-node.lock tools/browser-code | $(VENV)/.dependencies
	@echo "Installing the browser code"
	@tools/browser-code
	@touch $@

$(VENV)/.test: requirements-test.lock $(VENV)/.dependencies
	@echo "Installing what the tests need"
	@$(PIP) --require-hashes --only-binary=:all: -r requirements-test.lock
	@$(COMPILE) $(VENV)/lib
	@touch $@
