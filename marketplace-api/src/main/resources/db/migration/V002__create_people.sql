create table person (
    council_id uuid not null references council,
    id uuid not null default uuidv7(),
    -- The "sub" of the sign-in provider; none: known to the platform, but can't sign in.
    subject text unique,
    name text not null,
    first_name text not null,
    support_worker_id uuid,
    primary key (council_id, id),
    unique (id),
    foreign key (council_id, support_worker_id) references person
);

create table person_role (
    council_id uuid not null,
    person_id uuid not null,
    role text not null check (role in ('holder', 'carer', 'nominee', 'authorised', 'helper', 'self-funder', 'provider',
        'broker', 'accreditation', 'finance', 'commissioner', 'support')),
    primary key (council_id, person_id, role),
    foreign key (council_id, person_id) references person
);

-- Kept apart from the person: shown to a provider only after an accepted booking (R101).
create table home_address (
    council_id uuid not null,
    person_id uuid not null,
    lines text not null,
    postcode text not null,
    primary key (council_id, person_id),
    foreign key (council_id, person_id) references person
);

-- Who may act for whom, as what (R60).
create table acting (
    council_id uuid not null,
    person_id uuid not null,
    for_person_id uuid not null,
    as_role text not null check (as_role in ('nominee', 'authorised', 'helper')),
    may_approve_up_to_pence bigint check (may_approve_up_to_pence >= 0),
    during daterange not null,
    primary key (council_id, person_id, for_person_id, during without overlaps),
    foreign key (council_id, person_id) references person,
    foreign key (council_id, for_person_id) references person,
    check (person_id <> for_person_id)
);
