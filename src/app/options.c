/* The words of the program's own command line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/options.h"

#include "line/help.h"
#include "line/print.h"
#include "text/lang.h"
#include "text/layout.h"

#include <getopt.h>
#include <string.h>

enum { OPT_DB = 256, OPT_LANG, OPT_AS, OPT_VERSION, OPT_MAN, OPT_TERMINAL, OPT_CALIBRATE };

static const struct option names[] = {
    {"db", required_argument, NULL, OPT_DB},       {"lang", required_argument, NULL, OPT_LANG},
    {"as", required_argument, NULL, OPT_AS},       {"output", required_argument, NULL, 'o'},
    {"version", no_argument, NULL, OPT_VERSION},   {"help", no_argument, NULL, 'h'},
    {"man", optional_argument, NULL, OPT_MAN},           {"terminal", required_argument, NULL, OPT_TERMINAL},
    {"calibrate", no_argument, NULL, OPT_CALIBRATE}, {NULL, 0, NULL, 0},
};

static const struct {
    const char *words, *meaning;
} meanings[] = {
    {"--db FILE", N_("the database; otherwise $RIHLA_DB, or your own ~/.local/state/rihla/rihla.db")},
    {"--lang ar|en", N_("the language; otherwise that of your system")},
    {"--as STAFF", N_("work as this member of staff (in a demonstration database)")},
    {"-o text|json|csv", N_("how answers are written")},
    {"--terminal MODE", N_("how Arabic is sent to this terminal: auto, visual, explicit, implicit, word, "
                           "mlterm, or english for none")},
    {"--calibrate", N_("begin with the question which line of Arabic reads right here")},
    {"--version", N_("which version this is")},
    {"--help", N_("this text")},
    {"--man", N_("the command sections of the manual, as roff; --man=workflow: those of the workflow")},
};

void options_help(FILE *to)
{
    struct buf out = {0};
    int width = 0;
    const size_t n = sizeof meanings / sizeof *meanings;
    for (size_t i = 0; i < n; i++)
        width = (int)strlen(meanings[i].words) > width ? (int)strlen(meanings[i].words) : width;
    isolate_ltr(&out, "rihla [OPTION…] [NOUN VERB NAME=VALUE…]");
    buf_printf(&out, "\n%s\n", _("Without a command it opens the desk on a terminal; elsewhere it reads "
                                 "commands from standard input, one a line."));
    for (size_t i = 0; i < n; i++) {
        buf_add(&out, "  ");
        isolate_ltr(&out, meanings[i].words);
        buf_printf(&out, "%*s%s\n", width - (int)strlen(meanings[i].words) + 2, "",
                   tr(meanings[i].meaning));
    }
    print_text(to, buf_text(&out));
    buf_done(&out);
}

static enum rc no_value(const char *option, struct err *reterr)
{
    return ERR(reterr, RC_USAGE, NULL, N_("After %1$s a value is missing; see rihla --help"), option);
}

/* getopt has gone past the word it could not use. */
static enum rc unusable(int found, char **argv, struct err *reterr)
{
    if (found == ':')
        return no_value(argv[optind - 1], reterr);
    return ERR(reterr, RC_USAGE, NULL, N_("There is no option %1$s; see rihla --help"),
               argv[optind - 1]);
}

static enum rc language(const char *word, struct err *reterr)
{
    enum lang lang;
    if (!lang_parse(word, &lang))
        return ERR(reterr, RC_USAGE, NULL, N_("There is no language %1$s; say ar or en."), word);
    lang_set(lang);
    return RC_OK;
}

static enum rc terminal(struct options *o, const char *word, struct err *reterr)
{
    if (!ui_terminal_understood(word))
        return ERR(reterr, RC_USAGE, NULL,
                   N_("There is no way %1$s to send Arabic to a terminal; see rihla --help"), word);
    o->wishes.terminal = word;
    return RC_OK;
}

static enum rc format(struct options *o, const char *word, struct err *reterr)
{
    if (!reply_format_parse(word, &o->format))
        return ERR(reterr, RC_USAGE, NULL,
                   N_("Answers cannot be written as %1$s; say text, json or csv."), word);
    return RC_OK;
}

static enum rc manual(struct options *o, const char *word, struct err *reterr)
{
    if (strcmp(word, "commands") == 0)
        o->manual = manual_commands;
    else if (strcmp(word, "workflow") == 0)
        o->manual = manual_workflow;
    else
        return ERR(reterr, RC_USAGE, NULL,
                   N_("The manual has no sections %1$s; say commands or workflow."), word);
    return RC_OK;
}

static enum rc one(struct options *o, int found, char **argv, struct err *reterr)
{
    switch (found) {
    case OPT_DB:
        o->db = optarg; /* an empty one is a script's mistake, not a wish for one's own database */
        return *optarg ? RC_OK : no_value("--db", reterr);
    case OPT_LANG:
        o->wishes.language_said = true;
        return language(optarg, reterr);
    case OPT_AS:
        o->as = optarg;
        return RC_OK;
    case 'o':
        return format(o, optarg, reterr);
    case OPT_VERSION:
        o->version = true;
        return RC_OK;
    case 'h':
        o->help = true;
        return RC_OK;
    case OPT_TERMINAL:
        return terminal(o, optarg, reterr);
    case OPT_CALIBRATE:
        o->wishes.calibrate = true;
        return RC_OK;
    case OPT_MAN:
        return manual(o, optarg ? optarg : "commands", reterr);
    default:
        return unusable(found, argv, reterr);
    }
}

enum rc options_read(struct options *o, int argc, char **argv, struct err *reterr)
{
    memset(o, 0, sizeof *o);
    opterr = 0;
    for (int found; (found = getopt_long(argc, argv, "+:o:h", names, NULL)) != -1;) {
        enum rc rc = one(o, found, argv, reterr);
        if (rc)
            return rc;
    }
    o->nwords = argc - optind;
    o->words = argv + optind;
    return RC_OK;
}
