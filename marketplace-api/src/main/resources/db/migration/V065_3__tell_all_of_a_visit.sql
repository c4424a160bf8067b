-- R55, R59, R85: what belongs to a record beside its times. Nothing of where it was, and no notes (R8).
alter table visit_record
    -- [{start, end}], inside the visit and not worked.
    add column breaks jsonb not null default '[]' check (jsonb_typeof(breaks) = 'array'),
    -- [{start, end}] of a sleep-in: when they were up.
    add column awake jsonb not null default '[]' check (jsonb_typeof(awake) = 'array'),
    add column kind text not null default 'worked' check (kind in ('worked', 'holiday', 'sick', 'training', 'notice',
        'short-notice-cancellation')),
    -- Who keyed it in for the provider, and from what; none: the provider told it.
    add column keyed_in_by uuid,
    add column source text check (length(source) between 1 and 200),
    add constraint visit_record_keyed_in check ((keyed_in_by is null) = (source is null)),
    add foreign key (council_id, keyed_in_by) references person;

-- Start and finish pressed on the day; a record is made only when they are sent.
alter table booking
    add column started_at timestamptz,
    add column finished_at timestamptz,
    add constraint booking_finished_after check (finished_at is null or finished_at > started_at);
