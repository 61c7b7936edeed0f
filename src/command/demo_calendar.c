/* The holidays of a demonstration, around the dates that were expected for them: data, as everywhere.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/demo.h"

static const struct demo_feast feasts[] = {
    {NULL, NULL, "2025-03-01", "2025-03-29"},
    {"Eid al-Fitr", "عيد الفطر", "2025-03-30", "2025-04-01"},
    {"Arafah Day and Eid al-Adha", "وقفة عرفة وعيد الأضحى", "2025-06-05", "2025-06-08"},
    {"Hijri New Year", "رأس السنة الهجرية", "2025-06-27", "2025-06-27"},
    {"The Prophet's birthday", "المولد النبوي الشريف", "2025-09-05", "2025-09-05"},
    {NULL, NULL, "2026-02-18", "2026-03-19"},
    {"Eid al-Fitr", "عيد الفطر", "2026-03-20", "2026-03-22"},
    {"Arafah Day and Eid al-Adha", "وقفة عرفة وعيد الأضحى", "2026-05-26", "2026-05-29"},
    {"Hijri New Year", "رأس السنة الهجرية", "2026-06-16", "2026-06-16"},
    {"The Prophet's birthday", "المولد النبوي الشريف", "2026-08-25", "2026-08-25"},
    {NULL, NULL, "2027-02-08", "2027-03-09"},
    {"Eid al-Fitr", "عيد الفطر", "2027-03-10", "2027-03-12"},
    {"Arafah Day and Eid al-Adha", "وقفة عرفة وعيد الأضحى", "2027-05-15", "2027-05-18"},
    {"Hijri New Year", "رأس السنة الهجرية", "2027-06-06", "2027-06-06"},
    {"The Prophet's birthday", "المولد النبوي الشريف", "2027-08-15", "2027-08-15"},
    {NULL, NULL, "2028-01-28", "2028-02-25"},
    {"Eid al-Fitr", "عيد الفطر", "2028-02-26", "2028-02-28"},
    {"Arafah Day and Eid al-Adha", "وقفة عرفة وعيد الأضحى", "2028-05-04", "2028-05-07"},
    {"Hijri New Year", "رأس السنة الهجرية", "2028-05-25", "2028-05-25"},
    {"The Prophet's birthday", "المولد النبوي الشريف", "2028-08-03", "2028-08-03"},
};

const struct demo_feast *demo_feasts(size_t *ret_count)
{
    *ret_count = sizeof feasts / sizeof *feasts;
    return feasts;
}
