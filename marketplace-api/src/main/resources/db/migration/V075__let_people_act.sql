-- Who acts for whom, how that came about, and how it ends (R60, R61, R64, R65).
alter table acting
    -- R65: an authorised person who is neither family nor a friend sees to the DBS evidence of each worker.
    add column kin boolean not null default true,
    -- How they came to it; none: brought along from an older system.
    add column invitation_id uuid,
    add constraint acting_kin_is_asked_of_authorised check (kin or as_role = 'authorised');

-- Somebody is asked to act for another: by the person, by who looks after them, or by the council.
create table acting_invitation (
    council_id uuid not null,
    id uuid not null,
    for_person_id uuid not null,
    as_role text not null check (as_role in ('nominee', 'authorised', 'helper')),
    -- As whoever invites calls them.
    name text not null check (length(name) between 1 and 100),
    way text not null check (way in ('link', 'paper', 'email', 'keyed-in')),
    email text check (length(email) between 3 and 254),
    may_book boolean not null,
    may_approve_up_to_pence bigint check (may_approve_up_to_pence between 0 and 100000000),
    -- The last day on which they act; none: until somebody ends it.
    last_day date,
    -- SHA-256 of the code; none: the council has to agree first that there is one.
    code_hash bytea unique check (length(code_hash) = 32),
    until date,
    invited_at timestamptz not null,
    invited_by uuid not null,
    -- Of an authorised person: whether they are family or a friend, and why the council holds them to be the one.
    kin boolean,
    basis text check (basis in ('deputy', 'attorney', 'family-or-friend', 'organisation')),
    reason text check (length(reason) between 1 and 2000),
    -- Another officer agreed (authorised), or an officer looked whether they can manage it (nominee).
    checked_at timestamptz,
    checked_by uuid,
    refused_reason text check (length(refused_reason) between 1 and 2000),
    used_at timestamptz,
    used_by uuid,
    declined_at timestamptz,
    withdrawn_at timestamptz,
    primary key (council_id, id),
    foreign key (council_id, for_person_id) references person,
    foreign key (council_id, invited_by) references person,
    foreign key (council_id, checked_by) references person,
    foreign key (council_id, used_by) references person,
    constraint acting_invitation_limits check (as_role = 'helper' or (may_book and last_day is null)),
    constraint acting_invitation_by_email check ((way = 'email') = (email is not null)),
    constraint acting_invitation_code_whole check ((code_hash is null) = (until is null)),
    constraint acting_invitation_used_whole check ((used_at is null) = (used_by is null)),
    constraint acting_invitation_checked_whole check ((checked_at is null) = (checked_by is null)),
    constraint acting_invitation_is_not_of_oneself check (used_by <> for_person_id),
    constraint acting_invitation_two_officers check (checked_by <> invited_by),
    constraint acting_invitation_authorised_whole
        check ((as_role = 'authorised') = (basis is not null) and (as_role = 'authorised') = (kin is not null)
               and (as_role = 'authorised') = (reason is not null)),
    constraint acting_invitation_refused_whole check (refused_reason is null or checked_at is not null)
);
create index acting_invitation_person on acting_invitation (council_id, for_person_id, id desc);
create index acting_invitation_to_check on acting_invitation (council_id, invited_at)
    where checked_at is null and withdrawn_at is null and declined_at is null and as_role <> 'helper';

-- Whether somebody can decide about money, as the council holds it; none: they can. The latest counts.
create table capacity_decision (
    council_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    can_decide boolean not null,
    decided_on date not null,
    reason text not null check (length(reason) between 1 and 2000),
    decided_at timestamptz not null,
    decided_by uuid not null,
    primary key (council_id, id),
    foreign key (council_id, person_id) references person,
    foreign key (council_id, decided_by) references person,
    check (decided_by <> person_id)
);
create index capacity_decision_latest on capacity_decision (council_id, person_id, id desc);

-- R65: the council looks again at how somebody acts for another.
create table acting_review (
    council_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    for_person_id uuid not null,
    -- 'review' says nothing of why: whoever raised a concern is not to be found by it (R106).
    cause text not null check (cause in ('breach', 'capacity-lost', 'capacity-regained', 'can-decide-again', 'review')),
    words text check (length(words) between 1 and 2000),
    made_at timestamptz not null,
    made_by uuid,
    due_on date not null,
    done_at timestamptz,
    done_by uuid,
    outcome text check (outcome in ('goes-on', 'ended')),
    reason text check (length(reason) between 1 and 2000),
    primary key (council_id, id),
    foreign key (council_id, person_id) references person,
    foreign key (council_id, for_person_id) references person,
    foreign key (council_id, made_by) references person,
    foreign key (council_id, done_by) references person,
    constraint acting_review_done_whole check ((done_at is null) = (done_by is null) and (done_at is null) = (outcome is null)),
    constraint acting_review_is_anothers check (done_by <> person_id and done_by <> for_person_id)
);
create unique index acting_review_one_open on acting_review (council_id, person_id, for_person_id, cause) where done_at is null;
create index acting_review_open on acting_review (council_id, due_on, id) where done_at is null;

-- R64: a provider with whom somebody lives or works. They neither book it nor say yes to its hours for another.
create table acting_tie (
    council_id uuid not null,
    person_id uuid not null,
    provider_id uuid not null,
    kind text not null check (kind in ('household', 'business')),
    said_at timestamptz not null,
    said_by uuid not null,
    primary key (council_id, person_id, provider_id),
    foreign key (council_id, person_id) references person,
    foreign key (council_id, provider_id) references provider,
    foreign key (council_id, said_by) references person
);

-- R65: what an authorised person saw of a worker's DBS certificate: the outcome, never the certificate.
create table worker_dbs (
    council_id uuid not null,
    id uuid not null,
    for_person_id uuid not null,
    provider_id uuid not null,
    level text not null check (level in ('basic', 'standard', 'enhanced', 'enhanced-barred')),
    issued_on date not null,
    seen_on date not null check (seen_on >= issued_on),
    said_at timestamptz not null,
    said_by uuid not null,
    primary key (council_id, id),
    foreign key (council_id, for_person_id) references person,
    foreign key (council_id, provider_id) references provider,
    foreign key (council_id, said_by) references person
);
create index worker_dbs_of on worker_dbs (council_id, for_person_id, provider_id, id desc);

-- R64: who lives at the same address.
create index home_address_postcode on home_address (council_id, postcode);
