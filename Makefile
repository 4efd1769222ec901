# `make help` lists the targets. The environment is .venv/; a stamp in it says what pyproject.toml it was made from.
# PYTHON=...      the Python (3.11 or newer) to make it with
# LAB_ARGS=...    options for `jupyter lab`, such as "--no-browser --port 8889"
# TORCH_INDEX=... where `make demo` and `make test` look first for PyTorch; empty for the usual index

PYTHON ?= $(shell command -v python3.11 || command -v python3)
LAB_ARGS ?=
# The usual index serves Linux a PyTorch with several gigabytes of CUDA; the CPU's is enough to grade.
TORCH_INDEX ?= $(if $(filter Linux,$(shell uname -s)),https://download.pytorch.org/whl/cpu)

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
TORCH := $(shell sed -n 's/^ *"\(torch==[^"]*\)".*/\1/p' pyproject.toml)
ALLOW_ROOT := $(if $(filter 0,$(shell id -u)),--allow-root)

.DEFAULT_GOAL := help
.PHONY: help lab demo test check clean lint types sandbox browser database
.DELETE_ON_ERROR:

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*  ## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

lab: $(VENV)/.base  ## open the lessons in JupyterLab (for students)
	$(BIN)/jupyter lab $(ALLOW_ROOT) --LabApp.default_url=/lab/tree/README.md $(LAB_ARGS) week1_optimization

demo: sandbox $(VENV)/.grading  ## grade a small class and print its marks (for instructors)
	$(BIN)/descent demo

test: sandbox browser database $(VENV)/.dev lint types  ## everything that CI runs
	$(BIN)/python -m pytest

check: sandbox $(VENV)/.dev lint types  ## the part of it that takes under two minutes
	$(BIN)/python -m pytest -m "not slow and not browser"

sandbox:
	@tools/system-packages bubblewrap

browser:
	@tools/system-packages chromium

database:
	@tools/system-packages postgresql

lint: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.dev
	$(BIN)/mypy

clean:  ## remove the environment and the caches, never course/
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find autograder shared tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@if [ -z "$(PYTHON)" ] || ! $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then \
	    echo "Descent needs Python 3.11 or newer, and '$(PYTHON)' is not; say which: make PYTHON=/path/to/python3.11 ..." >&2; \
	    exit 1; \
	fi
	@# Debian keeps ensurepip in a package of its own; without it the machine's pip furnishes the environment.
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || \
	    { $(PYTHON) -m venv --clear --without-pip $(VENV) && \
	      $(PYTHON) -m pip --python $(BIN)/python install --quiet pip; } || \
	    { rm -rf $(VENV); echo "No environment could be made with $(PYTHON)." >&2; exit 1; }

$(VENV)/.base: pyproject.toml | $(BIN)/python
	$(PIP) --editable .
	@touch $@

$(VENV)/.torch: pyproject.toml | $(BIN)/python
	@if [ -n "$(TORCH_INDEX)" ]; then \
	    echo "Looking for $(TORCH) at $(TORCH_INDEX)"; \
	    $(PIP) --retries 0 --index-url $(TORCH_INDEX) "$(TORCH)" || echo "Not found there; trying the usual index."; \
	fi
	@touch $@

$(VENV)/.grading: pyproject.toml $(VENV)/.torch | $(BIN)/python
	$(PIP) --editable ".[grading]"
	@touch $@ $(VENV)/.base

$(VENV)/.dev: pyproject.toml $(VENV)/.torch | $(BIN)/python
	$(PIP) --editable ".[dev]"
	@touch $@ $(VENV)/.grading $(VENV)/.base
