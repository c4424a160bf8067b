-- R57, R85: wages for time worked are never held back by a silence or a question. What stands posted of an employed person's
-- visit is told apart from what was said yes to.
alter table booking
    -- Only of an employed person's: what somebody (or a silence) said yes to, of the price told.
    add column agreed_pence bigint not null default 0 check (agreed_pence >= 0),
    -- What stands posted to them, and what was really set aside for employer costs; together what was settled.
    add column pay_posted_pence bigint not null default 0 check (pay_posted_pence >= 0),
    add column set_aside_pence bigint not null default 0 check (set_aside_pence >= 0);
update booking b
   set agreed_pence = b.settled_pence,
       pay_posted_pence = paid.pence, set_aside_pence = aside.pence, settled_pence = paid.pence + aside.pence
  from (select x.council_id, x.id,
               coalesce((select sum(s.amount_pence) from settlement s
                          where s.council_id = x.council_id and s.booking_id = x.id), 0)::bigint as pence
          from booking x where x.engagement = 'employed' and x.settled_pence > 0) paid,
       lateral (select coalesce(sum(t.amount_pence), 0)::bigint as pence from ledger_transfer t
                 where t.council_id = paid.council_id and t.subject_id = paid.id and t.code = 'reserve') aside
 where b.council_id = paid.council_id and b.id = paid.id;
alter table booking
    -- Where less could be set aside than the price says, what was settled is less too.
    add constraint booking_settled_is_posted check (
        engagement <> 'employed' or settled_pence = pay_posted_pence + set_aside_pence),
    add constraint booking_wages_only_of_employed check (
        engagement = 'employed' or (agreed_pence, pay_posted_pence, set_aside_pence) = (0, 0, 0));
alter table booking
    -- What lapsed before this rule stays as it is.
    add constraint booking_wages_do_not_lapse check (engagement <> 'employed' or lapsed_at is null) not valid;
-- What is held back now is looked at in the next round.
update booking b set look_at = coalesce(b.open_since, b.silent_at, b.end_at)
 where b.engagement = 'employed' and (b.state = 'queried' or b.state = 'recorded' and b.silent_at is not null);

-- R81, R85: what goes to the payroll, line by line, as it was posted. Never changed: a correction takes the old lines back and
-- writes new ones, in the first month that the bureau has not reckoned yet. The pay of a booking's lines is what stands
-- posted of it.
create table payroll_line (
    council_id uuid not null,
    id uuid not null default uuidv7(),
    booking_id uuid not null,
    -- Who employs, and who is employed.
    holder_id uuid not null,
    provider_id uuid not null,
    -- What was told; none: nobody came to tell of it (a late cancellation).
    record_id uuid,
    -- The first day of the month whose payroll it belongs to.
    month date not null check (extract(day from month) = 1),
    -- The day that it began, and when, as told.
    day date not null,
    start_at timestamptz not null,
    end_at timestamptz not null,
    -- worked …, or an extra (R59).
    kind text not null check (kind in ('worked', 'holiday', 'sick', 'training', 'notice', 'short-notice-cancellation',
        'place', 'day', 'half-day', 'job', 'mileage', 'costs', 'call-out', 'minimum', 'extras')),
    band text,
    -- Signed: what is taken back is minus.
    minutes bigint not null default 0,
    rate_pence bigint,
    pay_pence bigint not null,
    at timestamptz not null,
    primary key (council_id, id),
    foreign key (council_id, booking_id) references booking,
    foreign key (council_id, holder_id) references person,
    foreign key (council_id, provider_id) references provider,
    foreign key (council_id, booking_id, record_id) references visit_record (council_id, booking_id, id)
);
create index payroll_line_booking on payroll_line (council_id, booking_id);
create index payroll_line_month on payroll_line (council_id, holder_id, month);
create index payroll_line_worker on payroll_line (council_id, provider_id, month);

-- What was posted before, one line a visit.
insert into payroll_line (council_id, booking_id, holder_id, provider_id, record_id, month, day, start_at, end_at, kind,
    minutes, pay_pence, at)
select b.council_id, b.id, b.holder_id, b.provider_id, v.id,
       date_trunc('month', coalesce(v.start_at, b.start_at) at time zone 'Europe/London')::date,
       (coalesce(v.start_at, b.start_at) at time zone 'Europe/London')::date,
       coalesce(v.start_at, b.start_at), coalesce(v.end_at, b.end_at),
       coalesce(v.kind, 'short-notice-cancellation'),
       (extract(epoch from coalesce(v.end_at, b.end_at) - coalesce(v.start_at, b.start_at)) / 60)::bigint,
       b.pay_posted_pence, coalesce(v.recorded_at, b.ended_at, b.end_at)
  from booking b
  left join visit_record v on v.council_id = b.council_id and v.booking_id = b.id
       and not exists (select from visit_record later where later.council_id = v.council_id
                          and later.booking_id = v.booking_id and later.replaces_id = v.id)
 where b.engagement = 'employed' and b.pay_posted_pence > 0;
