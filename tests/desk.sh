# A demonstration database and the steps of the main job, for tests that work many at once: sourced.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
XDG_STATE_HOME=$scratch/state
RIHLA_DB=$scratch/desk.db
export XDG_STATE_HOME RIHLA_DB

if ! "$rihla" admin init demo=yes date=2026-03-02 >"$scratch/said" 2>&1; then
    not_ok "the demonstration database is made" <"$scratch/said"
    finish
fi

# as STAFF WORD…: one command, its answer as JSON.
as() {
    as_who=$1
    shift
    "$rihla" --as "$as_who" -o json "$@"
}

# The value of a text in the JSON that comes in: value KEY
value() {
    sed -n 's/.*"'"$1"'":"\([^"]*\)".*/\1/p'
}

register() {
    as agent1 customer register kind=company name_en="Test Company $1" name_ar="شركة تجريبية $1" \
        licence="TEST-$1" mobile=+971500000001 email=test@example.ae language=ar
}

open_application() {
    as agent1 application open card=gso-attestation customer="$1"
}

fill() {
    as agent1 application set application="$1" establishment_name='Test Company' \
        licence_number=TEST-1 licence_expiry=2027-01-01 emirate=dubai contact_name='Test Person' \
        contact_mobile=0500000001 contact_email=test@example.ae certificate_number=G-1 \
        certificate_date=2026-01-05 product='Test product' copies=2
}

receive_all() {
    as counter1 document receive application="$1" document=licence &&
        as counter1 document receive application="$1" document=certificate
}

pay() {
    as counter1 payment take application="$1" amount=100.00 reference="$2" scheme=visa last4=0000 \
        method=terminal
}

# A new application that waits for its payment (or, with "review", for its decision): its number.
application() {
    number=$(open_application "$(register "$1" | value number)" | value number)
    fill "$number" >/dev/null && receive_all "$number" >/dev/null &&
        as agent1 application submit application="$number" >/dev/null &&
        if [ "${2-}" = review ]; then pay "$number" "REF-$1" >/dev/null; fi && echo "$number"
}
