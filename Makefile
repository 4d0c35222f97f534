# A thin face of do.py, which needs nothing but Python >= 3.11: `make run DOCS="a.pdf b.txt" PORT=9000`.
PYTHON ?= python3

.PHONY: run test setup install compile lint bench docs golden prove
run test setup install compile lint bench docs golden prove:
	@$(PYTHON) do.py $@
