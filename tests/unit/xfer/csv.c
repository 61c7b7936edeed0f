/* Tables that other programs wrote.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "base/buf.h"
#include "base/mem.h"
#include "xfer/csv.h"

#include <unistd.h>

static char path[] = "/tmp/rihla-csv-XXXXXX";

static int one_file(void **state)
{
    (void)state;
    int fd = mkstemp(path);
    return fd < 0 ? -1 : close(fd);
}

static int no_file(void **state)
{
    (void)state;
    return unlink(path);
}

static void write_file(const char *bytes, size_t n)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, n, f), n);
    assert_int_equal(fclose(f), 0);
}

static struct csv *open_bytes(const char *bytes, size_t n)
{
    struct csv *c = NULL;
    write_file(bytes, n);
    assert_int_equal(csv_open(path, &c, NULL), RC_OK);
    return c;
}

static struct csv *open_text(const char *text)
{
    return open_bytes(text, strlen(text));
}

/* All of it: "line:field|field;" for a row, "line!sentence;" for a fault. Lives until the next. */
static const char *all(struct csv *c)
{
    static struct buf text;
    struct csv_row row;
    struct msg why;
    buf_clear(&text);
    for (enum csv_event e; (e = csv_next(c, &row, &why)) != CSV_END;) {
        buf_printf(&text, "%lu%s", row.line, e == CSV_ROW ? ":" : "!");
        if (e == CSV_FAULT)
            buf_add(&text, why.id);
        for (size_t i = 0; e == CSV_ROW && i < row.nfields; i++)
            buf_printf(&text, "%s%s", i ? "|" : "", row.field[i]);
        buf_addc(&text, ';');
    }
    return buf_text(&text);
}

static void rows_read_as_rfc_4180_writes_them(void **state)
{
    (void)state;
    static const struct {
        const char *text, *rows;
    } files[] = {
        {"", ""},
        {"a,b\n1,2\n", "1:a|b;2:1|2;"},
        {"a,b\r\n1,2", "1:a|b;2:1|2;"},
        {"a;b\n1,5;2\n", "1:a|b;2:1,5|2;"},
        {"a\tb\n1\t2\n", "1:a|b;2:1|2;"},
        {"\xEF\xBB\xBF" "a,b\n", "1:a|b;"},
        {"a\n\"x,y\"\n", "1:a;2:x,y;"},
        {"a,b\n\"x\ny\",z\nlast,\n", "1:a|b;2:x\ny|z;4:last|;"},
        {"a,b\r\n\"x\r\ny\",z\r\n1,2\r\n", "1:a|b;2:x\r\ny|z;4:1|2;"},
        {"a\n\"he said \"\"so\"\"\"\n", "1:a;2:he said \"so\";"},
        {"a,b\n\"\",\"\"\n", "1:a|b;2:|;"},
        {"a\n\n\nx\n", "1:a;4:x;"},
        {"\"a;a;a\",b\n1,2\n", "1:a;a;a|b;2:1|2;"},
        {"a\nx\"y\n", "1:a;2:x\"y;"},
    };
    for (size_t i = 0; i < COUNT(files); i++) {
        struct csv *c = open_text(files[i].text);
        ROW_TEXT(all(c), files[i].rows, files[i].text);
        csv_close(c);
    }
}

static void a_row_that_cannot_be_read_does_not_take_others_with_it(void **state)
{
    (void)state;
    static const struct {
        const char *text, *rows;
    } files[] = {
        {"a\n\"open\nx\ny\n", "1:a;2!A quotation mark is open and never closed;3:x;4:y;"},
        {"a,b\n\"x\"y,z\nx,y\n", "1:a|b;2!After a closing quotation mark comes something else than "
                                 "the next column;3:x|y;"},
        {"a\n\xC3\x28\nx\n", "1:a;2!This row is not text in UTF-8;3:x;"},
    };
    for (size_t i = 0; i < COUNT(files); i++) {
        struct csv *c = open_text(files[i].text);
        ROW_TEXT(all(c), files[i].rows, files[i].text);
        csv_close(c);
    }
    static const char nul[] = "a\nx\0y\nz\n";
    struct csv *c = open_bytes(nul, sizeof nul - 1);
    assert_string_equal(all(c), "1:a;2!This row is not text in UTF-8;3:z;");
    csv_close(c);
}

static void a_row_is_bounded_in_bytes_and_in_columns(void **state)
{
    (void)state;
    static const size_t sizes[] = {CSV_ROW_MAX + 2, 3 * CSV_ROW_MAX, 5 * CSV_ROW_MAX};
    for (size_t i = 0; i < COUNT(sizes); i++) {
        struct buf text = {0};
        buf_add(&text, "a\n");
        for (size_t n = 0; n < sizes[i]; n++)
            buf_addc(&text, 'x');
        buf_add(&text, "\nafter\n");
        struct csv *c = open_text(buf_text(&text));
        assert_string_equal(all(c), "1:a;2!This row is longer than 64 KiB;3:after;");
        csv_close(c);
        buf_done(&text);
    }
    struct buf wide = {0};
    buf_add(&wide, "a\n");
    for (int i = 0; i < CSV_FIELDS_MAX; i++)
        buf_add(&wide, "x,");
    buf_add(&wide, "\nafter\n");
    struct csv *c = open_text(buf_text(&wide));
    assert_string_equal(all(c), "1:a;2!This row has more than 64 columns;3:after;");
    csv_close(c);
    buf_done(&wide);
}

static void an_open_quotation_mark_in_a_large_file_costs_one_row(void **state)
{
    (void)state;
    struct buf text = {0};
    buf_add(&text, "a\n\"open\n");
    for (int i = 0; i < 100000; i++)
        buf_add(&text, "row\n");
    struct csv *c = open_text(buf_text(&text));
    struct csv_row row;
    struct msg why;
    size_t rows = 0, faults = 0;
    for (enum csv_event e; (e = csv_next(c, &row, &why)) != CSV_END;) {
        rows += e == CSV_ROW;
        faults += e == CSV_FAULT;
    }
    assert_int_equal(rows, 100001);
    assert_int_equal(faults, 1);
    assert_int_equal(row.line, 100002);
    csv_close(c);
    buf_done(&text);
}

static void reading_goes_on_from_any_row(void **state)
{
    (void)state;
    struct buf text = {0};
    for (int i = 0; i < 60000; i++)
        buf_printf(&text, "row,%d\n", i);
    struct csv *c = open_text(buf_text(&text));
    struct csv_row row;
    struct msg why;
    struct csv_place place = {0};
    for (int i = 0; i < 50000; i++) {
        assert_int_equal(csv_next(c, &row, &why), CSV_ROW);
        place = csv_place(c);
    }
    csv_close(c);
    assert_int_equal(csv_open(path, &c, NULL), RC_OK);
    csv_go(c, place);
    assert_int_equal(csv_next(c, &row, &why), CSV_ROW);
    assert_string_equal(row.field[1], "50000");
    assert_int_equal(row.line, 50001);
    csv_close(c);
    buf_done(&text);
}

static void a_fingerprint_tells_files_apart_by_any_byte(void **state)
{
    (void)state;
    static const char *const texts[] = {"a,b\n1,2\n", "a,b\n1,3\n", "a,b\n1,2\n\n", "a,b\n1,2",
                                        "a,b\n1,2\n "};
    uint64_t prints[COUNT(texts)], again;
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct csv *c = open_text(texts[i]);
        assert_int_equal(csv_fingerprint(c, &prints[i], NULL), RC_OK);
        assert_int_equal(csv_fingerprint(c, &again, NULL), RC_OK);
        assert_true(prints[i] == again);
        assert_memory_equal(all(c), "1:a|b;2:1|", 10);
        csv_close(c);
        for (size_t j = 0; j < i; j++)
            assert_true(prints[i] != prints[j]);
    }
}

static void what_is_no_table_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t n;
    } files[] = {{"\xFF\xFE" "a\0,\0", 6}, {"\xFE\xFF\0a", 4}, {"a\0b\n", 4}, {"n\xE9" "e\n", 4}};
    struct err err = {0};
    struct csv *c = NULL;
    for (size_t i = 0; i < COUNT(files); i++) {
        write_file(files[i].bytes, files[i].n);
        assert_int_equal(csv_open(path, &c, &err), RC_BAD_DATA);
        assert_string_equal(err.field, "file");
    }
    assert_int_equal(csv_open("/tmp", &c, &err), RC_BAD_DATA);
    assert_int_equal(csv_open("/nowhere/rihla.csv", &c, &err), RC_NOT_FOUND);
    assert_null(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_read_as_rfc_4180_writes_them),
        cmocka_unit_test(a_row_that_cannot_be_read_does_not_take_others_with_it),
        cmocka_unit_test(a_row_is_bounded_in_bytes_and_in_columns),
        cmocka_unit_test(an_open_quotation_mark_in_a_large_file_costs_one_row),
        cmocka_unit_test(reading_goes_on_from_any_row),
        cmocka_unit_test(a_fingerprint_tells_files_apart_by_any_byte),
        cmocka_unit_test(what_is_no_table_is_refused),
    };
    return cmocka_run_group_tests(tests, one_file, no_file);
}
