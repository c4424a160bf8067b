-- R29: how somebody starts with support money. A letter brings a code; with it and their date of birth they sign in for
-- the first time, do a few tasks in one sitting or several, and choose how they sign in from then on.
alter table person
    -- Asked for with the code of a letter, and for nothing else.
    add column born_on date check (born_on > date '1890-01-01');

create table start (
    council_id uuid not null,
    person_id uuid not null,
    begun_at timestamptz not null,
    -- Who sits beside them, as they said; none: not asked yet.
    helped_by text check (helped_by in ('nobody', 'support-worker', 'somebody-else')),
    finished_at timestamptz,
    primary key (council_id, person_id),
    foreign key (council_id, person_id) references person
);
create index start_open on start (council_id, begun_at, person_id) where finished_at is null;

create table start_letter (
    council_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    -- SHA-256 of the code; the code itself stands on paper only.
    code_hash bytea not null unique check (length(code_hash) = 32),
    made_at timestamptz not null,
    made_by uuid not null,
    -- The last day on which the code works.
    until date not null,
    -- How often somebody gave this code with another date of birth; at the fifth it is no good any more.
    misses integer not null default 0 check (misses between 0 and 5),
    used_at timestamptz,
    replaced_at timestamptz,
    primary key (council_id, id),
    foreign key (council_id, person_id) references person,
    foreign key (council_id, made_by) references person,
    -- Nobody writes themselves a letter.
    check (made_by <> person_id)
);
create unique index start_letter_one on start_letter (council_id, person_id) where replaced_at is null;

-- What is done of a start. The route is not here: it is done when it is chosen.
create table start_step (
    council_id uuid not null,
    person_id uuid not null,
    step text not null check (step in ('money', 'helpers', 'terms')),
    done_at timestamptz not null,
    done_by uuid not null,
    -- Of the terms: which version of them.
    terms_version text,
    -- Of the helpers: whom they would like, and how to reach them; none: nobody.
    helper_name text check (length(helper_name) between 1 and 100),
    helper_contact text check (length(helper_contact) between 1 and 100),
    primary key (council_id, person_id, step),
    foreign key (council_id, person_id) references start,
    foreign key (council_id, done_by) references person,
    check ((step = 'terms') = (terms_version is not null)),
    check (step = 'helpers' or (helper_name is null and helper_contact is null)),
    check ((helper_name is null) = (helper_contact is null))
);

-- Somebody would like to stop, or the council said no: both in writing, both answered.
create table stop_request (
    council_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    wish text not null check (wish in ('council-arranges', 'somebody-else-runs-it', 'no-support')),
    words text check (length(words) between 1 and 1000),
    asked_at timestamptz not null,
    asked_by uuid not null,
    done_at timestamptz,
    done_by uuid,
    -- What was agreed, as the person reads it.
    outcome text check (length(outcome) between 1 and 1000),
    primary key (council_id, id),
    foreign key (council_id, person_id) references person,
    foreign key (council_id, asked_by) references person,
    foreign key (council_id, done_by) references person,
    check ((done_at is null) = (outcome is null)),
    check ((done_at is null) = (done_by is null))
);
create unique index stop_request_one_open on stop_request (council_id, person_id) where done_at is null;
create index stop_request_person on stop_request (council_id, person_id, id desc);

create table refused_start (
    council_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    reasons text not null check (length(reasons) between 1 and 2000),
    refused_at timestamptz not null,
    refused_by uuid not null,
    primary key (council_id, id),
    foreign key (council_id, person_id) references person,
    foreign key (council_id, refused_by) references person,
    check (refused_by <> person_id)
);
create index refused_start_person on refused_start (council_id, person_id, id desc);
