-- R13: what becomes of a visit when nobody answers; R58: and of one that nobody tells of.

-- How somebody wants to be asked about visits. No row: on this website, and silence may count after some days.
create table asking_wish (
    council_id uuid not null,
    person_id uuid not null,
    -- Then silence never approves anything.
    always_ask boolean not null,
    -- Notices go by post, so that they are read some days later.
    by_post boolean not null,
    said_at timestamptz not null,
    said_by uuid not null,
    primary key (council_id, person_id),
    foreign key (council_id, person_id) references person,
    foreign key (council_id, said_by) references person
);

-- R13, R53: days in hospital, so that nothing is charged and no silence counts. The last day may come nearer.
create table hospital_stay (
    council_id uuid not null,
    -- Made by who says it: a form sent twice is one stay.
    id uuid not null,
    person_id uuid not null,
    during daterange not null,
    said_at timestamptz not null,
    said_by uuid not null,
    on_behalf_of uuid,
    primary key (council_id, id),
    constraint hospital_stay_once unique (council_id, person_id, during without overlaps),
    foreign key (council_id, person_id) references person,
    foreign key (council_id, said_by) references person,
    foreign key (council_id, on_behalf_of) references person,
    constraint hospital_stay_has_days check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
    constraint hospital_stay_length check (upper(during) - lower(during) between 1 and 366)
);

-- R13, R106: somebody is worried about this person. Only the officers who look after it see it.
create table safeguarding_flag (
    council_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    reason text not null check (length(reason) between 1 and 1000),
    raised_at timestamptz not null,
    raised_by uuid not null,
    lifted_at timestamptz,
    lifted_by uuid,
    primary key (council_id, id),
    foreign key (council_id, person_id) references person,
    foreign key (council_id, raised_by) references person,
    foreign key (council_id, lifted_by) references person,
    constraint safeguarding_flag_is_anothers check (raised_by <> person_id),
    constraint safeguarding_flag_lifted_whole check ((lifted_at is null) = (lifted_by is null))
);
create unique index safeguarding_flag_one_open on safeguarding_flag (council_id, person_id) where lifted_at is null;

alter table booking
    -- When a round has to look at it next; none: nothing follows by itself.
    add column look_at timestamptz,
    -- When the person was reminded of the latest record.
    add column reminded_at timestamptz,
    -- When it was decided that the person doesn't answer the latest record.
    add column silent_at timestamptz,
    -- The first yes that somebody said; a silence is none.
    add column approved_at timestamptz,
    -- Since when something is in question.
    add column open_since timestamptz,
    -- When a visit that nobody told of was asked for, and when its money was given back.
    add column chased_at timestamptz,
    add column let_go_at timestamptz,
    -- What was in question for too long.
    add column lapsed_pence bigint not null default 0 check (lapsed_pence >= 0),
    add column lapsed_at timestamptz,
    add constraint booking_lapsed_whole check ((lapsed_at is null) = (lapsed_pence = 0));
update booking b set look_at = b.end_at where b.state in ('confirmed', 'recorded', 'queried');
update booking b
   set approved_at = (select min(s.approved_at) from settlement s where s.council_id = b.council_id and s.booking_id = b.id)
 where b.state in ('settled', 'queried') and b.settled_pence > 0;
update booking b
   set open_since = (select max(q.asked_at) from visit_query q where q.council_id = b.council_id and q.booking_id = b.id)
 where b.state = 'queried';
create index booking_to_look_at on booking (look_at, id) where look_at is not null;
create index booking_approved on booking (council_id, holder_id, provider_id) where approved_at is not null;

-- Somebody else has to answer, or to help: a helper with that power, then a support worker.
create table visit_task (
    council_id uuid not null,
    id uuid not null,
    booking_id uuid not null,
    kind text not null check (kind in ('silent', 'help')),
    -- Why silence did not count, or who asks for help.
    reason text not null check (reason ~ '^[a-z-]+$'),
    words text check (length(words) between 1 and 1000),
    -- None: it is for the support worker.
    helper_id uuid,
    made_at timestamptz not null,
    made_by uuid,
    done_at timestamptz,
    -- None: it settled itself.
    done_by uuid,
    outcome text check (outcome in ('agreed', 'questioned', 'answered', 'helped', 'lapsed')),
    primary key (council_id, id),
    foreign key (council_id, booking_id) references booking,
    foreign key (council_id, helper_id) references person,
    foreign key (council_id, made_by) references person,
    foreign key (council_id, done_by) references person,
    constraint visit_task_done_whole check ((done_at is null) = (outcome is null))
);
create unique index visit_task_one_open on visit_task (council_id, booking_id, kind, reason) where done_at is null;
create index visit_task_to_do on visit_task (council_id, made_at, id) where done_at is null;
