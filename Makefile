# Two commands matter: `make run` and `make test`. Both install what is missing first.
SWIFT ?= swift
# What the released program is built with; why: docs/decisions/0005-build-flags.md
RELEASE_FLAGS ?= -c release --static-swift-stdlib -Xswiftc -enforce-exclusivity=unchecked
FORMAT_PATHS = Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/HotPaths

.PHONY: help run build test setup format lint imports check clean

help: ## what each target does
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: build ## build, then one measured run: three backends, the proxy, a load, a verdict
	.build/release/rrbench run $(ARGS)

build: setup ## build the command-line tool: .build/release/rrbench
	$(SWIFT) build $(RELEASE_FLAGS) --product rrbench

test: setup ## run all tests
	$(SWIFT) test --no-parallel

setup: ## install the system libraries that are missing (apt), or say which they are
	@scripts/setup

format: ## rewrite all sources in the project's format
	$(SWIFT) format --in-place --parallel --recursive $(FORMAT_PATHS)

lint: ## check the format, strictly
	$(SWIFT) format lint --strict --parallel --recursive $(FORMAT_PATHS)

imports: setup ## check that every module imports only what Package.swift lets it
	$(SWIFT) build --explicit-target-dependency-import-check error

check: lint imports test ## everything that CI runs

clean: ## remove what the build made
	$(SWIFT) package clean
