/* Numbers as people write them: what is stored, and what is typed to find it, in every way.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TESTS_UNIT_WAYS_H
#define RIHLA_TESTS_UNIT_WAYS_H

#include "unit/check.h"

#include "base/buf.h"
#include "domain/sought.h"
#include "text/utf8.h"

enum { WAYS = 24, LEAST_WAYS = 300 };

static const char *const way_prefixes[] = {"E", "A", "A-R", "EEL-", "RDX", "DX", "CustInq-", "CustSug-",
                                       "VPC", "GSOT"};

static const struct way_row {
    enum sought_kind kind;
    const char *stored;
    const char *typed[WAYS];
} way_rows[] = {
    {SOUGHT_APPLICATION_NUMBER, "E26-03-000123",
     {"E26-03-000123", "e26-03-000123", "E2603000123", "e2603000123", "E26-3-123", "E26-03-123",
      "E 26 03 000123", "e 26 3 123", "E26/03/000123", "E26.03.000123", "E26-03-0001", "E26-03",
      "E2603", "26-03-000123", "26-3-123", "26 03 123", "2603000123", "26/3/123", "2026-03-123",
      "2603-123", "03-123", "123", "000123", "#123"}},
    {SOUGHT_APPLICATION_NUMBER, "E26-03-000123",
     {"# E26-03-123", "case 123", "application no. 123", "app 26-3-123", "no 123", "E123",
      "E000123", "E‑26‑03‑123", "E26–03–000123", "E26_03_000123", "طلب 123", "رقم الطلب 123",
      "طلب رقم 26-3-123", "E26ـ03ـ000123", "  E26-03-000123  ", "case: 123", "26-000123",
      "E-26-03-000123", "e26", "Request E26-03-000123"}},
    {SOUGHT_APPLICATION_NUMBER, "A-R26-11-000007",
     {"A-R26-11-000007", "a-r26-11-7", "AR26-11-000007", "ar2611000007", "A-R 26 11 7", "AR 26-11-7",
      "26-11-7", "7", "ar7"}},
    {SOUGHT_APPLICATION_NUMBER, "EEL-26-05-000042",
     {"EEL-26-05-000042", "eel26-05-000042", "eel 26 5 42", "EEL 26-5-42", "eel-2605000042",
      "EEL26", "eel-26-05", "42", "eel42", "26 5 42"}},
    {SOUGHT_APPLICATION_NUMBER, "RDX00000123",
     {"RDX00000123", "rdx00000123", "RDX123", "rdx 123", "RDX 00000123", "rdx-123", "RDX0000",
      "123", "00000123", "RDX-00000123"}},
    {SOUGHT_APPLICATION_NUMBER, "CustInq-26-11-000007",
     {"CustInq-26-11-000007", "custinq-26-11-7", "custinq26-11-000007", "CUSTINQ 26 11 7",
      "custinq2611000007", "CustInq-26", "7", "26-11-7", "custinq7"}},
    {SOUGHT_APPLICATION_NUMBER, "CustSug-26-11-000008",
     {"CustSug-26-11-000008", "custsug 8", "custsug-26-11-8", "8", "2611000008"}},
    {SOUGHT_CONTACT_NUMBER, "CustInq-26-11-000007",
     {"CustInq-26-11-000007", "custinq-26-11-7", "custinq26-11-000007", "CUSTINQ 26 11 7",
      "custinq2611000007", "CustInq-26", "7", "26-11-7", "custinq7", "&7", "& 26-11-7", "enquiry 7",
      "contact 7", "استفسار 7"}},
    {SOUGHT_CONTACT_NUMBER, "CustSupp-26-11-000008",
     {"CustSupp-26-11-000008", "custsupp 8", "custsupp-26-11-8", "CUSTSUPP2611000008", "8",
      "&custsupp-26-11-8", "contact no 8"}},
    {SOUGHT_CONTACT_NUMBER, "CustSug-26-11-000009",
     {"CustSug-26-11-000009", "custsug 9", "custsug26-11-9", "9", "2611000009"}},
    {SOUGHT_CONTACT_NUMBER, "CustCont-26-11-000010",
     {"CustCont-26-11-000010", "custcont-26-11-10", "custcont 10", "CUSTCONT26-11-000010", "call 10",
      "مكالمة 10", "تواصل 10", "26-11-10", "10"}},
    {SOUGHT_RECEIPT_NUMBER, "REC26-05-000007",
     {"REC26-05-000007", "rec26-05-000007", "rec26-5-7", "REC2605000007", "rec 26 5 7", "REC 7",
      "rec7", "rec26", "26-05-000007", "2605000007", "7", "receipt 7", "receipt no. 7", "إيصال 7",
      "رقم الإيصال 7", "ايصال 26-5-7", "REC-26-05-7"}},
    {SOUGHT_COMPLAINT_NUMBER, "CustComp-26-11-000007",
     {"CustComp-26-11-000007", "custcomp-26-11-000007", "CustComp26-11-7", "custcomp 26 11 7",
      "CUSTCOMP2611000007", "custcomp-7", "custcomp7", "CustComp-26-11", "complaint 7", "comp 7",
      "complaint no 26-11-7", "شكوى 7", "رقم الشكوى 7", "26-11-7", "2611000007", "7", "!7",
      "! 26-11-7", "!custcomp-26-11-7"}},
    {SOUGHT_CUSTOMER_NUMBER, "C26-11-000042",
     {"C26-11-000042", "c26-11-42", "c2611000042", "C 26 11 42", "c42", "C000042", "C26", "c2611",
      "26-11-42", "2611000042", "42", "000042", "customer 42", "customer no. 42", "cust. 42", "@42",
      "@c42", "متعامل 42", "رقم المتعامل 42", "C26–11–000042", "C-26-11-42", "26 11 000042"}},
    {SOUGHT_EMIRATES_ID, "784-1990-0000001-7",
     {"784-1990-0000001-7", "784199000000017", "784 1990 0000001 7", "784.1990.0000001.7",
      "784/1990/0000001/7", "784–1990–0000001–7", "7841990", "784-1990-00", "784-1990-0000001",
      "1990-0000001-7", "199000000017", "0000001-7", "0000001 7", "00000017", "0017", "000017",
      "ID 784-1990-0000001-7", "EID: 784199000000017", "id 0017", "هوية 784199000000017",
      "رقم الهوية 784-1990-0000001-7", "@784-1990-0000001-7", "784 1990 0000 0017"}},
    {SOUGHT_TELEPHONE, "+971501234567",
     {"+971501234567", "+971 50 123 4567", "+971-50-123-4567", "00971501234567",
      "00971 50 1234567", "971501234567", "0501234567", "050 123 4567", "050-123-4567",
      "050-1234567", "(050) 123 4567", "050.123.4567", "05 01 23 45 67", "501234567", "50 123 4567",
      "+971 (0)50 123 4567", "+9710501234567", "4567", "34567", "1234567", "123 4567", "050123",
      "+97150", "97150123"}},
    {SOUGHT_TELEPHONE, "+971501234567",
     {"tel 0501234567", "Tel: +971 50 123 4567", "mobile 050-123-4567", "mob. 4567", "phone 1234567",
      "هاتف 0501234567", "رقم الهاتف 050 123 4567", "موبايل 4567", "جوال 0501234567",
      "050/1234567", "@0501234567", "050_123_4567", "050–123–4567", "00971-0-50-1234567"}},
    {SOUGHT_TELEPHONE, "+97145550001",
     {"04 555 0001", "045550001", "+971 4 555 0001", "0097145550001", "5550001", "0001",
      "04-5550001", "9714555"}},
    {SOUGHT_TELEPHONE, "+442079460001",
     {"+44 20 7946 0001", "00442079460001", "+442079460001", "+44 2079", "79460001", "0001"}},
    {SOUGHT_EMAIL, "Test.One@Example.ae",
     {"Test.One@Example.ae", "test.one@example.ae", "TEST.ONE@EXAMPLE.AE", "test.one@", "test.one@ex",
      "test.one", "test", "Test.O", "e-mail test.one@example.ae", "@test.one@example.ae"}},
    {SOUGHT_LICENCE, "CN-1234567",
     {"CN-1234567", "cn-1234567", "CN1234567", "CN-123", "cn1234", "CN/1234567",
      "CN.1234567", "licence CN-1234567", "license: cn1234567", "رخصة CN-1234567",
      "رقم الرخصة CN-1234567"}},
    {SOUGHT_LICENCE, "550123",
     {"550123", "550-123", "550 123", "5501", "licence 550123", "licence no. 550123",
      "رقم الرخصة 550123"}},
    {SOUGHT_TRN, "100123456700003",
     {"100123456700003", "100 1234 5670 0003", "100-1234-5670-0003", "1001234", "TRN 100123456700003",
      "trn: 100123456700003", "100123456700"}},
    {SOUGHT_SERVICE_CODE, "114-05-012-000",
     {"114-05-012-000", "11405012000", "114 05 012 000", "114-5-12-0", "114-5-12", "114-05",
      "05-012-000", "5-12", "05012000", "114.05.012.000", "114/05/012/000", "*114-05-012-000",
      "service 114-05-012-000", "code 114-5-12", "رمز الخدمة 114-05-012-000", "114-05-0", "1140501"}},
    {SOUGHT_SERVICE_CODE, "114-30-0010-000",
     {"114-30-0010-000", "114-30-10-0", "114300010000", "30-0010-000", "30-10", "114 30 0010"}},
};

static const struct {
    const char *name;
    uint32_t zero;
} digits[] = {{"European", '0'}, {"Arabic-Indic", 0x0660}, {"Persian", 0x06F0}};

/* The text as somebody types it whose keyboard has other digits. Owned by the caller. */
static inline char *in_digits(const char *s, uint32_t zero)
{
    struct buf out = {0};
    for (; *s; s++) {
        char bytes[4];
        if (*s >= '0' && *s <= '9')
            buf_addn(&out, bytes, utf8_encode(zero + (uint32_t)(*s - '0'), bytes));
        else
            buf_addc(&out, *s);
    }
    return buf_take(&out);
}

#endif
