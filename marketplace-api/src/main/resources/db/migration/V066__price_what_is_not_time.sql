-- What isn't time at a rate stands beside the lines: places, days, a job, and the extras that two people agreed to (R59).
-- [{kind, count, eachPence, amountPence}]. For an employed person the lines are their pay, and what the price has beyond lines
-- and items is set aside for employer costs (R84).
alter table booking add column items jsonb not null default '[]' check (jsonb_typeof(items) = 'array');
alter table visit_record add column items jsonb not null default '[]' check (jsonb_typeof(items) = 'array');

-- {mileagePence, costsUpToPence, minimumChargeMinutes, callOutPence}
alter table agreement_terms add column if not exists extras jsonb not null default '{}' check (jsonb_typeof(extras) = 'object');

-- A booking of a session has so many places of one of its times, and no time of a worker: the occurrence counts them.
alter table booking
    add column occurrence_id uuid,
    add column places integer not null default 1 check (places > 0),
    add constraint booking_occurrence foreign key (council_id, occurrence_id) references session_occurrence,
    add constraint booking_places check (places = 1 or occurrence_id is not null);
create index booking_occurrence on booking (council_id, occurrence_id) where occurrence_id is not null;

-- Wages aren't sent by us: approved time goes to whoever runs the payroll (R81).
alter table settlement drop constraint settlement_rail_check;
alter table settlement add constraint settlement_rail_check check (rail in ('stripe', 'own-bank', 'payroll'));

-- The account that employer costs are set aside on is locked with the others, in the order of ids.
alter type booking_pots add attribute reserve uuid;
