-- R51, R104: visits that come again stop where the money they are paid from is frozen or has ended. What both sides were told last.
alter table booking_series
    -- frozen: for a while; ended: the account is closed, the agreement with the council over, or the person has died. Null: neither.
    add column stopped text check (stopped in ('frozen', 'ended'));
create index booking_series_stopped on booking_series (council_id, id) where stopped is not null;
create index budget_frozen on budget (council_id, id) where frozen_at is not null;
