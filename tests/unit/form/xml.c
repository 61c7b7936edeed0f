/* Files that are meant to do harm, or are no XML at all, are refused before they cost anything.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/form/sample.h"

#include "base/clock.h"

#include <fcntl.h>

static struct folders folders;

static int set_up(void **state)
{
    (void)state;
    folders_init(&folders);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    folders_done(&folders);
    return 0;
}

/* Reading FORMS/sample.xml fails with a sentence that holds `says`. */
static void assert_refused(const char *says)
{
    char *path = mem_printf("%s/sample.xml", folders.forms);
    struct form *f = NULL;
    struct err e;
    assert_int_equal(form_read_file(path, &f, &e), RC_BAD_DATA);
    assert_null(f);
    char *said = sentence(&e.msg);
    assert_holds(said, path);
    assert_holds(said, says);
    free(said);
    free(path);
}

static void assert_text_refused(const char *text, const char *says)
{
    folders_write(folders.forms, "sample.xml", text);
    assert_refused(says);
}

static void text_that_is_not_xml(void **state)
{
    (void)state;
    assert_text_refused("", "line 1: This is not XML: an element was expected");
    assert_text_refused("id: sample\n", "line 1: This is not XML: an element was expected");
    assert_text_refused("<form id=\"sample\">\n<page>", "line 2: This is not well-formed XML");
    assert_text_refused("<a/>\n<b/>", "line 2: This is not well-formed XML");
}

static void an_entity_bomb(void **state)
{
    (void)state;
    assert_text_refused("<?xml version=\"1.0\"?>\n"
                        "<!DOCTYPE form [\n"
                        "<!ENTITY a \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\">\n"
                        "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;\">\n"
                        "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;\">\n"
                        "]>\n<form id=\"sample\"><title lang=\"en\">&c;</title></form>\n",
                        "line 2: A DOCTYPE and its entities are not allowed");
}

static void an_external_entity(void **state)
{
    (void)state;
    assert_text_refused("<!DOCTYPE form [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n"
                        "<form id=\"sample\"><title lang=\"en\">&x;</title></form>\n",
                        "line 1: A DOCTYPE and its entities are not allowed");
}

static void a_bare_or_outside_doctype(void **state)
{
    (void)state;
    assert_text_refused("<!DOCTYPE form>\n<form id=\"sample\"/>\n", "line 1: A DOCTYPE");
    assert_text_refused("<!DOCTYPE form SYSTEM \"http://example.invalid/form.dtd\">\n<form/>\n",
                        "line 1: A DOCTYPE");
}

static void an_inclusion_is_just_an_unknown_element(void **state)
{
    (void)state;
    char *xml = sample_with(SAMPLE_FORM, "<page>",
                            "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" "
                            "href=\"/etc/passwd\" parse=\"text\"/><page>");
    assert_text_refused(xml, "line 3: <include> is not known inside <form>");
    free(xml);
}

static void elements_too_deep(void **state)
{
    (void)state;
    struct buf xml = {0};
    for (int i = 0; i < 33; i++)
        buf_add(&xml, "<form>\n");
    for (int i = 0; i < 33; i++)
        buf_add(&xml, "</form>");
    assert_text_refused(buf_text(&xml), "line 33: Elements stand inside one another more than 32");
    buf_done(&xml);
}

/* Small enough as a file, but nothing that a card or a form needs, and slow to judge. */
static void more_elements_or_attributes_than_anything_needs(void **state)
{
    (void)state;
    struct buf xml = {0};
    buf_add(&xml, "<form id=\"sample\">\n");
    while (xml.len < 1000 * 1000)
        buf_add(&xml, "<page/>");
    buf_add(&xml, "\n</form>");
    int64_t start = clock_monotonic_us();
    assert_text_refused(buf_text(&xml), "line 2: There are more than 5000 elements");
    buf_clear(&xml);
    buf_add(&xml, "<form\n");
    for (int i = 0; i < 20000; i++)
        buf_printf(&xml, " a%d=\"\"", i);
    buf_add(&xml, "/>");
    assert_text_refused(buf_text(&xml), "line 2: <form> has more than 50 attributes");
    assert_true(clock_monotonic_us() - start < 5 * 1000 * 1000);
    buf_done(&xml);
}

static void bytes_that_are_not_utf8(void **state)
{
    (void)state;
    char *xml = sample_with(SAMPLE_FORM, "Kind", "Ki\xE9nd");
    assert_text_refused(xml, "line 6: The file is not UTF-8 text");
    free(xml);
}

static void a_zero_byte(void **state)
{
    (void)state;
    char *path = mem_printf("%s/sample.xml", folders.forms);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fwrite("<form>\n\0</form>", 1, 15, f);
    assert_int_equal(fclose(f), 0);
    assert_refused("line 2: The file is not UTF-8 text");
    free(path);
}

static void another_encoding(void **state)
{
    (void)state;
    char *xml = sample_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" SAMPLE_FORM, "UTF-8",
                            "windows-1256");
    assert_text_refused(xml, "line 1: The encoding is windows-1256; save the file as UTF-8");
    free(xml);
}

/* What the library writes by itself would stand in the middle of the screen. */
static void nothing_is_written_past_us(void **state)
{
    (void)state;
    char *path = mem_printf("%s/stderr", folders.root), said[8];
    char *xml = sample_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" SAMPLE_FORM, "UTF-8", "UTF-7");
    int kept = dup(STDERR_FILENO), file = open(path, O_RDWR | O_CREAT, 0600);
    assert_true(kept >= 0 && file >= 0 && dup2(file, STDERR_FILENO) >= 0);
    struct form *f = NULL;
    enum rc rc = form_read_text("sample", xml, &f, &(struct err){0});
    assert_true(dup2(kept, STDERR_FILENO) >= 0);
    assert_int_equal(rc, RC_BAD_DATA);
    assert_int_equal(pread(file, said, sizeof said, 0), 0);
    close(kept);
    close(file);
    free(xml);
    free(path);
}

/* The file is sparse: it takes no space, and reading it would take long. */
static void a_hundred_megabytes_are_not_even_read(void **state)
{
    (void)state;
    folders_write(folders.forms, "sample.xml", SAMPLE_FORM);
    char *path = mem_printf("%s/sample.xml", folders.forms);
    assert_int_equal(truncate(path, 100 * 1000 * 1000), 0);
    int64_t start = clock_monotonic_us();
    assert_refused("The file is larger than 1 MiB");
    assert_true(clock_monotonic_us() - start < 50 * 1000);
    free(path);
}

static void a_kept_text_beyond_the_limit(void **state)
{
    (void)state;
    size_t n = 1024 * 1024 + 1;
    char *text = mem_alloc(n + 1);
    memset(text, ' ', n);
    struct form *f = NULL;
    struct err e;
    assert_int_equal(form_read_text("kept", text, &f, &e), RC_BAD_DATA);
    assert_holds(e.msg.own_en, "larger than 1 MiB");
    free(text);
}

static void a_sound_form_of_almost_the_limit_is_read(void **state)
{
    (void)state;
    struct buf xml = {0};
    buf_add(&xml, SAMPLE_FORM "<!--");
    while (xml.len < 1024 * 1024 - 3)
        buf_addc(&xml, '.');
    buf_add(&xml, "-->");
    struct form *f;
    struct err e;
    assert_int_equal(form_read_text("kept", buf_text(&xml), &f, &e), RC_OK);
    form_free(f);
    buf_done(&xml);
}

static void a_link_a_folder_and_a_pipe(void **state)
{
    (void)state;
    char *path = mem_printf("%s/sample.xml", folders.forms);
    char *other = mem_printf("%s/other", folders.forms);
    write_file(other, SAMPLE_FORM);
    assert_int_equal(symlink(other, path), 0);
    assert_refused("This is a symbolic link");
    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkdir(path, 0700), 0);
    assert_refused("This is not a plain file");
    assert_int_equal(rmdir(path), 0);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_refused("This is not a plain file");
    assert_int_equal(unlink(path), 0);
    assert_refused("The file cannot be opened");
    free(other);
    free(path);
}

static void allowed_references_and_comments_are_read(void **state)
{
    (void)state;
    char *xml = sample_with(SAMPLE_FORM, "Person",
                            "<!-- a --> A &amp; B<![CDATA[ <C>]]> &#x44; <?pi?>");
    char *more = sample_with(xml, "[A-Z]{3}", "&quot;&#65;&amp;");
    struct form *f;
    struct err e;
    assert_int_equal(form_read_text("kept", more, &f, &e), RC_OK);
    assert_string_equal(f->fields[0].choices[0].label.en, "A & B <C> D");
    assert_string_equal(form_field(f, "code")->pattern, "\"A&");
    form_free(f);
    free(more);
    free(xml);
}

/* The same numbers on every run. */
static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1103515245u + 12345u;
    return *seed >> 16;
}

/* Either it is still sound, or a fault says why not; the sanitizers watch meanwhile. */
static void whatever_is_damaged_is_read_or_refused(void **state)
{
    (void)state;
    static const char bytes[] = "<>&;\"'/ =!-[]x9\n\xD8\xFF\x01";
    unsigned seed = 1;
    for (int run = 0; run < 1500; run++) {
        char *xml = mem_strdup(run % 2 ? SAMPLE_CARD : SAMPLE_FORM);
        for (unsigned n = 1 + next_random(&seed) % 4; n > 0; n--)
            xml[next_random(&seed) % strlen(xml)] = bytes[next_random(&seed) % (sizeof bytes - 1)];
        struct form *f = NULL;
        struct card_file *c = NULL;
        struct err e;
        enum rc rc = run % 2 ? card_read_text("x", xml, &c, &e) : form_read_text("x", xml, &f, &e);
        assert_true(rc == RC_OK ? f || c : rc == RC_BAD_DATA && *e.msg.own_en);
        form_free(f);
        card_free(c);
        free(xml);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(text_that_is_not_xml, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_entity_bomb, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_external_entity, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_bare_or_outside_doctype, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_inclusion_is_just_an_unknown_element, set_up, tear_down),
        cmocka_unit_test_setup_teardown(elements_too_deep, set_up, tear_down),
        cmocka_unit_test_setup_teardown(more_elements_or_attributes_than_anything_needs, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(bytes_that_are_not_utf8, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_zero_byte, set_up, tear_down),
        cmocka_unit_test_setup_teardown(another_encoding, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_is_written_past_us, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_hundred_megabytes_are_not_even_read, set_up, tear_down),
        cmocka_unit_test(a_kept_text_beyond_the_limit),
        cmocka_unit_test(a_sound_form_of_almost_the_limit_is_read),
        cmocka_unit_test_setup_teardown(a_link_a_folder_and_a_pipe, set_up, tear_down),
        cmocka_unit_test(whatever_is_damaged_is_read_or_refused),
        cmocka_unit_test(allowed_references_and_comments_are_read),
    };
    lang_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
