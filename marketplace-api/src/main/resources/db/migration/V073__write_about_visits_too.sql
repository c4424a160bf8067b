-- One place for all that two sides write to each other (ADR 42): about an offer, about the visits that they agreed, and about
-- one visit of which somebody says that something is wrong.
alter table enquiry
    add column about text not null default 'offer' check (about in ('offer', 'visits', 'something-wrong')),
    -- The visit that isn't right.
    add column booking_id uuid,
    add foreign key (council_id, booking_id) references booking,
    add constraint enquiry_of_a_visit check ((about = 'something-wrong') = (booking_id is not null)),
    -- "Not for me" ends what was not booked yet, and nothing else.
    add constraint enquiry_ends_before_booking check (about = 'offer' or ended_at is null and waiting_for is null);
drop index enquiry_once;
create unique index enquiry_once on enquiry (council_id, person_id, offer_id) where ended_at is null and about = 'offer';
create unique index enquiry_visits_once on enquiry (council_id, person_id, provider_id) where about = 'visits';
create unique index enquiry_wrong_once on enquiry (council_id, booking_id) where about = 'something-wrong';

-- The order of what stands in a thread, whoever made the ids: a thread is locked while something is added.
create sequence enquiry_entry;
alter table enquiry_message
    add column seq bigint not null default nextval('enquiry_entry'),
    -- Which visit it is about, where it was written from that visit's page.
    add column booking_id uuid,
    add foreign key (council_id, booking_id) references booking,
    drop constraint enquiry_message_side_check,
    add constraint enquiry_message_side_check check (side in ('person', 'provider', 'council')),
    add constraint enquiry_message_of_the_council check (side <> 'council' or on_behalf_of is null);
alter table enquiry_meeting add column seq bigint not null default nextval('enquiry_entry');
create index enquiry_message_seq on enquiry_message (council_id, enquiry_id, seq);
create index enquiry_meeting_seq on enquiry_meeting (council_id, enquiry_id, seq);

-- How far each reader has read: who acts for somebody reads for themselves.
create table enquiry_read (
    council_id uuid not null,
    enquiry_id uuid not null,
    reader_id uuid not null,
    through bigint not null,
    read_at timestamptz not null,
    primary key (council_id, enquiry_id, reader_id),
    foreign key (council_id, enquiry_id) references enquiry on delete cascade,
    foreign key (council_id, reader_id) references person
);

-- R13: "Ask the council for help with this". One side hands a thread over to a team, and takes it back when it likes.
create table enquiry_handover (
    council_id uuid not null,
    -- Made by who hands it over: a form sent twice is once.
    id uuid not null,
    enquiry_id uuid not null,
    side text not null check (side in ('person', 'provider')),
    -- Finance never reads messages (R93).
    team text not null check (team in ('support', 'social-work', 'accreditation')),
    -- What is handed over: all up to here, and also what comes if that was ticked.
    through bigint not null,
    also_later boolean not null,
    words text check (length(words) between 1 and 1000),
    handed_at timestamptz not null,
    handed_by uuid not null,
    on_behalf_of uuid,
    ended_at timestamptz,
    ended_by uuid,
    primary key (council_id, id),
    foreign key (council_id, enquiry_id) references enquiry on delete cascade,
    foreign key (council_id, handed_by) references person,
    foreign key (council_id, on_behalf_of) references person,
    foreign key (council_id, ended_by) references person,
    check ((ended_at is null) = (ended_by is null))
);
create unique index enquiry_handover_once on enquiry_handover (council_id, enquiry_id, side, team) where ended_at is null;
create index enquiry_handover_team on enquiry_handover (council_id, team, handed_at, id) where ended_at is null;

-- Each look of an officer, for both sides to see.
create table enquiry_look (
    council_id uuid not null,
    id uuid not null default uuidv7(),
    enquiry_id uuid not null,
    handover_id uuid not null,
    officer_id uuid not null,
    at timestamptz not null,
    primary key (council_id, id),
    foreign key (council_id, enquiry_id) references enquiry on delete cascade,
    foreign key (council_id, handover_id) references enquiry_handover on delete cascade,
    foreign key (council_id, officer_id) references person
);
create index enquiry_look_thread on enquiry_look (council_id, enquiry_id, at);

-- Photos and PDFs that go with a message; looked over for viruses before there is a row.
create table enquiry_file (
    council_id uuid not null,
    id uuid not null,
    enquiry_id uuid not null,
    -- None: sent, and not written with yet; it goes after a day.
    message_id uuid,
    name text not null check (length(name) between 1 and 200),
    media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
    bytes bigint not null check (bytes between 1 and 8 * 1024 * 1024),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    key_id text not null,
    sent_by uuid not null,
    sent_at timestamptz not null,
    delete_after timestamptz,
    primary key (council_id, id),
    -- Never cascades: a row goes when its file has gone from the disk.
    foreign key (council_id, enquiry_id) references enquiry,
    foreign key (council_id, message_id) references enquiry_message,
    foreign key (council_id, sent_by) references person,
    check ((message_id is null) <= (delete_after is not null))
);
create index enquiry_file_message on enquiry_file (council_id, message_id);
create index enquiry_file_thread on enquiry_file (council_id, enquiry_id);
create index enquiry_file_due on enquiry_file (delete_after) where delete_after is not null;

-- What was said to be wrong until now stands in threads, too.
insert into enquiry (council_id, id, about, booking_id, offer_id, provider_id, person_id, begun_at, begun_by, last_at)
select b.council_id, uuidv7(), 'something-wrong', b.id, b.offer_id, b.provider_id, b.holder_id, q.first_at, b.holder_id, q.last_at
  from booking b
  join (select council_id, booking_id, min(asked_at) as first_at, max(asked_at) as last_at
          from visit_query group by 1, 2) q on q.council_id = b.council_id and q.booking_id = b.id;
insert into enquiry_message (council_id, id, enquiry_id, side, words, at, written_by, on_behalf_of, booking_id)
select q.council_id, uuidv7(), e.id, 'person', left(q.message, 2000), q.asked_at, q.asked_by,
       case when q.asked_by <> e.person_id then e.person_id end, e.booking_id
  from visit_query q
  join enquiry e on e.council_id = q.council_id and e.booking_id = q.booking_id and e.about = 'something-wrong'
 order by q.asked_at, q.id;
