-- R106: somebody is worried about somebody. Only the team that looks after it reads any of this: never the person it is
-- about, nor who acts for them, nor another officer.
alter table person_role drop constraint person_role_role_check;
alter table person_role add constraint person_role_role_check check (role in ('holder', 'carer', 'nominee',
    'authorised', 'helper', 'self-funder', 'provider', 'broker', 'accreditation', 'finance', 'social-work',
    'safeguarding', 'commissioner', 'support'));

create table concern (
    council_id uuid not null references council,
    -- Made by the form: one that is sent twice is one concern.
    id uuid not null,
    -- What whoever told us can quote; it says nothing.
    reference text not null check (reference ~ '^[2-9B-Z]{4}-[2-9B-Z]{4}$'),
    raised_at timestamptz not null,
    -- None: not signed in, or doesn't want to be known.
    raised_by uuid,
    about text not null check (about in ('person', 'provider', 'acting', 'self', 'other')),
    about_name text check (length(about_name) between 1 and 200),
    -- The page of ours that they came from.
    from_page text check (from_page like '/%' and length(from_page) <= 300),
    happened text not null check (length(happened) between 1 and 5000),
    happened_when text check (length(happened_when) between 1 and 300),
    happened_where text check (length(happened_where) between 1 and 300),
    danger text not null check (danger in ('yes', 'no', 'not-sure')),
    knows text not null check (knows in ('yes', 'no', 'not-sure')),
    reporter_name text check (length(reporter_name) between 1 and 200),
    reporter_contact text check (length(reporter_contact) between 1 and 200),
    -- The clock: the last days for each.
    acknowledge_by date not null,
    decide_by date not null,
    acknowledged_at timestamptz,
    acknowledged_by uuid,
    -- Who it is about, as the team found out.
    person_id uuid,
    provider_id uuid,
    -- What one officer says becomes of it, and another agrees to.
    outcome text check (outcome in ('no-further-action', 'referred', 'enquiry')),
    outcome_why text check (length(outcome_why) between 1 and 2000),
    proposed_at timestamptz,
    proposed_by uuid,
    closed_at timestamptz,
    closed_by uuid,
    primary key (council_id, id),
    unique (reference),
    foreign key (council_id, raised_by) references person,
    foreign key (council_id, acknowledged_by) references person,
    foreign key (council_id, person_id) references person,
    foreign key (council_id, provider_id) references provider,
    foreign key (council_id, proposed_by) references person,
    foreign key (council_id, closed_by) references person,
    constraint concern_is_about_one check (num_nonnulls(person_id, provider_id) <= 1),
    constraint concern_acknowledged_whole check ((acknowledged_at is null) = (acknowledged_by is null)),
    constraint concern_proposed_whole check (num_nonnulls(outcome, outcome_why, proposed_at, proposed_by) in (0, 4)),
    constraint concern_closed_whole check (
        (closed_at is null) = (closed_by is null) and (closed_at is null or outcome is not null)),
    constraint concern_closing_needs_two check (closed_by <> proposed_by)
);
create index concern_open on concern (council_id, acknowledge_by, decide_by) where closed_at is null;
create index concern_raised_by on concern (council_id, raised_by, id desc) where raised_by is not null;

-- What was told stays as it was told, and nothing of it goes.
create function concern_keep() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.closed_at is not null
            or (new.council_id, new.id, new.reference, new.raised_at, new.about, new.happened, new.danger, new.knows)
               is distinct from (old.council_id, old.id, old.reference, old.raised_at, old.about, old.happened,
               old.danger, old.knows)
            or (new.raised_by, new.about_name, new.from_page, new.happened_when, new.happened_where, new.reporter_name,
                new.reporter_contact)
               is distinct from (old.raised_by, old.about_name, old.from_page, old.happened_when, old.happened_where,
               old.reporter_name, old.reporter_contact) then
        raise exception 'A concern stays as it was told' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger concern_stays before update or delete on concern for each row execute function concern_keep();

create table concern_note (
    council_id uuid not null,
    id uuid not null,
    concern_id uuid not null,
    at timestamptz not null,
    by_id uuid not null,
    words text not null check (length(words) between 1 and 5000),
    primary key (council_id, id),
    foreign key (council_id, concern_id) references concern,
    foreign key (council_id, by_id) references person
);
create index concern_note_of on concern_note (council_id, concern_id, id);

-- Who opened one, and why.
create table concern_look (
    council_id uuid not null,
    id uuid not null default uuidv7(),
    concern_id uuid not null,
    officer_id uuid not null,
    why text not null check (why in ('my-work', 'second-officer', 'cover', 'audit')),
    at timestamptz not null,
    primary key (council_id, id),
    foreign key (council_id, concern_id) references concern,
    foreign key (council_id, officer_id) references person
);
create index concern_look_of on concern_look (council_id, concern_id, officer_id, at desc);

create function concern_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'What is written down about a concern stays' using errcode = 'restrict_violation';
end
$$;
create trigger concern_note_stays before update or delete on concern_note
    for each row execute function concern_append_only();
create trigger concern_look_stays before update or delete on concern_look
    for each row execute function concern_append_only();

-- R34: an officer who knows them, and so neither sees nor decides.
create table concern_conflict (
    council_id uuid not null,
    concern_id uuid not null,
    officer_id uuid not null,
    declared_at timestamptz not null,
    primary key (council_id, concern_id, officer_id),
    foreign key (council_id, concern_id) references concern,
    foreign key (council_id, officer_id) references person
);

-- R13, R106: the flag gets a concern, a second officer, a day to look at it again, and a reason why it ended.
alter table safeguarding_flag
    add column concern_id uuid,
    add column review_on date,
    add column confirmed_at timestamptz,
    add column confirmed_by uuid,
    add column lifted_why text check (length(lifted_why) between 1 and 1000),
    add foreign key (council_id, concern_id) references concern,
    add foreign key (council_id, confirmed_by) references person,
    add constraint safeguarding_flag_confirmed_whole check ((confirmed_at is null) = (confirmed_by is null)),
    add constraint safeguarding_flag_needs_two check (confirmed_by <> raised_by);

-- R106: somebody isn't told for now who looked at what is theirs, nor that they did: a reason, a second officer the same
-- day, looked at again within days, and afterwards they are told.
create table access_delay (
    council_id uuid not null,
    flag_id uuid not null,
    person_id uuid not null,
    reason text not null check (length(reason) between 1 and 2000),
    asked_by uuid not null,
    asked_at timestamptz not null,
    -- Until then nobody is told while it waits for the second officer: the end of the day (R104).
    confirm_before timestamptz not null,
    review_on date not null,
    confirmed_by uuid,
    confirmed_at timestamptz,
    ended_at timestamptz,
    ended_how text check (ended_how in ('released', 'not-confirmed', 'past-review', 'flag-ended')),
    ended_by uuid,
    primary key (council_id, flag_id, asked_at),
    foreign key (council_id, flag_id) references safeguarding_flag,
    foreign key (council_id, person_id) references person,
    foreign key (council_id, asked_by) references person,
    foreign key (council_id, confirmed_by) references person,
    foreign key (council_id, ended_by) references person,
    constraint access_delay_needs_two check (confirmed_by <> asked_by),
    constraint access_delay_confirmed_whole check ((confirmed_at is null) = (confirmed_by is null)),
    constraint access_delay_ends_whole check ((ended_at is null) = (ended_how is null))
);
create unique index access_delay_one_open on access_delay (council_id, person_id) where ended_at is null;
create index access_delay_open on access_delay (confirm_before, review_on) where ended_at is null;
