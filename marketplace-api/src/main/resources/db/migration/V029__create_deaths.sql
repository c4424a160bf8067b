-- R24: somebody has died. Reported by anyone, a phone call is enough; from then on a named officer is the contact.
create table death (
    council_id uuid not null,
    -- Made by who records it: a form sent twice is one record.
    id uuid not null,
    person_id uuid not null,
    died_on date not null,
    -- Who told us, as the officer wrote it.
    told_by text not null check (length(told_by) between 1 and 300),
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    contact_id uuid not null,
    primary key (council_id, id),
    constraint death_once unique (council_id, person_id),
    foreign key (council_id, person_id) references person,
    foreign key (council_id, recorded_by) references person,
    foreign key (council_id, contact_id) references person,
    constraint death_is_anothers check (recorded_by <> person_id and contact_id <> person_id),
    constraint death_has_been check (died_on <= (recorded_at at time zone 'Europe/London')::date)
);
create index death_contact on death (council_id, contact_id, recorded_at desc, id desc);
