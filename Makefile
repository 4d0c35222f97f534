# A thin face of do.py, which needs nothing but Python >= 3.11.
PYTHON ?= python3
DOCS ?=

.PHONY: run test setup lint bench docs golden prove
run test setup lint bench docs golden prove:
	@DOCS="$(DOCS)" $(PYTHON) do.py $@
