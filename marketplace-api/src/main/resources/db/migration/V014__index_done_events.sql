-- For outbox_forget: the oldest of those that are done.
create index outbox_done on outbox (done_at) where done_at is not null;
