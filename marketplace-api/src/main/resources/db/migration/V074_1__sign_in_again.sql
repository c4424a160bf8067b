-- Where people are signed in, and how they come in again who can't any more (R61, R104). What sign-in providers say keeps
-- real time; all else is product time.
alter table person
    -- Sign-ins and tokens from before are no good any more: real time, to the second.
    add column signed_out_at timestamptz;

create table sign_in (
    council_id uuid not null,
    id uuid not null default uuidv7(),
    person_id uuid not null,
    -- SHA-256 of a name that the session has; never of its cookie.
    session_hash bytea not null unique check (length(session_hash) = 32),
    -- "Chrome on Android", as the browser says it; never a place.
    device text not null check (length(device) between 1 and 60),
    first_seen timestamptz not null,
    -- To the hour: nobody needs to know more.
    last_seen timestamptz not null,
    ended_at timestamptz,
    ended_by uuid,
    primary key (council_id, id),
    foreign key (council_id, person_id) references person,
    foreign key (council_id, ended_by) references person,
    constraint sign_in_ends_whole check ((ended_at is null) = (ended_by is null))
);
create index sign_in_of on sign_in (council_id, person_id, last_seen desc);

-- Somebody lost what they sign in with: for a while nobody changes alone where their money goes (R26).
create table lost_sign_in (
    council_id uuid not null,
    person_id uuid not null,
    at timestamptz not null,
    said_by uuid not null,
    primary key (council_id, person_id, at),
    foreign key (council_id, person_id) references person,
    foreign key (council_id, said_by) references person
);

-- A code by letter for somebody who signed in before. Who asks for it never sees it: another officer prints the letter, to the
-- address that is known, and only then there is a code.
create table sign_in_letter (
    council_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    asked_at timestamptz not null,
    asked_by uuid not null,
    -- How it was made sure that it was they: whom the officer called back, and where that number came from.
    made_sure text not null check (length(made_sure) between 1 and 1000),
    printed_at timestamptz,
    printed_by uuid,
    -- SHA-256 of the code; the code itself stands on paper only.
    code_hash bytea unique check (length(code_hash) = 32),
    -- The last day on which the code works.
    until date,
    misses integer not null default 0 check (misses between 0 and 5),
    used_at timestamptz,
    replaced_at timestamptz,
    primary key (council_id, id),
    foreign key (council_id, person_id) references person,
    foreign key (council_id, asked_by) references person,
    foreign key (council_id, printed_by) references person,
    constraint sign_in_letter_is_for_another check (asked_by <> person_id and printed_by <> person_id),
    constraint sign_in_letter_needs_two check (printed_by <> asked_by),
    constraint sign_in_letter_printed_whole check (
        num_nonnulls(printed_at, printed_by, code_hash, until) in (0, 4)),
    constraint sign_in_letter_used_is_printed check (used_at is null or printed_at is not null)
);
create unique index sign_in_letter_one on sign_in_letter (council_id, person_id)
    where replaced_at is null and used_at is null;
