/* Fictional customers and what they say. Family names mean "trial", "imaginary", "of paper" and the
 * like; numbers are out of use; addresses end in example.ae.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/demo.h"

#include "domain/identity.h"

#include <stdio.h>
#include <string.h>

struct name {
    const char *en, *ar;
};

static const struct name first[] = {
    {"Salem", "سالم"},   {"Fatima", "فاطمة"},  {"Ahmed", "أحمد"},     {"Mariam", "مريم"},
    {"Khalid", "خالد"},  {"Aisha", "عائشة"},   {"Omar", "عمر"},       {"Noora", "نورة"},
    {"Yousef", "يوسف"},  {"Hessa", "حصة"},     {"Ibrahim", "إبراهيم"}, {"Layla", "ليلى"},
    {"Hamdan", "حمدان"}, {"Moza", "موزة"},     {"Rashid", "راشد"},    {"Shamma", "شما"},
    {"Tariq", "طارق"},   {"Amna", "آمنة"},
};

static const struct name family[] = {
    {"Al Tajreebi", "التجريبي"},
    {"Al Khayali", "الخيالي"},
    {"Al Waraqi", "الورقي"},
    {"Al Namoothaji", "النموذجي"},
    {"Al Iftiradi", "الافتراضي"},
};

static const struct name goods[] = {
    {"Biscuits", "البسكويت"}, {"Glass", "الزجاج"},  {"Cables", "الكابلات"}, {"Carpets", "السجاد"},
    {"Paints", "الأصباغ"},    {"Ceramics", "السيراميك"}, {"Bottles", "القوارير"}, {"Tents", "الخيام"},
    {"Honey", "العسل"},       {"Pumps", "المضخات"}, {"Candles", "الشموع"},  {"Pipes", "الأنابيب"},
    {"Toys", "الألعاب"},      {"Soap", "الصابون"},  {"Ropes", "الحبال"},
};

/* What stands before and after the goods. */
static const struct {
    struct name before, after;
} firms[] = {
    {{"Imaginary ", "مصنع "}, {" Factory", " الخيالي"}},
    {{"Sample ", "صناعات "}, {" Industries", " النموذجية"}},
    {{"Paper Moon ", "القمر الورقي لتجارة "}, {" Trading", ""}},
};

static const struct name offices[] = {
    {"Demonstration Authority for Dates", "الهيئة التجريبية للتمور"},
    {"Demonstration Authority for Dunes", "الهيئة التجريبية للكثبان"},
    {"Demonstration Authority for Falcons", "الهيئة التجريبية للصقور"},
    {"Sample Municipality of Seashells", "بلدية الأصداف النموذجية"},
    {"Sample Municipality of Palms", "بلدية النخيل النموذجية"},
    {"Imaginary Department of Clouds", "الدائرة الخيالية للسحب"},
    {"Imaginary Department of Lanterns", "الدائرة الخيالية للفوانيس"},
};

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

/* One customer at a time; the values point in here. */
static struct {
    char en[120], ar[160], eid[40], mobile[24], email[40], licence[24], trn[24];
} made;

static const char *list[20];
static int used;

static void say(const char *name, const char *value)
{
    list[used++] = name;
    list[used++] = value;
    list[used] = NULL;
}

/* The check digit that passes, so that no demonstration begins with a warning. */
static void make_eid(int nth)
{
    struct eid parsed;
    for (int digit = 0; digit < 10; digit++) {
        snprintf(made.eid, sizeof made.eid, "784-%04d-%07d-%d", 1960 + nth % 45, nth + 1, digit);
        if (eid_parse(made.eid, &parsed) == EID_OK)
            return;
    }
}

static void person(int nth)
{
    const struct name *f = &first[nth % COUNT(first)], *l = &family[(nth / 4) % COUNT(family)];
    snprintf(made.en, sizeof made.en, "%s %s", f->en, l->en);
    snprintf(made.ar, sizeof made.ar, "%s %s", f->ar, l->ar);
    make_eid(nth);
    say("kind", "individual");
    say("emirates_id", made.eid);
}

static void company(int nth)
{
    const struct name *g = &goods[nth % COUNT(goods)];
    int kind = (nth / COUNT(goods)) % COUNT(firms);
    const struct name *before = &firms[kind].before, *after = &firms[kind].after;
    snprintf(made.en, sizeof made.en, "%s%s%s", before->en, g->en, after->en);
    snprintf(made.ar, sizeof made.ar, "%s%s%s", before->ar, g->ar, after->ar);
    snprintf(made.licence, sizeof made.licence, "DEMO-%05d", nth + 1);
    snprintf(made.trn, sizeof made.trn, "10000000%07d", nth + 1);
    say("kind", "company");
    say("licence", made.licence);
    say("trn", made.trn);
}

static void office(int nth)
{
    snprintf(made.en, sizeof made.en, "%s", offices[nth % COUNT(offices)].en);
    snprintf(made.ar, sizeof made.ar, "%s", offices[nth % COUNT(offices)].ar);
    say("kind", "government");
}

static void reach(int nth)
{
    snprintf(made.mobile, sizeof made.mobile, "050%07d", nth + 1);
    snprintf(made.email, sizeof made.email, "demo%03d@example.ae", nth + 1);
    say("mobile", made.mobile);
    if (nth % 4 != 3)
        say("email", made.email);
}

const char *const *demo_customer(int nth)
{
    used = 0;
    if (nth % 10 < 6)
        person(nth);
    else if (nth % 10 < 9)
        company(nth);
    else
        office(nth / 10);
    say("name_ar", made.ar);
    if (nth % 5 != 4)
        say("name_en", made.en);
    reach(nth);
    say("language", nth % 3 ? "ar" : "en");
    return list;
}

bool demo_everyday(const char *card)
{
    static const char *const all[] = {
        "accreditation", "accreditation-renewal", "conformity-non-regulated",
        "conformity-regulated", "customs-exemption", "customs-shipment-statement",
        "drone-labels", "drone-status-statement", "efficiency-labels", "factory-assessment",
        "gso-attestation", "icv-certificate", "industrial-registry", "inquiry",
        "measuring-workshop", "national-mark-licence", "production-licence",
        "production-licence-reactivation", "production-licence-renewal",
        "production-licence-suspension", "register-industrial-input", "standards-purchase",
        "suggestion", "tyre-labels", "used-vehicle-statement",
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (strcmp(all[i], card) == 0)
            return true;
    }
    return false;
}

const char *const *demo_complaint(int nth)
{
    static const char *const all[][4] = {
        {"Waiting time", "Waited an hour at the counter although the hall was empty.",
         "We are sorry. A second counter is open in the mornings now.", "waiting"},
        {"مدة الانتظار", "انتظرت ساعة كاملة للرد على الهاتف.",
         "نعتذر عن ذلك، وقد زدنا عدد الموظفين في هذه الفترة.", "waiting"},
        {"Message not received", "No SMS came when the application was returned.",
         "The mobile number was corrected; the message has been sent again.", "channel"},
        {"مستند طُلب مرتين", "طُلب مني المستند نفسه مرتين.",
         "نعتذر عن الخطأ، والمستند محفوظ لدينا ولن يُطلب مجدداً.", "documents"},
        {"Receipt", "The receipt shows the old trade name.",
         "The name was corrected and a new copy of the receipt is ready.", "fees"},
        {"تأخر الخدمة", "انقضت المدة الموعودة ولم أستلم الشهادة.",
         "أنجزت المعاملة اليوم وأرسلت إليكم رسالة نصية.", "delay"},
    };
    return all[nth % COUNT(all)];
}
