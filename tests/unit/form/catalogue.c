/* The catalogue: what is wrong between files, what is found, and the files that come with Rihla.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/form/sample.h"

#include "base/paths.h"

static struct folders folders;
static struct catalogue *catalogue;
static struct catalogue_faults faults;

static int set_up(void **state)
{
    (void)state;
    folders_init(&folders);
    folders_write(folders.forms, "sample.xml", SAMPLE_FORM);
    folders_write(folders.cards, "sample.xml", SAMPLE_CARD);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    catalogue_free(catalogue);
    catalogue_faults_done(&faults);
    catalogue = NULL;
    folders_done(&folders);
    return 0;
}

static void read_folders(void)
{
    struct err e;
    assert_int_equal(catalogue_read(folders.cards, folders.forms, &catalogue, &faults, &e), RC_OK);
}

/* There is exactly this fault. */
static void assert_fault(const char *folder, const char *name, int line, const char *says)
{
    char *path = mem_printf("%s/%s", folder, name);
    assert_int_equal(faults.count, 1);
    assert_string_equal(faults.list[0].file, path);
    char *said = sentence(&faults.list[0].msg);
    assert_holds(said, says);
    assert_int_equal(faults.list[0].line, line);
    free(said);
    free(path);
}

static void write_card_with(const char *from, const char *to)
{
    char *xml = sample_with(SAMPLE_CARD, from, to);
    folders_write(folders.cards, "sample.xml", xml);
    free(xml);
}

static void sound_files_have_no_faults(void **state)
{
    (void)state;
    read_folders();
    assert_int_equal(faults.count, 0);
    assert_int_equal(catalogue->ncards, 1);
    assert_int_equal(catalogue->nforms, 1);
    assert_ptr_equal(catalogue_card(catalogue, "sample"), catalogue->cards[0]);
    assert_ptr_equal(catalogue_form(catalogue, "sample"), catalogue->forms[0]);
    assert_null(catalogue_card(catalogue, "other"));
    assert_null(catalogue_form(catalogue, "other"));
}

static void a_faulty_card_leaves_the_others_alone(void **state)
{
    (void)state;
    folders_write(folders.cards, "bad.xml", "<card id=\"bad\">");
    read_folders();
    assert_fault(folders.cards, "bad.xml", 1, "not well-formed");
    assert_int_equal(catalogue->ncards, 1);
}

static void an_id_that_is_not_the_file_name(void **state)
{
    (void)state;
    write_card_with("id=\"sample\"", "id=\"simple\"");
    read_folders();
    assert_fault(folders.cards, "sample.xml", 1, "The id \"simple\" is not the name of the file");
    assert_int_equal(catalogue->ncards, 0);
}

static void an_id_given_twice(void **state)
{
    (void)state;
    folders_write(folders.cards, "copy.xml", SAMPLE_CARD);
    read_folders();
    assert_int_equal(faults.count, 2);
    char *said = sentence(&faults.list[1].msg);
    assert_holds(said, "The id \"sample\" is already used in ");
    assert_holds(faults.list[1].file, "/cards/copy.xml");
    assert_int_equal(catalogue->ncards, 1);
    free(said);
}

static void a_form_that_is_not_there(void **state)
{
    (void)state;
    write_card_with("<form>sample</form>", "<form>simple</form>");
    read_folders();
    assert_fault(folders.cards, "sample.xml", 10, "There is no form \"simple\"");
    assert_int_equal(catalogue->ncards, 0);
}

static void a_card_falls_with_its_form(void **state)
{
    (void)state;
    char *xml = sample_with(SAMPLE_FORM, "type=\"choice\"", "type=\"choise\"");
    folders_write(folders.forms, "sample.xml", xml);
    read_folders();
    assert_int_equal(faults.count, 2);
    assert_int_equal(catalogue->ncards, 0);
    assert_int_equal(catalogue->nforms, 0);
    free(xml);
}

/* Receipts count up without gaps: an application must not take one of their numbers. */
static void a_prefix_that_other_numbers_have(void **state)
{
    (void)state;
    static const char *const taken[] = {"REC", "rec-", "C", "CustComp-", "Cust-Comp", "Camp-"};
    for (size_t i = 0; i < COUNT(taken); i++) {
        char *prefix = mem_printf("prefix=\"%s\"", taken[i]);
        write_card_with("prefix=\"S\"", prefix);
        read_folders();
        assert_fault(folders.cards, "sample.xml", 9, prefix);
        assert_null(catalogue_card(catalogue, "sample"));
        catalogue_free(catalogue);
        catalogue_faults_done(&faults);
        catalogue = NULL;
        free(prefix);
    }
}

static void what_a_card_issues_is_read_and_its_renewal_must_be_a_card(void **state)
{
    (void)state;
    write_card_with("<form>sample</form>", "<form>sample</form><result kind=\"permit\" months=\"12\""
                                           " renewed-by=\"sample\" opens-months=\"2\"/>");
    read_folders();
    assert_int_equal(faults.count, 0);
    const struct card_result *r = &catalogue_card(catalogue, "sample")->card.result;
    assert_true(r->demanded);
    assert_int_equal(r->kind, RESULT_PERMIT);
    assert_int_equal(r->months, 12);
    assert_int_equal(r->opens_months, 2);
    catalogue_free(catalogue);
    write_card_with("<form>sample</form>",
                    "<form>sample</form><result kind=\"permit\" renewed-by=\"sampel\"/>");
    read_folders();
    assert_fault(folders.cards, "sample.xml", 10, "renewed-by=\"sampel\"");
    assert_int_equal(catalogue->ncards, 0);
}

static void a_result_of_an_unknown_kind(void **state)
{
    (void)state;
    write_card_with("<form>sample</form>", "<form>sample</form><result kind=\"other\"/>");
    read_folders();
    assert_fault(folders.cards, "sample.xml", 10, "kind=\"other\" is not known");
}

static void a_renewal_that_opens_is_of_a_service(void **state)
{
    (void)state;
    write_card_with("<form>sample</form>",
                    "<form>sample</form><result kind=\"permit\" opens-months=\"2\"/>");
    read_folders();
    assert_fault(folders.cards, "sample.xml", 10, "name the service with renewed-by");
}

static void a_condition_on_a_field_that_the_form_does_not_have(void **state)
{
    (void)state;
    write_card_with("when-field=\"kind\"", "when-field=\"sort\"");
    read_folders();
    assert_fault(folders.cards, "sample.xml", 13, "looks at the field \"sort\"");
}

static void a_condition_on_an_answer_that_never_comes(void **state)
{
    (void)state;
    write_card_with("when-is=\"company\"", "when-is=\"club\"");
    read_folders();
    assert_fault(folders.cards, "sample.xml", 13, "never has the answer \"club\"");
}

static void a_condition_on_a_field_that_is_no_choice(void **state)
{
    (void)state;
    write_card_with("when-field=\"kind\"", "when-field=\"units\"");
    read_folders();
    assert_fault(folders.cards, "sample.xml", 13, "neither choice nor yes-no");
}

static void a_count_that_the_form_does_not_have(void **state)
{
    (void)state;
    write_card_with("count-field=\"units\"", "count-field=\"pieces\"");
    read_folders();
    assert_fault(folders.cards, "sample.xml", 17, "the form sample has no field of that name");
}

static void a_count_that_could_be_left_out_or_zero(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to;
    } rows[] = {
        {"name=\"units\" type=\"number\"", "name=\"units\" type=\"money\""},
        {"name=\"units\" type=\"number\" required=\"yes\"", "name=\"units\" type=\"number\""},
        {"required=\"yes\" min=\"1\">", "required=\"yes\">"},
        {"required=\"yes\" min=\"1\">", "required=\"yes\" min=\"0\">"},
        {"min=\"1\">", "min=\"1\" when-field=\"kind\" when-is=\"company\">"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *xml = sample_with(SAMPLE_FORM, rows[i].from, rows[i].to);
        folders_write(folders.forms, "sample.xml", xml);
        free(xml);
        read_folders();
        assert_fault(folders.cards, "sample.xml", 17, "must be of the type number, required");
        catalogue_free(catalogue);
        catalogue_faults_done(&faults);
        catalogue = NULL;
    }
}

static void a_count_may_hang_on_the_condition_of_its_fee(void **state)
{
    (void)state;
    char *xml = sample_with(SAMPLE_FORM, "min=\"1\">",
                            "min=\"1\" when-field=\"kind\" when-is=\"company\">");
    folders_write(folders.forms, "sample.xml", xml);
    write_card_with("count-field=\"units\"",
                    "count-field=\"units\" when-field=\"kind\" when-is=\"company\"");
    read_folders();
    assert_int_equal(faults.count, 0);
    free(xml);
}

static void a_thousand_faults_in_a_file_become_twenty(void **state)
{
    (void)state;
    struct buf xml = {0};
    buf_add(&xml, "<form id=\"many\">");
    for (int i = 0; i < 1000; i++)
        buf_add(&xml, "<x/>\n");
    buf_add(&xml, "</form>");
    folders_write(folders.forms, "many.xml", buf_text(&xml));
    read_folders();
    assert_int_equal(faults.count, 20);
    assert_int_equal(catalogue->nforms, 1);
    buf_done(&xml);
}

static void other_files_are_not_looked_at(void **state)
{
    (void)state;
    folders_write(folders.cards, ".sample.xml", "<");
    folders_write(folders.cards, "sample.xml~", "<");
    folders_write(folders.cards, "card.rng", "<");
    folders_write(folders.cards, ".xml", "<");
    read_folders();
    assert_int_equal(faults.count, 0);
}

static void a_folder_that_is_not_there(void **state)
{
    (void)state;
    struct err e;
    assert_int_equal(catalogue_read("/nowhere", folders.forms, &catalogue, &faults, &e),
                     RC_NOT_FOUND);
    assert_int_equal(catalogue_read(folders.cards, "/nowhere", &catalogue, &faults, &e),
                     RC_NOT_FOUND);
    assert_string_equal(e.msg.arg[0], "/nowhere");
    assert_null(catalogue);
}

static void read_shipped(void)
{
    char *cards = path_share("data/cards"), *forms = path_share("forms");
    struct err e;
    assert_int_equal(catalogue_read(cards, forms, &catalogue, &faults, &e), RC_OK);
    free(cards);
    free(forms);
}

static int drop(void **state)
{
    (void)state;
    catalogue_free(catalogue);
    catalogue_faults_done(&faults);
    catalogue = NULL;
    return 0;
}

static void the_shipped_files_are_sound(void **state)
{
    (void)state;
    read_shipped();
    for (size_t i = 0; i < faults.count; i++) {
        char *said = sentence(&faults.list[i].msg);
        print_error("%s:%d: %s\n", faults.list[i].file, faults.list[i].line, said);
        free(said);
    }
    assert_int_equal(faults.count, 0);
    assert_true(catalogue->ncards >= 14);
}

/* What the first issue of the desk wants to be shown with. */
static void the_shipped_cards_are_of_every_kind(void **state)
{
    (void)state;
    read_shipped();
    size_t is_free = 0, several = 0, later = 0, many = 0, none = 0, at_once = 0, range = 0, long_ = 0;
    size_t code = 0, conditional = 0, per_hs = 0, valid = 0;
    for (size_t i = 0; i < catalogue->ncards; i++) {
        const struct card *c = &catalogue->cards[i]->card;
        is_free += c->nfees == 0;
        several += c->nfees > 2;
        for (size_t k = 0; k < c->nfees; k++) {
            later += c->fees[k].assessed_later;
            per_hs += c->fees[k].basis == FEE_PER_HS_CODE && c->fees[k].count_field;
        }
        many += c->ndocuments > 10;
        none += c->ndocuments == 0;
        for (size_t k = 0; k < c->ndocuments; k++)
            conditional += c->documents[k].when.field != NULL;
        at_once += c->max_days == 0;
        range += c->min_days < c->max_days;
        long_ += c->max_days >= 90;
        code += c->federal_code != NULL;
        valid += c->validity.en != NULL;
        assert_true(c->nsteps >= 3 && c->nsteps <= 5);
    }
    assert_true(is_free && several && later && many && none && at_once && range && long_);
    assert_true(conditional && per_hs && valid && code && code < catalogue->ncards);
}

static void every_shipped_form_is_used(void **state)
{
    (void)state;
    read_shipped();
    for (size_t i = 0; i < catalogue->nforms; i++) {
        size_t users = 0;
        for (size_t k = 0; k < catalogue->ncards; k++)
            users += strcmp(catalogue->cards[k]->card.form, catalogue->forms[i]->id) == 0;
        if (!users)
            fail_msg("no card uses the form %s", catalogue->forms[i]->id);
    }
}

static void one_shipped_form_has_every_type_with_hint_and_fault(void **state)
{
    (void)state;
    read_shipped();
    const struct form *f = catalogue_form(catalogue, "drone-statement");
    bool seen[FIELD_TYPE_COUNT] = {false};
    assert_non_null(f);
    for (size_t i = 0; i < f->nfields; i++)
        seen[f->fields[i].type] |= f->fields[i].hint.en && f->fields[i].fault.en;
    for (size_t t = 0; t < FIELD_TYPE_COUNT; t++)
        if (!seen[t])
            fail_msg("no field of the type %s", field_type_word((enum field_type)t));
}

/* What the service card lists for each capacity. */
static void the_documents_for_a_drone_depend_on_the_applicant(void **state)
{
    (void)state;
    static const struct {
        const char *kind;
        size_t documents;
    } rows[] = {{"professional", 9}, {"supplier", 6}, {"individual", 5}, {"manufacturer", 6}};
    read_shipped();
    const struct card *card = &catalogue_card(catalogue, "drone-status-statement")->card;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct answers answers;
        size_t asked = 0;
        answers_init(&answers);
        answers_set(&answers, "applicant_kind", rows[i].kind);
        for (size_t k = 0; k < card->ndocuments; k++)
            asked += condition_holds(&card->documents[k].when, &answers);
        answers_done(&answers);
        ROW_TRUE(asked == rows[i].documents, rows[i].kind);
    }
}

/* The first card found for the text. */
static const char *found(const char *text)
{
    size_t index;
    return catalogue_find(catalogue, text, &index, 1) ? catalogue->cards[index]->card.id : "";
}

static void a_card_is_found_by_what_people_type(void **state)
{
    (void)state;
    read_shipped();
    assert_string_equal(found("DRONES statement"), "drone-status-statement");
    assert_string_equal(found("114-30-005"), "drone-status-statement");
    assert_string_equal(found("١١٤-٣٠-٠٠٥"), "drone-status-statement");
    assert_string_equal(found("drone-status-statement"), "drone-status-statement");
    assert_string_equal(found("بيان حاله طائرات"), "drone-status-statement");
    assert_string_equal(found("تسجيل  ماده للاعفاء"), "register-industrial-input");
    assert_string_equal(found("industrial nosuchword"), "");
}

static void names_come_before_descriptions(void **state)
{
    (void)state;
    folders_write(folders.forms, "sample.xml", SAMPLE_FORM);
    char *name = sample_with(SAMPLE_CARD, "Sample service", "Wanted");
    char *b = sample_with(name, "id=\"sample\"", "id=\"b\"");
    char *summary = sample_with(SAMPLE_CARD, "For tests", "Wanted for tests");
    char *a = sample_with(summary, "id=\"sample\"", "id=\"a\"");
    char *c = sample_with(SAMPLE_CARD, "id=\"sample\"", "id=\"wanted\"");
    folders_write(folders.cards, "a.xml", a);
    folders_write(folders.cards, "b.xml", b);
    folders_write(folders.cards, "wanted.xml", c);
    read_folders();
    size_t at[8];
    assert_int_equal(catalogue_find(catalogue, "WANTED", at, 8), 3);
    assert_string_equal(catalogue->cards[at[0]]->card.id, "wanted");
    assert_string_equal(catalogue->cards[at[1]]->card.id, "b");
    assert_string_equal(catalogue->cards[at[2]]->card.id, "a");
    assert_int_equal(catalogue_find(catalogue, "wanted", at, 2), 2);
    assert_int_equal(catalogue_find(catalogue, "", at, 8), 4);
    free(name);
    free(b);
    free(summary);
    free(a);
    free(c);
}

#define IN_FOLDERS(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
#define SHIPPED(test) cmocka_unit_test_teardown(test, drop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDERS(sound_files_have_no_faults),
        IN_FOLDERS(a_faulty_card_leaves_the_others_alone),
        IN_FOLDERS(an_id_that_is_not_the_file_name),
        IN_FOLDERS(an_id_given_twice),
        IN_FOLDERS(a_form_that_is_not_there),
        IN_FOLDERS(a_card_falls_with_its_form),
        IN_FOLDERS(a_prefix_that_other_numbers_have),
        IN_FOLDERS(what_a_card_issues_is_read_and_its_renewal_must_be_a_card),
        IN_FOLDERS(a_result_of_an_unknown_kind),
        IN_FOLDERS(a_renewal_that_opens_is_of_a_service),
        IN_FOLDERS(a_condition_on_a_field_that_the_form_does_not_have),
        IN_FOLDERS(a_condition_on_an_answer_that_never_comes),
        IN_FOLDERS(a_condition_on_a_field_that_is_no_choice),
        IN_FOLDERS(a_count_that_the_form_does_not_have),
        IN_FOLDERS(a_count_that_could_be_left_out_or_zero),
        IN_FOLDERS(a_count_may_hang_on_the_condition_of_its_fee),
        IN_FOLDERS(a_thousand_faults_in_a_file_become_twenty),
        IN_FOLDERS(other_files_are_not_looked_at),
        IN_FOLDERS(a_folder_that_is_not_there),
        SHIPPED(the_shipped_files_are_sound),
        SHIPPED(the_shipped_cards_are_of_every_kind),
        SHIPPED(every_shipped_form_is_used),
        SHIPPED(one_shipped_form_has_every_type_with_hint_and_fault),
        SHIPPED(the_documents_for_a_drone_depend_on_the_applicant),
        SHIPPED(a_card_is_found_by_what_people_type),
        IN_FOLDERS(names_come_before_descriptions),
    };
    lang_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
