-- The taxonomy of support (R36): the same for every council; ids follow from the slug.
create table service (
    id uuid primary key,
    slug text not null unique,
    name text not null,
    parent_id uuid references service,
    position integer not null,
    -- Offers of it are personal care (R35): an enhanced DBS check is lawful and asked.
    personal_care boolean not null default false
);

create table provider (
    council_id uuid not null references council,
    id uuid not null default uuidv7(),
    person_id uuid,
    kind text not null check (kind in ('personal-assistant', 'micro-provider', 'organisation', 'community',
        'isf-broker')),
    -- The public name: of a PA first name and initial.
    name text not null,
    about text not null default '',
    state text not null check (state in ('draft', 'applied', 'accredited', 'paused', 'suspended', 'left')),
    visibility text not null default 'public' check (visibility in ('public', 'adverts-only', 'existing-only')),
    applied_on date,
    accredited_on date,
    -- Home or office: never shown (R31), only the district and distances made from it.
    postcode text not null,
    place point not null,
    district text not null,
    gender text check (gender in ('female', 'male', 'other')),
    languages text[] not null default '{English}',
    skills text[] not null default '{}',
    cqc_id text,
    -- The connected account that transfers go to, e.g. acct_…; none yet: can't be paid by that rail.
    stripe_account text,
    -- Shown to the people they support who pay from their own bank (R27): {"name", "sortCode", "accountNumber"}.
    bank jsonb,
    primary key (council_id, id),
    unique (id),
    foreign key (council_id, person_id) references person,
    check (state <> 'accredited' or accredited_on is not null)
);
create unique index provider_person on provider (council_id, person_id) where person_id is not null;
create index provider_waiting on provider (council_id, applied_on) where state = 'applied';

-- What was checked and when (R30): the outcome and its dates, never the certificate.
create table provider_check (
    council_id uuid not null,
    provider_id uuid not null,
    name text not null check (name in ('identity', 'right-to-work', 'dbs', 'references', 'insurance',
        'safeguarding-training', 'mental-capacity-act-training', 'code-of-conduct', 'cqc-registration',
        'isf-contract')),
    state text not null check (state in ('missing', 'given', 'accepted', 'returned')),
    level text check (level in ('basic', 'standard', 'enhanced')),
    issuer text,
    checked_on date,
    expires_on date,
    seen_by uuid,
    -- Why it was returned, for the provider.
    reason text,
    primary key (council_id, provider_id, name),
    foreign key (council_id, provider_id) references provider,
    foreign key (council_id, seen_by) references person,
    check (level is null or name = 'dbs'),
    check (state <> 'accepted' or checked_on is not null)
);

-- Imported directory entries: findable, not accredited, not bookable.
create table listing (
    council_id uuid not null references council,
    id uuid not null default uuidv7(),
    source text not null,
    source_key text not null,
    name text not null,
    kind text not null,
    description text not null default '',
    address text,
    postcode text,
    place point,
    district text,
    phone text,
    website text,
    imported_at timestamptz not null,
    primary key (council_id, id),
    unique (council_id, source, source_key)
);
create index listing_place on listing using gist (place);
create index listing_words on listing using gin ((lower(name || ' ' || description)) gin_trgm_ops);
