# The doors of the project. Each works on a fresh machine with Python 3.11 or newer and make.
PYTHON ?= python3
BIN := .venv/bin
RUNTIME := .venv/.runtime
DEV := .venv/.dev
RAY := .venv-ray/.ray

.DEFAULT_GOAL := help
.PHONY: help brief test browser crash lint types schemas docs pictures record bench scale peers wheel lock clean

help: ## list the doors
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(RUNTIME): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("summarizer needs Python 3.11 or newer; set PYTHON=…") if sys.version_info < (3, 11) else 0'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing what summarizer needs (once) …"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements-dev.lock $(RUNTIME)
	@echo "Installing what the tests need (once) …"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --requirement requirements-dev.lock
	@touch $@

$(RAY): requirements-dev.lock pyproject.toml
	@test -x .venv-ray/bin/python || $(PYTHON) -m venv .venv-ray
	@echo "Installing Ray into an environment of its own (once) …"
	@.venv-ray/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --requirement requirements-dev.lock
	@.venv-ray/bin/python -m pip install -qq --disable-pip-version-check --no-build-isolation --editable '.[ray]'
	@touch $@

brief: $(RUNTIME) ## briefs of the seeds into briefs/, with the embedded model
	@$(BIN)/summarizer models pull
	@$(BIN)/summarizer brief seeds --format md,html,json --output briefs --show

test: $(DEV) ## what code and commands do, without network
	@$(BIN)/python -m pytest -n auto --dist worksteal

browser: $(DEV) ## the review page in a real browser (needs Chromium)
	@$(BIN)/python -m pytest -n auto --dist worksteal tests/browser

crash: $(DEV) ## kill batches a hundred times, and look what is left
	@$(BIN)/python -m pytest -n auto --dist worksteal tests/crash

lint: $(DEV) ## ruff and the import contracts
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports

types: $(DEV) ## mypy, strict
	@$(BIN)/mypy && $(BIN)/mypy tests/typed_library.py

schemas: $(RUNTIME) ## write schemas/ from summarizer/domain
	@$(BIN)/summarizer schema --write

docs: $(DEV) ## write docs/commands.md from the program's help
	@$(BIN)/python docs/write_commands.py

record: $(DEV) ## record cassettes/ again from the embedded model
	@$(BIN)/python -m pytest --record -W ignore::ResourceWarning -W ignore::pytest.PytestUnraisableExceptionWarning tests/functional/test_seeds.py

pictures: $(DEV) ## pictures of the review page for the docs (needs Chromium)
	@$(BIN)/python docs/take_pictures.py

bench: $(DEV) ## figures of speed and size
	@$(BIN)/python benchmarks/footprint.py

scale: $(RAY) ## batches over Ray: the test that needs it, and 1, 2 and 4 actors
	@.venv-ray/bin/python -m pytest tests/functional/test_batch_on_ray.py
	@.venv-ray/bin/python benchmarks/scale.py

peers: $(DEV) ## other tools on the same model and articles (an hour)
	@$(BIN)/python benchmarks/peers/run.py

wheel: $(DEV) ## build the wheel into dist/, install it with an old pip into a fresh environment, use it elsewhere
	@rm -rf build/fresh dist && $(BIN)/python -m build --no-isolation --wheel --outdir dist .
	@$(PYTHON) -m venv build/fresh
	@build/fresh/bin/python -m pip install -qq --disable-pip-version-check 'pip==23.2.1'
	@build/fresh/bin/python -m pip install -qq --disable-pip-version-check dist/*.whl
	@cd build && printf '<html><article><p>%s</p></article></html>' "Norlin Lines, the ferry operator, said on Monday that it would cut the night crossings between Sund and Tarn in March." > page.html
	@cd build && fresh/bin/summarizer --version && fresh/bin/summarizer prompts show sentence page.html > /dev/null && echo "the wheel works"

lock: ## resolve both requirement files again (needs uv)
	uv pip compile -q pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements.lock
	uv pip compile -q pyproject.toml --group build --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements-dev.lock

clean: ## remove the environment and everything generated
	rm -rf .venv .venv-ray briefs build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
