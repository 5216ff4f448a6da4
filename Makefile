# SPDX-License-Identifier: GPL-3.0-or-later
# `make chat` and `make test` do all the set-up on a machine that has Swift.

SWIFT ?= swift
HEADER := /usr/include/readline/readline.h

.PHONY: chat build test check speed install clean readline swift

chat: build
	@$$($(SWIFT) build -c release --show-bin-path)/hipline --intents Intents

build: swift readline
	@echo "Building hipline (the first time takes some minutes) ..."
	@$(SWIFT) build -c release --product hipline

# In release, so that what is proved and timed is what people run.
test: swift readline
# Objects of tests that were built against an older layout of a type crash; they are quick to make anew.
	@find -L .build/release -path '*Tests.build/*.o' -delete 2>/dev/null || true
	$(SWIFT) build -c release --build-tests
	$(SWIFT) test -c release --skip-build
	$$($(SWIFT) build -c release --show-bin-path)/hipline check --intents Intents
	$$($(SWIFT) build -c release --show-bin-path)/hipline test --intents Intents Transcripts

check: build
	@$$($(SWIFT) build -c release --show-bin-path)/hipline check --intents Intents

# How long a message takes to read.
speed: build
	@$$($(SWIFT) build -c release --show-bin-path)/hipline eval --speed --intents Intents

# Linked statically the program starts in half the time, and needs no Swift where it is copied to. In a folder of its own, since every file
# is compiled anew for it.
INSTALLED := -c release --scratch-path .build-static --static-swift-stdlib

install: swift readline
	$(SWIFT) build $(INSTALLED) --product hipline
	install -Dm755 "$$($(SWIFT) build $(INSTALLED) --show-bin-path)/hipline" "$(DESTDIR)$(or $(PREFIX),/usr/local)/bin/hipline"
	mkdir -p "$(DESTDIR)$(or $(PREFIX),/usr/local)/share/hipline"
	cp -R Intents "$(DESTDIR)$(or $(PREFIX),/usr/local)/share/hipline/"

clean:
	rm -rf .build .build-static

swift:
	@command -v $(SWIFT) >/dev/null 2>&1 || { echo "Swift 6.2 or newer is needed: see https://www.swift.org/install" >&2; exit 1; }

# GNU readline's headers, from apt where they are missing.
readline:
	@if [ ! -e $(HEADER) ] && [ "$$(uname)" = Linux ]; then \
	  if ! command -v apt-get >/dev/null 2>&1; then \
	    echo "GNU readline's headers are missing: install libreadline-dev (or readline-devel) and try again" >&2; exit 1; fi; \
	  sudo=; if [ "$$(id -u)" != 0 ]; then \
	    if command -v sudo >/dev/null 2>&1; then sudo=sudo; else \
	      echo "libreadline-dev is missing: run 'apt-get install libreadline-dev' as root and try again" >&2; exit 1; fi; fi; \
	  echo "Installing libreadline-dev ..."; \
	  { $$sudo apt-get install -y -q libreadline-dev || { $$sudo apt-get update -q && $$sudo apt-get install -y -q libreadline-dev; }; } >/dev/null \
	    || { echo "libreadline-dev could not be installed: see what 'apt-get install libreadline-dev' says" >&2; exit 1; }; \
	fi
