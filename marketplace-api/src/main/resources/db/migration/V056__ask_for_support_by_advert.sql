-- What somebody asks for in public: what, when, where (a district, never an address), at which rate, in their words.
create table advert (
    council_id uuid not null references council,
    -- Made by who writes it: a form sent twice is one advert.
    id uuid not null,
    person_id uuid not null,
    written_by uuid not null,
    on_behalf_of uuid,
    service_id uuid not null references service,
    -- When, in words: "weekday mornings".
    pattern text not null check (length(pattern) between 1 and 200),
    weekly_minutes integer not null check (weekly_minutes between 15 and 10080),
    -- The middle of a square of 500 metres (R31), and what is shown of it.
    place point not null,
    district text not null,
    ward text,
    rate_pence bigint not null check (rate_pence between 1 and 100000),
    words text not null check (length(words) between 1 and 2000),
    -- A woman or a man, where the law allows it: intimate care, with the reason.
    gender text check (gender in ('female', 'male')),
    gender_reason text check (length(gender_reason) between 1 and 500),
    state text not null default 'draft'
        check (state in ('draft', 'published', 'closed', 'expired', 'taken-down')),
    begun_at timestamptz not null,
    published_at timestamptz,
    -- The first day on which nobody finds it any more.
    expires_on date,
    ended_at timestamptz,
    -- R104: for the author, on the same day.
    taken_down_by uuid,
    taken_down_because text check (length(taken_down_because) between 1 and 1000),
    -- Of an advert written once more: the one before.
    repeats uuid,
    version integer not null default 1,
    primary key (council_id, id),
    foreign key (council_id, person_id) references person,
    foreign key (council_id, written_by) references person,
    foreign key (council_id, on_behalf_of) references person,
    foreign key (council_id, taken_down_by) references person,
    foreign key (council_id, repeats) references advert,
    check ((gender is null) = (gender_reason is null)),
    check ((state = 'draft') = (published_at is null)),
    check ((published_at is null) = (expires_on is null)),
    check ((state in ('draft', 'published')) = (ended_at is null)),
    check ((state = 'taken-down') = (taken_down_because is not null)),
    check ((taken_down_because is null) = (taken_down_by is null)),
    constraint advert_not_taken_down_by_its_author check (taken_down_by <> person_id and taken_down_by <> written_by)
);
create index advert_person on advert (council_id, person_id, begun_at desc, id);
create index advert_place on advert using gist (place) where state = 'published';
create index advert_expiry on advert (expires_on) where state = 'published';
create index advert_published on advert (council_id, published_at) where published_at is not null;

create table advert_answer (
    council_id uuid not null,
    id uuid not null,
    advert_id uuid not null,
    provider_id uuid not null,
    offer_id uuid not null,
    words text not null check (length(words) between 1 and 2000),
    at timestamptz not null,
    written_by uuid not null,
    state text not null default 'waiting' check (state in ('waiting', 'chosen', 'declined')),
    decided_at timestamptz,
    primary key (council_id, id),
    -- One answer of each.
    constraint advert_answer_once unique (council_id, advert_id, provider_id),
    foreign key (council_id, advert_id) references advert,
    foreign key (council_id, provider_id) references provider,
    foreign key (council_id, offer_id) references offer,
    foreign key (council_id, written_by) references person,
    check ((state = 'waiting') = (decided_at is null))
);
create index advert_answer_provider on advert_answer (council_id, provider_id, at desc, id);

-- What somebody thinks is not right with an advert, or what the check wants an officer to look at.
create table advert_report (
    council_id uuid not null,
    id uuid not null,
    advert_id uuid not null,
    -- Null: the check itself.
    reported_by uuid,
    reason text not null check (length(reason) between 1 and 1000),
    at timestamptz not null,
    decision text check (decision in ('kept', 'taken-down')),
    decided_by uuid,
    decided_at timestamptz,
    primary key (council_id, id),
    constraint advert_report_once unique nulls not distinct (council_id, advert_id, reported_by),
    foreign key (council_id, advert_id) references advert,
    foreign key (council_id, reported_by) references person,
    foreign key (council_id, decided_by) references person,
    check ((decision is null) = (decided_at is null))
);
create index advert_report_open on advert_report (council_id, at, id) where decision is null;
