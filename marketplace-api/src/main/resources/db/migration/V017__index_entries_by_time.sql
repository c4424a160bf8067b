-- A statement reads an account's entries between two instants and sums those before, over ten years and more: the sum
-- is read from the index alone.
create index ledger_entry_at on ledger_entry (council_id, account_id, at) include (amount_pence);
