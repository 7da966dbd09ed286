# Strand: every task a person or a machine needs. `make` alone lists them.

SWIFT ?= swift
PREFIX ?= /usr/local
RELEASE = .build/release/strand
# With Swift's libraries inside, the program is one file and starts in half the time.
RELEASE_BUILD = $(SWIFT) build -c release --static-swift-stdlib
# Of each target of `make fuzz`, and the longest input in bytes.
SECONDS ?= 60
LENGTH ?= 4096
SWIFT_FOLDERS = Package.swift Sources Tests examples Fuzzing/Package.swift Fuzzing/Sources

.PHONY: help deps build release demo test fuzz sanitize sanitize-memory sanitize-threads test-spark lint format bench bench-workbench docs record figures example-paper sample-survey install uninstall clean

help:
	@echo "make demo     install what is missing, build, and run the sample study"
	@echo "make test     install what is missing, build, and run all tests"
	@echo "make build    build for development       make release   build for use"
	@echo "make install  PREFIX=/usr/local: program, completions, manual page"
	@echo "make lint     check formatting            make format    mend it"
	@echo "make bench    measure beside ripgrep, Python, R and pandoc (installs them)"
	@echo "make bench-workbench   time the workbench in Chromium (Debian: chromium, chromium-driver)"
	@echo "make test-spark   compare with Apache Spark and DuckDB (installs them into .build)"
	@echo "make fuzz     SECONDS=60 LENGTH=4096: damaged files into every reader (Fuzzing/README.md)"
	@echo "make sanitize   all tests with checks of memory and undefined behaviour, then of threads (some hours; each alone:"
	@echo "                sanitize-memory, sanitize-threads)"
	@echo "make docs     write the command reference and the manual page anew from the program"
	@echo "make record   record the tests' golden files anew"
	@echo "make figures  draw the pictures of docs/figures.md anew"
	@echo "make example-paper   two pages of the sample study's tables and figures (needs pdflatex, rsvg-convert)"
	@echo "make sample-survey   make the sample study's synthetic survey anew (a minute or two)"
	@echo "make deps     install the system libraries of packages.txt"
	@echo "make clean    remove what was built and made: .build, the index and results/ of the sample study"

deps:
	@sh scripts/install-packages.sh packages.txt

build: deps
	$(SWIFT) build

release: deps
	$(RELEASE_BUILD) --product strand

demo: release
	@sh scripts/demo.sh $(RELEASE)

test: deps
	$(SWIFT) test

test-spark: release
	@sh scripts/test-spark.sh $(RELEASE)

fuzz: deps
	SWIFT=$(SWIFT) LENGTH=$(LENGTH) sh Fuzzing/fuzz.sh $(SECONDS)

# The tests of faults load a library of their own into the program, which the sanitizers forbid. Swift has no checks of
# undefined behaviour of its own on Linux, as it traps there anyway: they are of the C and C++ parts.
# Built with -O, as without it each of the thousands of programs that the tests start takes twice as long; what `assert`
# checks is left to `make test`.
SANITIZED = --disable-xctest -Xswiftc -O --skip FaultTests
UNDEFINED = -Xcc -fsanitize=undefined -Xcc -fno-sanitize=function,vptr -Xcc -fno-sanitize-recover=all
sanitize: sanitize-memory sanitize-threads

sanitize-memory: deps
	ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 \
	  $(SWIFT) test --sanitize=address $(UNDEFINED) $(SANITIZED) --scratch-path .build/sanitize-memory

sanitize-threads: deps
	TSAN_OPTIONS=halt_on_error=0:suppressions=$(CURDIR)/scripts/thread-sanitizer.txt \
	  $(SWIFT) test --sanitize=thread $(SANITIZED) --scratch-path .build/sanitize-thread

lint:
	$(SWIFT) format lint --strict --recursive $(SWIFT_FOLDERS)

format:
	$(SWIFT) format format --in-place --recursive $(SWIFT_FOLDERS)

bench: deps
	@sh scripts/install-packages.sh Benchmarks/packages.txt
	bash Benchmarks/run.sh

bench-workbench: release
	python3 Benchmarks/workbench.py $(RELEASE)

docs: build
	STRAND_RECORD=1 $(SWIFT) test --filter 'CommandReference|ReportKeys'
	$(SWIFT) build --product generate-manual
	.build/debug/generate-manual .build/debug/strand --output-directory docs

record: deps
	STRAND_RECORD=1 $(SWIFT) test

figures: release
	sh scripts/figure-gallery.sh $(RELEASE)

example-paper: release
	sh examples/paper/make.sh $(RELEASE)

sample-survey: deps
	$(RELEASE_BUILD) --product make-sample-survey
	.build/release/make-sample-survey .
	$(RELEASE_BUILD) --product strand
	$(RELEASE) export respondents --original --output examples/resettlement/survey.sav

install: release
	sh scripts/install.sh $(RELEASE) "$(DESTDIR)$(PREFIX)"

uninstall:
	sh scripts/uninstall.sh "$(DESTDIR)$(PREFIX)"

clean:
	rm -rf .build Fuzzing/.build .strand results examples/paper/made
