create table offer (
    council_id uuid not null,
    id uuid not null default uuidv7(),
    provider_id uuid not null,
    service_id uuid not null references service,
    title text not null,
    description text not null,
    pricing text not null check (pricing in ('hourly', 'session', 'sleep-in', 'day', 'fixed', 'enquiry')),
    -- Which engagements the provider is open to.
    open_to text[] not null check (open_to <@ '{employed,self-employed,business}' and cardinality(open_to) > 0),
    -- Sold as one band throughout (R10): 'waking-night'.
    whole_band text check (whole_band in ('waking-night', 'sleep-in')),
    state text not null check (state in ('draft', 'published', 'paused', 'withdrawn')),
    place point not null,
    district text not null,
    -- How far they travel.
    reach_metres integer not null check (reach_metres > 0),
    shortest_minutes integer not null check (shortest_minutes > 0),
    longest_minutes integer not null,
    notice_minutes integer not null check (notice_minutes >= 0),
    -- What cancelling costs: [{"hoursBefore": 48, "percent": 0}, {"hoursBefore": 24, "percent": 50},
    -- {"hoursBefore": 0, "percent": 100}], most hours first; the first that is still ahead applies.
    cancellation jsonb not null,
    -- R37: without a sign of life for 60 days it is hidden.
    sign_of_life_at timestamptz not null,
    -- Counted up with every change that a booking must know of: terms, rates, hours.
    version integer not null default 1,
    -- Lower case without accents, for search: title, description, service, provider.
    words text not null,
    -- The same, word by word.
    terms text[] not null generated always as (regexp_split_to_array(words, '[^a-z0-9]+')) stored,
    primary key (council_id, id),
    unique (id),
    foreign key (council_id, provider_id) references provider,
    check (longest_minutes >= shortest_minutes)
);
create index offer_provider on offer (council_id, provider_id);
-- Nearest first within one service is one index scan; the rare service is the hard case.
create index offer_service_place on offer using gist (service_id, place) where state = 'published';
create index offer_place on offer using gist (place) where state = 'published';
create index offer_terms on offer using gin (terms) where state = 'published';

-- Every word that an offer ever used. Spelling is forgiven here, among some thousand words, and not in the text of every
-- offer: over 100,000 offers the first takes milliseconds, the second seconds.
create table offer_word (
    word text primary key
);
create index offer_word_spelling on offer_word using gin (word gin_trgm_ops);

create function offer_keep_words() returns trigger language plpgsql as $$
begin
    -- In one order, so that two who publish at once can't wait for each other.
    insert into offer_word (word)
    select distinct term from unnest(new.terms) as used (term) where length(term) between 2 and 40 order by term
    on conflict do nothing;
    return null;
end
$$;
create trigger offer_keeps_words after insert or update of words on offer
    for each row execute function offer_keep_words();

create table offer_rate (
    council_id uuid not null,
    offer_id uuid not null,
    band text not null check (band in ('weekday', 'evening', 'saturday', 'sunday', 'bank-holiday', 'waking-night',
        'sleep-in')),
    -- Pence an hour (a sleep-in: a night). Of an employed PA: the pay.
    pence bigint not null check (pence between 1 and 1000000),
    primary key (council_id, offer_id, band),
    foreign key (council_id, offer_id) references offer
);

-- Weekly rules in local time (Europe/London): minutes of the day, half-open; 1440 is midnight at its end.
create table offer_hours (
    council_id uuid not null,
    offer_id uuid not null,
    weekday smallint not null check (weekday between 1 and 7),
    minutes int4range not null check (not isempty(minutes) and lower(minutes) >= 0 and upper(minutes) <= 1440),
    primary key (council_id, offer_id, weekday, minutes without overlaps),
    foreign key (council_id, offer_id) references offer
);
-- For search by time: a B-tree answers one offer's day several times faster than the key's GiST.
create index offer_hours_day on offer_hours (council_id, offer_id, weekday);

-- R51: a one-to-one worker can't be booked twice at the same time. The worker is a provider, on the register or not.
create table worker_time (
    council_id uuid not null references council,
    id uuid not null default uuidv7(),
    worker_id uuid not null,
    period tstzrange not null check (not isempty(period) and lower_inc(period) and not upper_inc(period)),
    what_for text not null check (what_for in ('booking', 'session', 'request')),
    subject_id uuid not null,
    released_at timestamptz,
    primary key (council_id, id),
    constraint worker_is_free exclude using gist (worker_id with =, period with &&) where (released_at is null)
);
create index worker_time_subject on worker_time (council_id, subject_id);
