-- Where somebody lives, and when they were born, open a way in: a code by letter goes there, and is asked for with that date (ADR 45,
-- 50). So one officer asks for the change, another looks, and letters with a code wait.
create table home_change (
    council_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    -- What it is to be; none: this stays as it is.
    lines text check (length(lines) between 1 and 300),
    postcode text check (length(postcode) between 5 and 8),
    born_on date check (born_on > date '1890-01-01'),
    -- Whom the officer called, on which number, or what they saw.
    made_sure text not null check (length(made_sure) between 1 and 1000),
    asked_at timestamptz not null,
    asked_by uuid not null,
    -- What it was before.
    lines_before text,
    postcode_before text,
    born_before date,
    checked_at timestamptz,
    checked_by uuid,
    yes boolean,
    reason text check (length(reason) between 1 and 1000),
    -- The first day on which a letter with a code may be asked for or printed again.
    letters_from date,
    primary key (council_id, id),
    foreign key (council_id, person_id) references person,
    foreign key (council_id, asked_by) references person,
    foreign key (council_id, checked_by) references person,
    constraint home_change_address_whole check ((lines is null) = (postcode is null)),
    constraint home_change_is_something check (lines is not null or born_on is not null),
    constraint home_change_two_officers
        check (checked_by <> asked_by and checked_by <> person_id and asked_by <> person_id),
    constraint home_change_checked_whole check ((checked_at is null) = (checked_by is null) and (checked_at is null) = (yes is null)),
    constraint home_change_no_has_reason check (yes or yes is null or reason is not null),
    constraint home_change_letters_wait check ((letters_from is not null) = coalesce(yes, false))
);
create unique index home_change_one_open on home_change (council_id, person_id) where checked_at is null;
create index home_change_to_check on home_change (council_id, asked_at, id) where checked_at is null;
create index home_change_letters on home_change (council_id, person_id, letters_from) where letters_from is not null;
