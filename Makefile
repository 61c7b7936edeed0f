# Rihla: build, run, test, install. `make help` lists the targets.
# SPDX-License-Identifier: GPL-3.0-or-later

# Every Debian 12 package that is needed, in one place: one line for each kind of work.
PACKAGES_BUILD = gcc libc6-dev pkg-config gettext libncurses-dev libsqlite3-dev libxml2-dev \
	libreadline-dev libfribidi-dev
PACKAGES_TEST = libcmocka-dev libvterm-dev tmux clang binutils man-db
PACKAGES_TERMINALS = xvfb xterm pterm xfce4-terminal konsole mlterm kitty tmux screen dbus-daemon libgl1-mesa-dri \
	fonts-dejavu-core zlib1g-dev
# Debian starts an sshd with it; the test has one of its own.
PACKAGES_DRAFTS = openssh-server openssh-client
PACKAGES_LINT = clang-tidy cppcheck
PACKAGES_FORMAT = clang-format

PREFIX = /usr/local
BUILD = build
PKG_CONFIG = pkg-config
SHARE = $(PREFIX)/share/rihla
MAKEFLAGS += -j$(shell nproc)
# make V=1 shows the commands themselves.
say = $(if $(V),,@echo '$(1)' $(2);)

CORE_LAYERS = base text domain store form xfer command
DESK_LAYERS = line ui

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings \
	-Wcast-qual -Wvla -Wformat=2 -Wswitch-enum -Wimplicit-fallthrough -Werror
LIBS_CORE = sqlite3 libxml-2.0 fribidi
LIBS = $(LIBS_CORE) ncursesw readline
# pkg-config runs in the recipes, not while this file is read: it may not be installed yet.
CPPFLAGS_ALL = -D_GNU_SOURCE -Iinclude -Isrc -I$(BUILD)/gen \
	-DRIHLA_SHARE_DEFAULT='"$(SHARE)"' $$($(PKG_CONFIG) --cflags $(LIBS)) $(CPPFLAGS)
LDLIBS_ALL = $$($(PKG_CONFIG) --libs $(LIBS)) $(LDLIBS)
HARDEN = -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fPIE
CFLAGS_RELEASE = -std=c11 -O2 -g $(HARDEN) $(WARN) $(CFLAGS)
LDFLAGS_RELEASE = -pie -Wl,-z,relro,-z,now $(LDFLAGS)
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
CFLAGS_DEBUG = -std=c11 -O1 -g $(SANITIZE) $(WARN) $(CFLAGS)

REL = $(BUILD)/release
DBG = $(BUILD)/debug

CORE_SRC := $(foreach l,$(CORE_LAYERS),$(wildcard src/$(l)/*.c))
DESK_SRC := $(foreach l,$(DESK_LAYERS),$(wildcard src/$(l)/*.c))
APP_SRC := $(wildcard src/app/*.c)
ALL_SRC := $(CORE_SRC) $(DESK_SRC) $(APP_SRC)
HEADERS := $(wildcard include/*/*.h src/*/*.h)
UNIT_SRC := $(wildcard tests/unit/*/*.c)
SCREEN_SRC := $(wildcard tests/screen/*.c tests/support/*.c)
ANSWERS_SRC := tests/answers/answers.c $(wildcard tests/support/*.c)
BENCH_SRC := $(wildcard tests/bench/*.c)
WALKS_SRC := $(wildcard tests/walks/*.c)
DRAFTS_SRC := tests/drafts/kills.c tests/drafts/storms.c
TEST_SRC := tests/hold.c $(UNIT_SRC) $(SCREEN_SRC) $(ANSWERS_SRC) $(DRAFTS_SRC) $(WALKS_SRC) $(BENCH_SRC)
LANGUAGES := $(patsubst data/po/%.po,%,$(wildcard data/po/*.po))
LOCALE := $(LANGUAGES:%=$(BUILD)/locale/%/LC_MESSAGES/rihla.mo)

UNITS := $(UNIT_SRC:tests/unit/%.c=$(DBG)/unit/%)
DRAFTS := $(DRAFTS_SRC:tests/%.c=$(REL)/%)
BENCHES := $(BENCH_SRC:tests/bench/%.c=$(REL)/bench/%)
# A test is a program that answers in TAP; the slow ones come first so that two hands finish together.
TESTS = $(wildcard tests/walks.sh tests/crowd.sh tests/kill.sh tests/screens.sh tests/drafts.sh tests/storms.sh tests/answers.sh tests/lines.sh tests/smoke.sh) \
	$(wildcard tests/check-*.sh) $(UNITS)

all: $(BUILD)/rihla $(LOCALE) ## build the program: build/rihla

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 17

run: all | $(BUILD)/demo.db ## open the desk on a demonstration database (without a terminal: the day's summary)
	@if [ -t 0 ] && [ -t 1 ]; then $(BUILD)/rihla --db $(BUILD)/demo.db --as supervisor1; \
	else $(BUILD)/rihla --db $(BUILD)/demo.db --as supervisor1 day summary; fi

$(BUILD)/demo.db: | all
	@$(BUILD)/rihla --db $@ admin init demo=yes

test: test-programs ## build everything twice over and run every test
	@BUILD=$(BUILD) MAKEFLAGS= sh tests/run.sh $(BUILD)/test $(TESTS)

unit: $(UNITS) ## run the unit tests alone
	@sh tests/run.sh $(BUILD)/test $(UNITS)

test-programs: all $(DBG)/rihla $(UNITS) $(DBG)/screen-test $(DBG)/answers-test $(DBG)/hold $(DRAFTS) $(REL)/walks $(BUILD)/rihla.pot $(BENCHES) clang | $(BUILD)/have-TEST

check-terminals: $(DBG)/rihla $(DBG)/terminal-test $(LOCALE) ## slow: is Arabic right in real terminals? SHOTS=FOLDER keeps pictures
	@BUILD=$(BUILD) sh tests/terminals/run.sh $(TERMINALS)

check-drafts: all $(DRAFTS) | $(BUILD)/have-DRAFTS ## slow: 300 kills and 300 cut ssh lines in the middle of typing
	@BUILD=$(BUILD) ROUNDS=300 sh tests/drafts.sh
	@BUILD=$(BUILD) ROUNDS=300 sh tests/drafts-ssh.sh

WALKS = 1000000
check-walks: $(REL)/walks ## slow: WALKS random events over the commands; SEED=N walks one way again
	@BUILD=$(BUILD) WALKS=$(WALKS) sh tests/walks.sh

bench: all $(BENCHES) | $(BUILD)/demo.db ## measure what agents wait for
	@for b in $(filter-out %/names %/search %/populate,$(BENCHES)); do BUILD=$(BUILD) $$b || exit; done

# Names to measure with are not part of the project: NAMES is where they lie, N how many customers
# are made of them, SEED which.
NAMES = ../shared/names
N = 100000 1000000
SEED = 1
bench-names: $(REL)/bench/names ## find N customers by every kind of misspelling; fails below the floors
	@missed=; for n in $(N); do dir=$(BUILD)/names-$$n-$(SEED); mkdir -p $$dir; \
		test -f $$dir/queries.tsv || python3 $(NAMES)/make_corpus.py --eval $(NAMES)/dev.tsv \
			--other $(NAMES)/none.tsv --background $(NAMES)/background.tsv --n $$n --seed $(SEED) \
			--out $$dir || exit; \
		$< $$dir/corpus.tsv $$dir/queries.tsv $$dir/names.db || missed=y; \
	done; test -z "$$missed"

# Databases as large as a ministry's, made from SEED and kept; the largest takes 20 GB and some minutes.
CUSTOMERS = 100000 1000000 10000000
bench-search: all $(REL)/bench/populate $(REL)/bench/search $(REL)/bench/find ## the box on millions, key by key; fails below the floors
	@mkdir -p $(BUILD)/search; missed=; \
	for n in $(CUSTOMERS); do db=$(BUILD)/search/$$n-$(SEED).db; \
		RIHLA_SHARE=. $(REL)/bench/populate $$db $$n $(SEED) || exit; \
		RIHLA_SHARE=. $(REL)/bench/search $$db $(SEED) || missed=y; \
		RIHLA_SHARE=. $(REL)/bench/find $(BUILD)/rihla $$db || missed=y; \
		test $$n -gt 1000000 || $(REL)/bench/search $$db $(SEED) register || missed=y; \
	done; test -z "$$missed"
.PHONY: bench-names bench-search

# --- Objects and programs ------------------------------------------------------------------------

$(BUILD)/rihla: $(APP_SRC:src/%.c=$(REL)/%.o) $(REL)/libdesk.a $(REL)/libcore.a
	$(call say,LD    ,$@)$(CC) $(CFLAGS_RELEASE) $(LDFLAGS_RELEASE) -o $@ $^ $(LDLIBS_ALL)

$(DBG)/rihla: $(APP_SRC:src/%.c=$(DBG)/%.o) $(DBG)/libdesk.a $(DBG)/libcore.a
	$(call say,LD    ,$@)$(CC) $(CFLAGS_DEBUG) -o $@ $^ $(LDLIBS_ALL)

$(REL)/libcore.a: $(CORE_SRC:src/%.c=$(REL)/%.o)
$(REL)/libdesk.a: $(DESK_SRC:src/%.c=$(REL)/%.o)
$(DBG)/libcore.a: $(CORE_SRC:src/%.c=$(DBG)/%.o)
$(DBG)/libdesk.a: $(DESK_SRC:src/%.c=$(DBG)/%.o)
%.a:
	@mkdir -p $(@D) && rm -f $@
	$(call say,AR    ,$@)ar rcs $@ $^

GENERATED = $(BUILD)/gen/schema.inc $(BUILD)/gen/name_latin_latin.inc \
	$(BUILD)/gen/name_latin_arabic.inc $(BUILD)/gen/name_arabic_arabic.inc

$(REL)/%.o: src/%.c | $(BUILD)/have-BUILD $(GENERATED)
	@mkdir -p $(@D)
	$(call say,CC    ,$@)$(CC) $(CFLAGS_RELEASE) $(CPPFLAGS_ALL) -MMD -MP -c -o $@ $<

$(DBG)/%.o: src/%.c | $(BUILD)/have-BUILD $(GENERATED)
	@mkdir -p $(@D)
	$(call say,CC    ,$@)$(CC) $(CFLAGS_DEBUG) $(CPPFLAGS_ALL) -MMD -MP -c -o $@ $<

# Leads the program through real terminals and reads their pictures back.
TERMINAL_SRC := $(wildcard tests/terminals/*.c) tests/screen/script_keys.c
$(DBG)/terminal-test: $(TERMINAL_SRC) $(DBG)/libdesk.a $(DBG)/libcore.a | $(BUILD)/have-TERMINALS
	@mkdir -p $(@D)
	$(call say,TEST  ,$@)$(CC) $(CFLAGS_DEBUG) $(CPPFLAGS_ALL) -Itests -o $@ $(TERMINAL_SRC) \
		$(DBG)/libdesk.a $(DBG)/libcore.a -lz $$($(PKG_CONFIG) --libs $(LIBS_CORE))

# Unit tests link the core alone: no curses, no readline.
$(DBG)/unit/%: tests/unit/%.c $(DBG)/libcore.a | $(BUILD)/have-TEST $(LOCALE)
	@mkdir -p $(@D)
	$(call say,TEST  ,$@)$(CC) $(CFLAGS_DEBUG) $(CPPFLAGS_ALL) -Itests -MMD -MP -o $@ $< $(DBG)/libcore.a \
		$$($(PKG_CONFIG) --libs cmocka $(LIBS_CORE))

# Those of the front ends link readline and curses too.
desk_unit = $(call say,TEST  ,$@)$(CC) $(CFLAGS_DEBUG) $(CPPFLAGS_ALL) -Itests -MMD -MP -o $@ $< \
		$(DBG)/libdesk.a $(DBG)/libcore.a $$($(PKG_CONFIG) --libs cmocka) $(LDLIBS_ALL)
$(DBG)/unit/line/%: tests/unit/line/%.c $(DBG)/libdesk.a $(DBG)/libcore.a | $(BUILD)/have-TEST $(LOCALE)
	@mkdir -p $(@D)
	$(desk_unit)
$(DBG)/unit/ui/%: tests/unit/ui/%.c $(DBG)/libdesk.a $(DBG)/libcore.a | $(BUILD)/have-TEST $(LOCALE)
	@mkdir -p $(@D)
	$(desk_unit)

# The program in a terminal in memory, led by tests/screen/*.script.
$(DBG)/screen-test: $(SCREEN_SRC) $(DBG)/libcore.a | $(BUILD)/have-TEST
	@mkdir -p $(@D)
	$(call say,TEST  ,$@)$(CC) $(CFLAGS_DEBUG) $(CPPFLAGS_ALL) -Itests -o $@ $(SCREEN_SRC) $(DBG)/libcore.a \
		$$($(PKG_CONFIG) --libs vterm $(LIBS_CORE))

$(DBG)/answers-test: $(ANSWERS_SRC) $(DBG)/libcore.a | $(BUILD)/have-TEST
	@mkdir -p $(@D)
	$(call say,TEST  ,$@)$(CC) $(CFLAGS_DEBUG) $(CPPFLAGS_ALL) -Itests -o $@ $(ANSWERS_SRC) $(DBG)/libcore.a \
		$$($(PKG_CONFIG) --libs vterm $(LIBS_CORE))

$(DBG)/hold: tests/hold.c $(DBG)/libcore.a | $(BUILD)/have-TEST
	$(call say,TEST  ,$@)$(CC) $(CFLAGS_DEBUG) $(CPPFLAGS_ALL) -o $@ $^ $$($(PKG_CONFIG) --libs $(LIBS_CORE))

$(REL)/drafts/%: tests/drafts/%.c tests/support/vt.c $(REL)/libcore.a | $(BUILD)/have-TEST
	@mkdir -p $(@D)
	$(call say,TEST  ,$@)$(CC) $(CFLAGS_RELEASE) $(CPPFLAGS_ALL) -Itests -MMD -MP $(LDFLAGS_RELEASE) -o $@ $< \
		tests/support/vt.c $(REL)/libcore.a $$($(PKG_CONFIG) --libs vterm $(LIBS_CORE))

$(REL)/walks: $(WALKS_SRC) $(wildcard tests/walks/*.h) $(REL)/libcore.a | $(BUILD)/have-TEST
	@mkdir -p $(@D)
	$(call say,TEST  ,$@)$(CC) $(CFLAGS_RELEASE) $(CPPFLAGS_ALL) -Itests $(LDFLAGS_RELEASE) -o $@ $(WALKS_SRC) \
		$(REL)/libcore.a $$($(PKG_CONFIG) --libs cmocka $(LIBS_CORE))

$(REL)/bench/%: tests/bench/%.c $(wildcard tests/support/*.c) $(REL)/libdesk.a $(REL)/libcore.a | $(BUILD)/have-TEST
	@mkdir -p $(@D)
	$(call say,BENCH ,$@)$(CC) $(CFLAGS_RELEASE) $(CPPFLAGS_ALL) -Itests -MMD -MP $(LDFLAGS_RELEASE) -o $@ $< $(wildcard tests/support/*.c) \
		$(REL)/libdesk.a $(REL)/libcore.a $$($(PKG_CONFIG) --libs vterm) $(LDLIBS_ALL)

# The migrations as bytes (a string literal may be too short for them): schema_steps[] in order.
$(BUILD)/gen/schema.inc: $(wildcard data/schema/*.sql)
	@mkdir -p $(@D)
	@{ for f in $^; do n=$${f##*/}; v=$$(expr $${n%%-*} + 0); \
		printf 'static const char schema_text_%d[] = {\n' "$$v"; \
		od -An -v -to1 "$$f" | sed "s/ \([0-7]*\)/'\\\\\\1',/g"; \
		printf "'\\\\0'};\n"; done; \
	printf 'static const struct schema_step schema_steps[] = {\n'; \
	for f in $^; do n=$${f##*/}; v=$$(expr $${n%%-*} + 0); \
		printf '    {%d, "%s", schema_text_%d},\n' "$$v" "$$n" "$$v"; done; \
	printf '};\n'; } >$@.new && mv $@.new $@

# What it costs to read one spelling as another, as rows of {"th", "v", 12}.
$(BUILD)/gen/name_latin_latin.inc: data/names/latin-latin.tsv
$(BUILD)/gen/name_latin_arabic.inc: data/names/latin-arabic.tsv
$(BUILD)/gen/name_arabic_arabic.inc: data/names/arabic-arabic.tsv
$(BUILD)/gen/name_%.inc:
	@mkdir -p $(@D)
	@awk -F'\t' '{ for (i = 1; i < 3; i++) sub(/^-$$/, "", $$i); \
		printf "{\"%s\", \"%s\", %.0f},\n", $$1, $$2, $$3 * 100 }' $< >$@.new && mv $@.new $@

$(BUILD)/locale/%/LC_MESSAGES/rihla.mo: data/po/%.po | $(BUILD)/have-BUILD
	@mkdir -p $(@D)
	$(call say,MSGFMT,$<)msgfmt --check-format -o $@ $<

# --- Other eyes on the source --------------------------------------------------------------------

CLANG_SRC := $(ALL_SRC) $(TEST_SRC)
clang: $(CLANG_SRC:%.c=$(BUILD)/clang/%.ok) $(HEADERS:%=$(BUILD)/clang/%.ok) ## compile with clang too, and each header alone

$(BUILD)/clang/%.ok: %.c | $(BUILD)/have-TEST $(GENERATED)
	@mkdir -p $(@D)
	$(call say,CLANG ,$<)clang -std=c11 -fsyntax-only $(WARN) $(CPPFLAGS_ALL) -Itests -MMD -MP -MT $@ -MF $(@:.ok=.d) $<
	@touch $@

$(BUILD)/clang/%.h.ok: %.h | $(BUILD)/have-TEST
	@mkdir -p $(@D)
	$(call say,CLANG ,$<)clang -std=c11 -fsyntax-only $(WARN) $(CPPFLAGS_ALL) -x c -include $< -MMD -MP -MT $@ \
		-MF $(@:.ok=.d) /dev/null
	@touch $@

lint: $(ALL_SRC:%.c=$(BUILD)/tidy/%.ok) | $(BUILD)/have-LINT ## clang-tidy and cppcheck
	cppcheck --quiet --error-exitcode=1 --std=c11 --inline-suppr --enable=warning,portability,performance \
		--suppress=missingIncludeSystem --library=.ci/cppcheck.cfg -D_GNU_SOURCE -Iinclude -Isrc \
		-I$(BUILD)/gen src

$(BUILD)/tidy/%.ok: %.c .clang-tidy $(HEADERS) | $(BUILD)/have-LINT $(GENERATED)
	@mkdir -p $(@D)
	$(call say,TIDY  ,$<)clang-tidy --quiet $< -- -std=c11 $(CPPFLAGS_ALL) 2>/dev/null
	@touch $@

format: | $(BUILD)/have-FORMAT ## lay the source out with clang-format
	clang-format -i $(ALL_SRC) $(TEST_SRC) $(TERMINAL_SRC) $(HEADERS)

man: $(DBG)/rihla ## write the sections of the manual that come from the tables of commands and of the workflow
	@for page in rihla.1 rihla-workflow.7; do sh tests/manual.sh $(DBG)/rihla man/$$page >$(BUILD)/$$page && \
		cp $(BUILD)/$$page man/$$page || exit; done

# --- Languages -----------------------------------------------------------------------------------

XGETTEXT = xgettext --from-code=UTF-8 --add-comments=TRANSLATORS --add-location=file --sort-by-file \
	--keyword --keyword=_ --keyword=N_ --keyword=NP_:1,2 --keyword=tr --keyword=tr_n:1,2 \
	--package-name=rihla

# Every msgid of the source; without its date, so that it differs only when a sentence does.
$(BUILD)/rihla.pot: $(ALL_SRC) $(HEADERS) | $(BUILD)/have-BUILD
	@mkdir -p $(@D)
	$(call say,POT   ,$@)$(XGETTEXT) -o - $(sort $^) | sed '/^"POT-Creation-Date:/d' >$@

po: $(BUILD)/rihla.pot ## bring the sentences of the source into data/po, for translators
	for l in $(LANGUAGES); do msgmerge --quiet --update --backup=none --no-fuzzy-matching \
		--add-location=file --sort-by-file data/po/$$l.po $< || exit; done

check-languages: $(BUILD)/rihla.pot ## fail where a sentence has no translation
	@BUILD=$(BUILD) sh tests/check-languages.sh

check-bare: ## the two commands on a Debian 12 that has nothing but make (slow, as root, needs debootstrap)
	@sh .ci/packages debootstrap
	@sh tests/bare.sh $(BUILD)/bare

# --- Installing ----------------------------------------------------------------------------------

MAN1 = $(wildcard man/*.1)
MAN5 = $(wildcard man/*.5)
MAN7 = $(wildcard man/*.7)
UNITS_FOLDER = $(PREFIX)/lib/systemd/system

install: all ## install below PREFIX (default /usr/local), staged in DESTDIR
	install -Dm755 $(BUILD)/rihla $(DESTDIR)$(PREFIX)/bin/rihla
	install -Dm644 -t $(DESTDIR)$(SHARE)/data/cards $(wildcard data/cards/*.xml data/cards/*.rng)
	install -Dm644 -t $(DESTDIR)$(SHARE)/forms $(wildcard forms/*.xml forms/*.rng)
	for l in $(LANGUAGES); do install -Dm644 $(BUILD)/locale/$$l/LC_MESSAGES/rihla.mo \
		$(DESTDIR)$(SHARE)/locale/$$l/LC_MESSAGES/rihla.mo || exit; done
	install -Dm644 -t $(DESTDIR)$(PREFIX)/share/man/man1 $(MAN1)
	install -Dm644 -t $(DESTDIR)$(PREFIX)/share/man/man5 $(MAN5)
	install -Dm644 -t $(DESTDIR)$(PREFIX)/share/man/man7 $(MAN7)
	install -Dm644 data/systemd/rihla-tick.timer $(DESTDIR)$(UNITS_FOLDER)/rihla-tick.timer
	sed 's|@PREFIX@|$(PREFIX)|' data/systemd/rihla-tick.service.in >$(BUILD)/rihla-tick.service
	install -Dm644 -t $(DESTDIR)$(UNITS_FOLDER) $(BUILD)/rihla-tick.service
	sed 's|@PREFIX@|$(PREFIX)|' data/cron/rihla.in >$(BUILD)/rihla.cron
	install -Dm644 $(BUILD)/rihla.cron $(DESTDIR)$(SHARE)/cron/rihla

uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/rihla
	rm -rf $(DESTDIR)$(SHARE)
	rm -f $(DESTDIR)$(UNITS_FOLDER)/rihla-tick.timer $(DESTDIR)$(UNITS_FOLDER)/rihla-tick.service
	rm -f $(patsubst man/%,$(DESTDIR)$(PREFIX)/share/man/man1/%,$(MAN1))
	rm -f $(patsubst man/%,$(DESTDIR)$(PREFIX)/share/man/man5/%,$(MAN5))
	rm -f $(patsubst man/%,$(DESTDIR)$(PREFIX)/share/man/man7/%,$(MAN7))

clean: ## remove everything that was built
	rm -rf $(BUILD)

# --- Packages ------------------------------------------------------------------------------------

# have-KIND is there once the packages of that kind are; looked at again when this file changes.
# Nothing is installed that is there already, and never without saying so first.
$(BUILD)/have-%: $(firstword $(MAKEFILE_LIST))
	@mkdir -p $(@D)
	@sh .ci/packages $(PACKAGES_$*)
	@touch $@

# One at a time: apt holds a lock.
$(BUILD)/have-TEST: | $(BUILD)/have-BUILD
$(BUILD)/have-TERMINALS: | $(BUILD)/have-TEST
$(BUILD)/have-LINT: | $(BUILD)/have-TEST
$(BUILD)/have-DRAFTS: | $(BUILD)/have-TEST

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

.PHONY: all help run test check-terminals check-drafts check-walks test-programs unit bench clang lint format man po check-languages install uninstall clean check-bare
.DELETE_ON_ERROR:
