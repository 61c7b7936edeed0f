# Rihla: build, run, test, install. `make help` lists the targets.
# SPDX-License-Identifier: GPL-3.0-or-later

PREFIX ?= /usr/local
BUILD ?= build
CC ?= cc
PKG_CONFIG ?= pkg-config

# Every Debian 12 package that is needed, in one place.
PACKAGES_BUILD = gcc libc6-dev make pkg-config gettext libncurses-dev libsqlite3-dev libxml2-dev \
	libreadline-dev libfribidi-dev
PACKAGES_TEST = libcmocka-dev libvterm-dev tmux clang

LAYERS = base text domain store form command line ui app
CORE_LAYERS = base text domain store form command

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings \
	-Wcast-qual -Wvla -Wformat=2 -Wswitch-enum -Wimplicit-fallthrough -Werror
LIBS = ncursesw sqlite3 libxml-2.0 readline fribidi
CPPFLAGS_ALL = -D_GNU_SOURCE -Iinclude -Isrc -I$(BUILD)/gen \
	-DRIHLA_SHARE_DEFAULT='"$(PREFIX)/share/rihla"' $$($(PKG_CONFIG) --cflags $(LIBS)) $(CPPFLAGS)
LDLIBS_ALL = $$($(PKG_CONFIG) --libs $(LIBS)) $(LDLIBS)
HARDEN = -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fPIE
CFLAGS_RELEASE = -std=c11 -O2 -g $(HARDEN) $(WARN) $(CFLAGS)
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
CFLAGS_DEBUG = -std=c11 -O1 -g $(SANITIZE) $(WARN) $(CFLAGS)
LDFLAGS_RELEASE = -pie -Wl,-z,relro,-z,now $(LDFLAGS)

CORE_SRC := $(foreach l,$(CORE_LAYERS),$(wildcard src/$(l)/*.c))
DESK_SRC := $(wildcard src/line/*.c src/ui/*.c)
APP_SRC := $(wildcard src/app/*.c)
ALL_SRC := $(CORE_SRC) $(DESK_SRC) $(APP_SRC)
UNIT_SRC := $(wildcard tests/unit/*/*.c)
UNITS := $(UNIT_SRC:tests/unit/%.c=$(BUILD)/debug/unit/%)

REL := $(BUILD)/release
DBG := $(BUILD)/debug

all: $(BUILD)/rihla ## build the program into build/rihla

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 18

$(BUILD)/rihla: $(APP_SRC:src/%.c=$(REL)/%.o) $(REL)/libdesk.a $(REL)/libcore.a
	$(CC) $(CFLAGS_RELEASE) $(LDFLAGS_RELEASE) -o $@ $^ $(LDLIBS_ALL)

$(DBG)/rihla: $(APP_SRC:src/%.c=$(DBG)/%.o) $(DBG)/libdesk.a $(DBG)/libcore.a
	$(CC) $(CFLAGS_DEBUG) -o $@ $^ $(LDLIBS_ALL)

$(REL)/libcore.a: $(CORE_SRC:src/%.c=$(REL)/%.o)
$(REL)/libdesk.a: $(DESK_SRC:src/%.c=$(REL)/%.o)
$(DBG)/libcore.a: $(CORE_SRC:src/%.c=$(DBG)/%.o)
$(DBG)/libdesk.a: $(DESK_SRC:src/%.c=$(DBG)/%.o)
%.a:
	@rm -f $@
	ar rcs $@ $^

$(REL)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_RELEASE) $(CPPFLAGS_ALL) -MMD -MP -c -o $@ $<

$(DBG)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_DEBUG) $(CPPFLAGS_ALL) -MMD -MP -c -o $@ $<

$(DBG)/unit/%: tests/unit/%.c $(DBG)/libcore.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_DEBUG) $(CPPFLAGS_ALL) -Itests -MMD -MP -o $@ $< $(DBG)/libcore.a \
		$$($(PKG_CONFIG) --libs cmocka sqlite3 libxml-2.0 fribidi)

unit: $(UNITS) ## build and run the unit tests
	@for t in $(UNITS); do $$t || exit 1; done

clean: ## remove everything that was built
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

.PHONY: all help unit clean
