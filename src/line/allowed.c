/* The allow-list of readline functions, and its fixed variables.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "line/allowed.h"

#include <stddef.h>

const char *const allowed_functions[] = {
    /* typing and moving */
    "self-insert", "do-lowercase-version", "abort", "accept-line", "digit-argument",
    "universal-argument", "backward-char", "forward-char", "backward-word",
    "forward-word", "beginning-of-line", "end-of-line", "character-search",
    "character-search-backward", "set-mark", "exchange-point-and-mark", "overwrite-mode",
    "skip-csi-sequence",
    /* deleting, killing, yanking */
    "backward-delete-char", "delete-char", "forward-backward-delete-char", "backward-kill-word",
    "kill-word", "kill-line", "backward-kill-line", "kill-whole-line", "unix-line-discard",
    "unix-word-rubout", "unix-filename-rubout", "kill-region", "copy-region-as-kill",
    "copy-backward-word", "copy-forward-word", "delete-horizontal-space", "yank", "yank-pop",
    /* changing and undoing */
    "undo", "revert-line", "transpose-chars", "transpose-words", "upcase-word", "downcase-word",
    "capitalize-word", "emacs-editing-mode", "vi-editing-mode",
    /* vi habits */
    "vi-append-eol", "vi-append-mode", "vi-arg-digit", "vi-bWord", "vi-back-to-indent",
    "vi-backward-bigword", "vi-backward-word", "vi-bword", "vi-change-case", "vi-change-char",
    "vi-change-to", "vi-char-search", "vi-column", "vi-delete", "vi-delete-to", "vi-eWord",
    "vi-end-bigword", "vi-end-word", "vi-eword", "vi-fWord", "vi-first-print",
    "vi-forward-bigword", "vi-forward-word", "vi-fword", "vi-goto-mark", "vi-insert-beg",
    "vi-insertion-mode", "vi-match", "vi-movement-mode", "vi-next-word", "vi-overstrike",
    "vi-overstrike-delete", "vi-prev-word", "vi-put", "vi-redo", "vi-replace", "vi-rubout",
    "vi-set-mark", "vi-subst", "vi-undo", "vi-unix-word-rubout", "vi-yank-pop", "vi-yank-to",
    NULL,
};

const struct fixed_variable fixed_variables[] = {
    /* bytes as they are, and never a byte to the terminal */
    {"convert-meta", "off"}, {"input-meta", "on"}, {"output-meta", "on"},
    {"bell-style", "none"}, {"enable-bracketed-paste", "off"}, {"enable-keypad", "off"},
    {"enable-meta-key", "off"}, {"enable-active-region", "off"},
    {"echo-control-characters", "off"}, {"show-mode-in-prompt", "off"},
    {"blink-matching-paren", "off"}, {"horizontal-scroll-mode", "off"},
    {"bind-tty-special-chars", "off"},
    /* neither completion nor history */
    {"disable-completion", "on"}, {"page-completions", "off"}, {"mark-modified-lines", "off"},
    {"revert-all-at-newline", "off"}, {"history-preserve-point", "off"},
    {NULL, NULL},
};
