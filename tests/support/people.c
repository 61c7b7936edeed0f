/* People and firms who do not exist, from a number and a seed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/people.h"

#include "base/buf.h"
#include "domain/number.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SPELLINGS = 3, RARE = 60000, DAYS = 2525, PERIOD = 10000000, FLAT = 4, SCRAMBLE = 7654321 };

/* One name as it is written in both scripts; Latin has several spellings. */
struct twin {
    const char *latin[SPELLINGS], *arabic;
};

/* The most common first. */
static const struct twin men[] = {
    {{"Mohammed", "Mohamed", "Muhammad"}, "محمد"}, {{"Ahmed", "Ahmad"}, "أحمد"},
    {{"Ali", "Aly"}, "علي"},                       {{"Abdullah", "Abdulla", "Abd Allah"}, "عبدالله"},
    {{"Khalid", "Khaled"}, "خالد"},                {{"Hassan", "Hasan"}, "حسن"},
    {{"Omar", "Umar"}, "عمر"},                     {{"Ibrahim", "Ebrahim"}, "إبراهيم"},
    {{"Yousef", "Yusuf", "Youssef"}, "يوسف"},      {{"Saeed", "Said", "Saeid"}, "سعيد"},
    {{"Hussain", "Hussein"}, "حسين"},              {{"Abdul Rahman", "Abdulrahman"}, "عبد الرحمن"},
    {{"Mahmoud", "Mahmood"}, "محمود"},             {{"Mustafa", "Mostafa"}, "مصطفى"},
    {{"Salem", "Salim"}, "سالم"},                  {{"Rashid", "Rashed"}, "راشد"},
    {{"Sultan"}, "سلطان"},                         {{"Hamad", "Hamed"}, "حمد"},
    {{"Majid", "Majed"}, "ماجد"},                  {{"Faisal", "Faysal"}, "فيصل"},
    {{"Tariq", "Tarek"}, "طارق"},                  {{"Saif", "Seif"}, "سيف"},
    {{"Nasser", "Nasir"}, "ناصر"},                 {{"Jassim", "Jasim"}, "جاسم"},
    {{"Abdul Aziz", "Abdulaziz"}, "عبد العزيز"},   {{"Hamdan"}, "حمدان"},
    {{"Adel", "Adil"}, "عادل"},                    {{"Karim", "Kareem"}, "كريم"},
    {{"Jamal", "Gamal"}, "جمال"},                  {{"Walid", "Waleed"}, "وليد"},
    {{"Zayed", "Zaid"}, "زايد"},                   {{"Mansour", "Mansoor"}, "منصور"},
    {{"Bilal"}, "بلال"},                           {{"Anwar"}, "أنور"},
    {{"Imran", "Emran"}, "عمران"},                 {{"Yasir", "Yasser"}, "ياسر"},
    {{"Ismail", "Esmail"}, "إسماعيل"},             {{"Murad"}, "مراد"},
    {{"Rami", "Ramy"}, "رامي"},                    {{"Ghanim", "Ghanem"}, "غانم"},
};

static const struct twin women[] = {
    {{"Fatima", "Fatma", "Fatema"}, "فاطمة"}, {{"Maryam", "Mariam"}, "مريم"},
    {{"Aisha", "Aysha", "Ayesha"}, "عائشة"},  {{"Sara", "Sarah"}, "سارة"},
    {{"Noura", "Nora"}, "نورة"},              {{"Amna", "Amina"}, "آمنة"},
    {{"Khadija", "Khadeeja"}, "خديجة"},       {{"Shaikha", "Sheikha"}, "شيخة"},
    {{"Hessa", "Hissa"}, "حصة"},              {{"Moza", "Mouza"}, "موزة"},
    {{"Layla", "Laila"}, "ليلى"},             {{"Zainab", "Zaynab"}, "زينب"},
    {{"Salma"}, "سلمى"},                      {{"Huda", "Hoda"}, "هدى"},
    {{"Reem", "Rim"}, "ريم"},                 {{"Hind"}, "هند"},
    {{"Latifa", "Lateefa"}, "لطيفة"},         {{"Alia", "Aliya"}, "علياء"},
    {{"Dana"}, "دانة"},                       {{"Samira", "Sameera"}, "سميرة"},
};

static const struct twin families[] = {
    {{"Al Mansoori", "Almansouri"}, "المنصوري"}, {{"Al Hashimi", "Alhashmi"}, "الهاشمي"},
    {{"Al Ali", "Alali"}, "العلي"},              {{"Al Shamsi", "Alshamsi"}, "الشامسي"},
    {{"Khan"}, "خان"},                           {{"Al Zaabi", "Alzaabi"}, "الزعابي"},
    {{"Al Suwaidi", "Alsuwaidi"}, "السويدي"},    {{"Hussain", "Hussein"}, "حسين"},
    {{"Al Nuaimi", "Alnuaimi"}, "النعيمي"},      {{"Al Ketbi", "Alketbi"}, "الكتبي"},
    {{"Al Marri", "Almarri"}, "المري"},          {{"Hassan", "Hasan"}, "حسن"},
    {{"Al Blooshi", "Albalushi"}, "البلوشي"},    {{"Al Dhaheri", "Aldhaheri"}, "الظاهري"},
    {{"Ahmed", "Ahmad"}, "أحمد"},                {{"Al Muhairi", "Almheiri"}, "المهيري"},
    {{"Al Qubaisi", "Alqubaisi"}, "القبيسي"},    {{"Ali"}, "علي"},
    {{"Al Mazrouei", "Almazrouei"}, "المزروعي"}, {{"Al Hammadi", "Alhammadi"}, "الحمادي"},
    {{"Al Tamimi", "Altamimi"}, "التميمي"},      {{"Al Saadi", "Alsaadi"}, "السعدي"},
    {{"Haddad"}, "حداد"},                        {{"Al Khouri", "Alkhoury"}, "الخوري"},
    {{"Rahman"}, "رحمن"},                        {{"Al Qasimi", "Alqassimi"}, "القاسمي"},
    {{"Najjar"}, "نجار"},                        {{"Al Masri", "Almasri"}, "المصري"},
};

static const struct twin syllables[] = {
    {{"ba"}, "با"},  {{"ri"}, "ري"},  {{"ku"}, "كو"},  {{"ma"}, "ما"},  {{"na"}, "نا"},
    {{"sha"}, "شا"}, {{"di"}, "دي"},  {{"ro"}, "رو"},  {{"ha"}, "ها"},  {{"ji"}, "جي"},
    {{"la"}, "لا"},  {{"fi"}, "في"},  {{"tu"}, "تو"},  {{"za"}, "زا"},  {{"gha"}, "غا"},
    {{"wi"}, "وي"},  {{"sar"}, "سار"}, {{"kar"}, "كار"}, {{"man"}, "مان"}, {{"dul"}, "دول"},
    {{"him"}, "هيم"}, {{"lak"}, "لاك"}, {{"bin"}, "بين"}, {{"tam"}, "تام"}, {{"yas"}, "ياس"},
    {{"qa"}, "قا"},  {{"khu"}, "خو"}, {{"mir"}, "مير"}, {{"ja"}, "جا"},  {{"sul"}, "سول"},
};

static const struct twin trades[] = {
    {{"Lanterns", "Lantern"}, "الفوانيس"}, {{"Trading", "Trade"}, "للتجارة"},
    {{"Foods", "Food"}, "للأغذية"},        {{"Steel"}, "للحديد"},
    {{"Plastics"}, "للبلاستيك"},           {{"Textiles"}, "للمنسوجات"},
    {{"Motors"}, "للسيارات"},              {{"Paints"}, "للأصباغ"},
    {{"Glass"}, "للزجاج"},                 {{"Industries", "Industrial"}, "للصناعات"},
};

uint64_t people_dice(uint64_t seed, int64_t n, unsigned what)
{
    uint64_t x = seed * 0x9E3779B97F4A7C15u + (uint64_t)n * 0xD1B54A32D192ED03u + what * 0x8CB92BA72F3D8DD7u;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

/* One of n, of which the first are the likeliest: as 1 / (place + FLAT). */
static size_t skewed(uint64_t dice, size_t n)
{
    double sum = 0, at = (double)(dice >> 11) / 9007199254740992.0;
    for (size_t i = 0; i < n; i++)
        sum += 1 / ((double)i + FLAT);
    at *= sum;
    for (size_t i = 0; i < n; i++) {
        at -= 1 / ((double)i + FLAT);
        if (at < 0)
            return i;
    }
    return n - 1;
}

struct writing {
    struct buf en, ar;
};

static void write_twin(struct writing *w, const struct twin *t, uint64_t dice)
{
    size_t n = 1;
    while (n < SPELLINGS && t->latin[n])
        n++;
    /* The first spelling is the usual one. */
    size_t which = dice % 10 < 6 ? 0 : dice / 10 % n;
    buf_printf(&w->en, "%s%s", w->en.len ? " " : "", t->latin[which]);
    buf_printf(&w->ar, "%s%s", w->ar.len ? " " : "", t->arabic);
}

/* A name that few have: of two to four syllables. */
static void write_rare(struct writing *w, uint64_t seed, uint64_t dice)
{
    enum { SYLLABLES = sizeof syllables / sizeof *syllables };
    /* A third of the times one of the first hundred. */
    int64_t which = (int64_t)(dice % 3 ? dice / 3 % RARE : dice / 3 % 100);
    uint64_t letters = people_dice(seed, which, 99);
    char latin[32] = "";
    buf_add(&w->en, w->en.len ? " " : "");
    buf_add(&w->ar, w->ar.len ? " " : "");
    for (unsigned i = 0; i < 2 + letters % 3; i++) {
        const struct twin *t = &syllables[(letters >> (8 + 8 * i)) % SYLLABLES];
        strncat(latin, t->latin[0], sizeof latin - strlen(latin) - 1);
        buf_add(&w->ar, t->arabic);
    }
    latin[0] = (char)(latin[0] - 'a' + 'A');
    buf_add(&w->en, latin);
}

static void write_person(struct writing *w, uint64_t seed, int64_t n)
{
    enum { MEN = sizeof men / sizeof *men, WOMEN = sizeof women / sizeof *women,
           FAMILIES = sizeof families / sizeof *families };
    uint64_t d = people_dice(seed, n, 1);
    if (d % 100 < 42)
        write_twin(w, &women[skewed(people_dice(seed, n, 2), WOMEN)], d >> 8);
    else if (d % 100 < 88)
        write_twin(w, &men[skewed(people_dice(seed, n, 3), MEN)], d >> 8);
    else
        write_rare(w, seed, people_dice(seed, n, 4));
    write_twin(w, &men[skewed(people_dice(seed, n, 5), MEN)], d >> 16);
    if (d >> 24 & 1)
        write_twin(w, &men[skewed(people_dice(seed, n, 6), MEN)], d >> 32);
    if (d >> 25 & 1)
        write_twin(w, &families[skewed(people_dice(seed, n, 7), FAMILIES)], d >> 40);
    else
        write_rare(w, seed, people_dice(seed, n, 8));
}

static void write_firm(struct writing *w, uint64_t seed, int64_t n)
{
    write_rare(w, seed, people_dice(seed, n, 9));
    write_twin(w, &trades[skewed(people_dice(seed, n, 10), sizeof trades / sizeof *trades)],
               people_dice(seed, n, 11));
}

/* With the check digit that such numbers have. */
static void write_eid(char to[20], uint64_t seed, int64_t n)
{
    char digits[16];
    int sum = 0;
    snprintf(digits, sizeof digits, "784%04d%07" PRId64, 1950 + (int)(people_dice(seed, n, 12) % 56),
             n * SCRAMBLE % PERIOD);
    for (int i = 13; i >= 0; i--) {
        int d = digits[i] - '0';
        d *= i % 2 ? 2 : 1;
        sum += d > 9 ? d - 9 : d;
    }
    snprintf(to, 20, "784-%.4s-%.7s-%d", digits + 3, digits + 7, (10 - sum % 10) % 10);
}

static void write_ways(uint64_t seed, int64_t n, struct customer *c)
{
    static const char *const codes[] = {"50", "52", "54", "55", "56", "58"};
    uint64_t d = people_dice(seed, n, 13);
    if (d % 100 < 96)
        snprintf(c->mobile, sizeof c->mobile, "+971%s%07u", codes[d / 100 % 6],
                 (unsigned)(d / 600 % 10000000));
    if (d >> 40 & 1) {
        const char *name = *c->name_en ? c->name_en : "post";
        int length = (int)strcspn(name, " ");
        snprintf(c->email, sizeof c->email, "%.*s.%" PRId64 "@example.ae", length, name, n);
        for (char *s = c->email; *s; s++)
            *s = *s >= 'A' && *s <= 'Z' ? (char)(*s - 'A' + 'a') : *s;
    }
}

struct date people_day(int64_t n, int64_t all)
{
    struct date first = {2020, 1, 1};
    return date_add(first, (int)(n * DAYS / (all + 1)));
}

void people_customer(uint64_t seed, int64_t n, struct customer *ret)
{
    struct writing w = {.en = {0}};
    struct buf number = {0};
    uint64_t d = people_dice(seed, n, 14);
    bool firm = d % 100 < 12;
    *ret = (struct customer){.kind = firm ? CUSTOMER_COMPANY : CUSTOMER_INDIVIDUAL,
                             .lang = d >> 8 & 1 ? LANG_AR : LANG_EN,
                             .registered_at = 1577844000 + n * 20};
    if (firm)
        write_firm(&w, seed, n);
    else
        write_person(&w, seed, n);
    if (d >> 16 & 7)
        snprintf(ret->name_en, sizeof ret->name_en, "%s", buf_text(&w.en));
    if (d >> 19 & 3 || !*ret->name_en)
        snprintf(ret->name_ar, sizeof ret->name_ar, "%s", buf_text(&w.ar));
    number_shown(&number, NUMBER_PREFIX_CUSTOMER, NUMBER_MONTHLY, people_day(n, PEOPLE_MOST), n);
    snprintf(ret->number, sizeof ret->number, "%s", buf_text(&number));
    if (firm) {
        snprintf(ret->licence, sizeof ret->licence, "CN-%07" PRId64, n * SCRAMBLE % PERIOD);
        snprintf(ret->trn, sizeof ret->trn, "100%012" PRId64, n * SCRAMBLE % PERIOD);
    } else {
        write_eid(ret->eid, seed, n);
    }
    write_ways(seed, n, ret);
    buf_done(&number);
    buf_done(&w.en);
    buf_done(&w.ar);
}
