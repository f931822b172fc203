# make run: the bot in an embedded Webex, with a page to chat. make test: what CI runs.
PYTHON := .venv/bin/python
PORT ?= 8080
CODE := $(wildcard *.py) domain language texts cards storage webex services handlers jobs web sandbox

.PHONY: setup run check test format
.DEFAULT_GOAL := run

setup:
	@.ci/prepare runtime page

run: setup
	@exec $(PYTHON) bot.py sandbox --port $(PORT) --open

check:
	@.ci/prepare dev
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check --quiet .
	@.venv/bin/mypy $(CODE)

# make test K=reminder runs the tests whose names say reminder.
test:
	@.ci/prepare dev page browser
	@$(MAKE) --no-print-directory check
	@$(PYTHON) -m pytest -q $(if $(K),-k "$(K)")

format:
	@.ci/prepare dev
	@.venv/bin/ruff check --quiet --fix .
	@.venv/bin/ruff format --quiet .
