-- R43: what somebody and a provider write to each other about an offer before anything is booked. A thread belongs to the
-- offer, the provider and the person; whatever else the two will write to each other about it can stand there too.
create table enquiry (
    council_id uuid not null,
    -- Made by who asks: a form sent twice is one thread.
    id uuid not null,
    offer_id uuid not null,
    provider_id uuid not null,
    person_id uuid not null,
    begun_at timestamptz not null,
    begun_by uuid not null,
    on_behalf_of uuid,
    -- What a provider may see of somebody's home before anything is booked: ward and outcode. None: not known.
    district text,
    -- Who is to answer; nobody: both have said what they wanted to say.
    waiting_for text check (waiting_for in ('person', 'provider')),
    -- "Carry on" or "not for me": no reason is asked. A "not for me" of either ends it.
    person_says text check (person_says in ('carry-on', 'not-for-me')),
    provider_says text check (provider_says in ('carry-on', 'not-for-me')),
    last_at timestamptz not null,
    ended_at timestamptz,
    primary key (council_id, id),
    unique (id),
    foreign key (council_id, offer_id) references offer,
    foreign key (council_id, provider_id) references provider,
    foreign key (council_id, person_id) references person,
    foreign key (council_id, begun_by) references person,
    foreign key (council_id, on_behalf_of) references person,
    check ((ended_at is not null)
           = ('not-for-me' in (coalesce(person_says, ''), coalesce(provider_says, '')))),
    check (ended_at is null or waiting_for is null)
);
-- One thread about an offer at a time.
create unique index enquiry_once on enquiry (council_id, person_id, offer_id) where ended_at is null;
create index enquiry_person on enquiry (council_id, person_id, last_at desc, id);
create index enquiry_provider on enquiry (council_id, provider_id, last_at desc, id);
create index enquiry_old on enquiry (last_at);

create table enquiry_message (
    council_id uuid not null,
    id uuid not null,
    enquiry_id uuid not null,
    side text not null check (side in ('person', 'provider')),
    words text not null check (length(words) between 1 and 2000),
    at timestamptz not null,
    written_by uuid not null,
    on_behalf_of uuid,
    primary key (council_id, id),
    foreign key (council_id, enquiry_id) references enquiry on delete cascade,
    foreign key (council_id, written_by) references person,
    foreign key (council_id, on_behalf_of) references person
);
create index enquiry_message_thread on enquiry_message (council_id, enquiry_id, at, id);
-- How much somebody wrote on a day.
create index enquiry_message_writer on enquiry_message (council_id, written_by, at);

-- Times that one side proposes for a meeting, and the one that the other said yes to.
create table enquiry_meeting (
    council_id uuid not null,
    id uuid not null,
    enquiry_id uuid not null,
    side text not null check (side in ('person', 'provider')),
    way text not null check (way in ('video', 'phone', 'public-place', 'at-home')),
    -- At home only by the person's own choice: a provider's other times name the person's proposal that said so.
    home_chosen_in uuid,
    starts timestamptz[] not null check (cardinality(starts) between 1 and 3),
    -- Where, if somewhere public.
    place text check (length(place) between 1 and 200),
    -- The person's number, if they want to be rung: seen by the other once a time is agreed.
    phone text check (length(phone) between 1 and 30),
    -- Where the call is, if by video: given by the provider.
    link text check (link ~ '^https://\S+$' and length(link) <= 300),
    state text not null default 'proposed' check (state in ('proposed', 'agreed', 'replaced', 'ended')),
    agreed_start timestamptz,
    agreed_at timestamptz,
    at timestamptz not null,
    written_by uuid not null,
    on_behalf_of uuid,
    primary key (council_id, id),
    unique (council_id, enquiry_id, id),
    foreign key (council_id, enquiry_id) references enquiry on delete cascade,
    foreign key (council_id, enquiry_id, home_chosen_in) references enquiry_meeting (council_id, enquiry_id, id),
    foreign key (council_id, written_by) references person,
    foreign key (council_id, on_behalf_of) references person,
    constraint enquiry_meeting_home_by_the_person
        check (way <> 'at-home' or side = 'person' or home_chosen_in is not null),
    check (state <> 'agreed' or agreed_start is not null),
    check (state <> 'proposed' or agreed_start is null),
    check ((agreed_start is null) = (agreed_at is null)),
    check (agreed_start = any (starts)),
    check (way = 'public-place' or place is null),
    check (way = 'phone' or phone is null),
    check (way = 'video' or link is null)
);
create index enquiry_meeting_thread on enquiry_meeting (council_id, enquiry_id, at, id);
create index enquiry_meeting_writer on enquiry_meeting (council_id, written_by, at);
-- One proposal or agreed time of a thread at a time.
create unique index enquiry_meeting_open on enquiry_meeting (council_id, enquiry_id)
    where state in ('proposed', 'agreed');

-- R40: who answered an advert may be asked about what they offer by whoever wrote it, though nobody else finds it.
create table enquiry_invitation (
    council_id uuid not null,
    person_id uuid not null,
    offer_id uuid not null,
    since timestamptz not null,
    primary key (council_id, person_id, offer_id),
    foreign key (council_id, person_id) references person,
    foreign key (council_id, offer_id) references offer
);
