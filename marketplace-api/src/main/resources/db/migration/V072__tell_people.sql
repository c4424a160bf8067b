-- R100, R104, R106, R107: who is told what, in which form, and what became of it. Times here are product time.

-- An event is told on its own account, beside whatever handles it: neither waits for the other (ADR 41).
alter table outbox
    add column told_at timestamptz,
    -- When telling it is tried again; why it went wrong last.
    add column tell_at timestamptz not null default '-infinity',
    add column tell_attempts integer not null default 0 check (tell_attempts >= 0),
    add column tell_error text;
-- What happened before anybody was told isn't told years later.
update outbox set told_at = at;
create index outbox_untold on outbox (tell_at, id) where told_at is null;

-- How we write to somebody. No row: on their pages only.
create table notice_form (
    council_id uuid not null,
    person_id uuid not null,
    way text not null check (way in ('page', 'email', 'sms', 'letter')),
    -- For what can't wait (R107); none: somebody calls.
    urgent_way text check (urgent_way in ('email', 'sms')),
    large_print boolean not null default false,
    easy_read boolean not null default false,
    email text check (length(email) between 3 and 254 and email like '_%@_%' and email !~ '\s'),
    phone text check (phone ~ '^\+?[0-9]{7,15}$'),
    said_at timestamptz not null,
    said_by uuid not null,
    primary key (council_id, person_id),
    foreign key (council_id, person_id) references person,
    foreign key (council_id, said_by) references person,
    constraint notice_form_can_be_kept check (
        (email is not null or 'email' not in (way, coalesce(urgent_way, '')))
        and (phone is not null or 'sms' not in (way, coalesce(urgent_way, ''))))
);

-- R106: what somebody is told waits, for a recorded reason, confirmed by a second officer and looked at again soon.
create table notice_hold (
    council_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    -- Which event; none: everything.
    topic text check (topic ~ '^[a-z-]+$'),
    reason text not null check (length(reason) between 1 and 2000),
    asked_by uuid not null,
    asked_at timestamptz not null,
    -- Without a second officer it ends with the day (R104).
    confirm_before timestamptz not null,
    review_on date not null,
    confirmed_by uuid,
    confirmed_at timestamptz,
    ended_at timestamptz,
    ended_how text check (ended_how in ('released', 'not-confirmed', 'past-review')),
    -- None: the platform.
    ended_by uuid,
    primary key (council_id, id),
    foreign key (council_id, person_id) references person,
    foreign key (council_id, asked_by) references person,
    foreign key (council_id, confirmed_by) references person,
    foreign key (council_id, ended_by) references person,
    constraint notice_hold_needs_two check (confirmed_by <> asked_by),
    constraint notice_hold_is_of_another check (person_id not in (asked_by, coalesce(confirmed_by, asked_by))),
    constraint notice_hold_is_confirmed_whole check ((confirmed_at is null) = (confirmed_by is null)),
    constraint notice_hold_is_looked_at_soon check (
        review_on - (asked_at at time zone 'Europe/London')::date between 0 and 14),
    constraint notice_hold_ends_whole check ((ended_at is null) = (ended_how is null))
);
create index notice_hold_open on notice_hold (council_id, person_id) where ended_at is null;

-- What one person, or one office of the council, is told of one event. Ids, dates and figures, never anybody's words.
create table notice (
    council_id uuid not null,
    id uuid not null,
    event_id uuid not null,
    topic text not null check (topic ~ '^[a-z-]+$'),
    -- The key of its words (messages/notices.properties).
    words text not null check (words ~ '^[a-z.-]+$'),
    urgency text not null check (urgency in ('urgent', 'now', 'digest')),
    person_id uuid,
    -- An office: whoever holds this role reads it on their pages.
    role text check (role in ('finance', 'support', 'accreditation', 'social-work')),
    -- Whose support it is about, where they act for somebody.
    for_person_id uuid,
    args jsonb not null,
    at timestamptz not null,
    read_at timestamptz,
    read_by uuid,
    -- R106: kept back by these until none of them is open.
    held boolean not null default false,
    -- To somebody who isn't known here, for this person: it stands on no page.
    outside boolean not null default false,
    primary key (council_id, id),
    foreign key (council_id, person_id) references person,
    foreign key (council_id, for_person_id) references person,
    foreign key (council_id, read_by) references person,
    constraint notice_is_somebodys check ((person_id is null) <> (role is null)),
    constraint notice_once unique nulls not distinct (council_id, event_id, words, person_id, role, for_person_id)
);
create index notice_of_person on notice (council_id, person_id, id desc) where person_id is not null;
create index notice_of_role on notice (council_id, role, id desc) where role is not null;
create index notice_held on notice (council_id, person_id) where held;

-- One notice, or one day's digest, by one way.
create table notice_delivery (
    council_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    -- None: the digest of a day.
    notice_id uuid,
    day date,
    way text not null check (way in ('email', 'sms', 'letter')),
    urgent boolean not null,
    -- Where to, where it isn't what counts on the day: the address that they had before (R26).
    address text,
    state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'arrived', 'failed', 'dropped')),
    -- Not before: quiet hours, the hour of the digest, the wait after a failure.
    due_at timestamptz not null,
    attempts integer not null default 0 check (attempts >= 0),
    -- In hand until then.
    lease_until timestamptz,
    reference text,
    last_error text,
    sent_at timestamptz,
    -- When the channel is asked whether it arrived.
    ask_at timestamptz,
    ended_at timestamptz,
    primary key (council_id, id),
    foreign key (council_id, person_id) references person,
    foreign key (council_id, notice_id) references notice,
    constraint delivery_is_of_one check ((notice_id is null) <> (day is null)),
    constraint delivery_once unique nulls not distinct (council_id, notice_id, way, address, person_id, day)
);
create index notice_delivery_due on notice_delivery (due_at, id) where state in ('waiting', 'sending');
create index notice_delivery_line on notice_delivery (council_id, person_id, way, id) where state in ('waiting', 'sending');
create index notice_delivery_asked on notice_delivery (ask_at) where state = 'sent' and ask_at is not null;
create index notice_delivery_failed on notice_delivery (council_id, id) where state = 'failed';

-- What goes into a digest.
create table notice_digest (
    council_id uuid not null,
    notice_id uuid not null,
    delivery_id uuid not null,
    primary key (council_id, notice_id),
    foreign key (council_id, notice_id) references notice,
    foreign key (council_id, delivery_id) references notice_delivery
);
create index notice_digest_of on notice_digest (council_id, delivery_id);

-- R107: what couldn't be told at once is told by phone.
create table notice_call (
    council_id uuid not null,
    id uuid not null default uuidv7(),
    notice_id uuid not null,
    why text not null check (why in ('no-way', 'undelivered')),
    made_at timestamptz not null,
    done_at timestamptz,
    -- None: they read it meanwhile.
    done_by uuid,
    outcome text check (outcome in ('spoke', 'read', 'gave-up')),
    primary key (council_id, id),
    constraint notice_call_once unique (council_id, notice_id),
    foreign key (council_id, notice_id) references notice,
    foreign key (council_id, done_by) references person,
    constraint notice_call_done_whole check ((done_at is null) = (outcome is null))
);
create index notice_call_to_make on notice_call (council_id, made_at, id) where done_at is null;

create table notice_call_try (
    council_id uuid not null,
    id uuid not null,
    call_id uuid not null,
    at timestamptz not null,
    by_id uuid not null,
    outcome text not null check (outcome in ('spoke', 'no-answer', 'wrong-number', 'gave-up')),
    primary key (council_id, id),
    foreign key (council_id, call_id) references notice_call,
    foreign key (council_id, by_id) references person
);
create index notice_call_tries on notice_call_try (council_id, call_id, at);

-- R13: when the letter about a visit's hours was posted: some working days later it has been read.
create table visit_letter (
    council_id uuid not null,
    booking_id uuid not null,
    posted_at timestamptz not null,
    primary key (council_id, booking_id),
    foreign key (council_id, booking_id) references booking
);

-- Who said before that they want letters gets them.
insert into notice_form (council_id, person_id, way, said_at, said_by)
select w.council_id, w.person_id, 'letter', w.said_at, w.said_by from asking_wish w where w.by_post;
