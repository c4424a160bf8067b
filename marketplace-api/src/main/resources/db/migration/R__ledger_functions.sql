-- The ledger moves by itself: whoever inserts into ledger_transfer, one row or a hundred thousand in one statement, has
-- the balances and entries moved by this trigger, under locks taken in the order of account ids. What a CHECK of
-- ledger_account refuses, is refused whole.
create or replace function ledger_apply() returns trigger language plpgsql as $$
begin
    if exists (
        select from added a join ledger_transfer p on p.council_id = a.council_id and p.id = a.pending_id
         where p.phase <> 'pending' or p.debit_account_id <> a.debit_account_id
            or p.credit_account_id <> a.credit_account_id
            or (a.phase = 'post' and a.amount_pence > p.amount_pence)
            or (a.phase <> 'post' and a.amount_pence <> p.amount_pence)) then
        raise exception 'a hold is resolved between its own accounts and up to its own amount'
            using errcode = 'check_violation', constraint = 'ledger_transfer_resolution';
    end if;

    perform 1 from ledger_account l
     where (l.council_id, l.id) in (select council_id, debit_account_id from added
                                    union select council_id, credit_account_id from added)
     order by l.council_id, l.id for no key update;

    insert into ledger_entry (council_id, account_id, seq, transfer_id, amount_pence, balance_pence, at)
    select l.council_id, l.id, l.entries + row_number() over line, side.transfer_id, side.amount,
           l.credits_posted - l.debits_posted + sum(side.amount) over line, side.at
      from (select council_id, debit_account_id as account_id, id as transfer_id, -amount_pence as amount, at
              from added where phase in ('direct', 'post')
            union all
            select council_id, credit_account_id, id, amount_pence, at
              from added where phase in ('direct', 'post')) side
      join ledger_account l on l.council_id = side.council_id and l.id = side.account_id
    window line as (partition by l.council_id, l.id order by side.at, side.transfer_id);

    update ledger_account l
       set debits_posted = l.debits_posted + moved.debits_posted,
           credits_posted = l.credits_posted + moved.credits_posted,
           debits_pending = l.debits_pending + moved.debits_pending,
           credits_pending = l.credits_pending + moved.credits_pending,
           entries = l.entries + moved.entries
      from (select council_id, account_id,
                   sum(posted) filter (where is_debit) as debits_posted,
                   sum(posted) filter (where not is_debit) as credits_posted,
                   sum(pending) filter (where is_debit) as debits_pending,
                   sum(pending) filter (where not is_debit) as credits_pending,
                   count(*) filter (where posted > 0) as entries
              from (select a.council_id, side.account_id, side.is_debit,
                           case when a.phase in ('direct', 'post') then a.amount_pence else 0 end as posted,
                           case when a.phase = 'pending' then a.amount_pence
                                when a.phase = 'direct' then 0 else -p.amount_pence end as pending
                      from added a
                      left join ledger_transfer p on p.council_id = a.council_id and p.id = a.pending_id
                     cross join lateral (values (a.debit_account_id, true), (a.credit_account_id, false))
                           side (account_id, is_debit)) each
             group by council_id, account_id) raw
     cross join lateral (select coalesce(raw.debits_posted, 0) as debits_posted,
                                coalesce(raw.credits_posted, 0) as credits_posted,
                                coalesce(raw.debits_pending, 0) as debits_pending,
                                coalesce(raw.credits_pending, 0) as credits_pending, raw.entries) moved
     where l.council_id = raw.council_id and l.id = raw.account_id;
    return null;
end $$;

create or replace trigger ledger_transfer_applies after insert on ledger_transfer
    referencing new table as added for each statement execute function ledger_apply();

-- History is never rewritten: ledger, audit trail, visit records and paid shares refuse UPDATE, DELETE and TRUNCATE.
create or replace function refuse_rewriting() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: % refused', tg_table_name, lower(tg_op)
        using errcode = 'restrict_violation';
end $$;

create or replace trigger ledger_transfer_is_history before update or delete on ledger_transfer
    for each row execute function refuse_rewriting();
create or replace trigger ledger_transfer_is_not_emptied before truncate on ledger_transfer
    for each statement execute function refuse_rewriting();
create or replace trigger ledger_entry_is_history before update or delete on ledger_entry
    for each row execute function refuse_rewriting();
create or replace trigger ledger_entry_is_not_emptied before truncate on ledger_entry
    for each statement execute function refuse_rewriting();
create or replace trigger audit_event_is_history before update or delete on audit_event
    for each row execute function refuse_rewriting();
create or replace trigger audit_event_is_not_emptied before truncate on audit_event
    for each statement execute function refuse_rewriting();
create or replace trigger visit_record_is_history before update or delete on visit_record
    for each row execute function refuse_rewriting();
create or replace trigger visit_record_is_not_emptied before truncate on visit_record
    for each statement execute function refuse_rewriting();
create or replace trigger contribution_payment_is_history before update or delete on contribution_payment
    for each row execute function refuse_rewriting();
create or replace trigger contribution_payment_is_not_emptied before truncate on contribution_payment
    for each statement execute function refuse_rewriting();

-- Balances and entries move with a transfer only: a statement of its own (trigger depth 1) is refused.
create or replace function refuse_moving_alone() returns trigger language plpgsql as $$
begin
    if pg_trigger_depth() < 2 then
        raise exception '% moves with a transfer only', tg_table_name using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create or replace trigger ledger_entry_comes_with_a_transfer before insert on ledger_entry
    for each row execute function refuse_moving_alone();
create or replace trigger ledger_account_moves_with_a_transfer
    before update of debits_posted, credits_posted, debits_pending, credits_pending, entries, ring_fenced
    on ledger_account
    for each row execute function refuse_moving_alone();
create or replace trigger ledger_account_keeps_its_name
    before update of council_id, id, kind, owner_id, name on ledger_account
    for each row execute function refuse_rewriting();
create or replace trigger ledger_account_stays before delete on ledger_account
    for each row execute function refuse_rewriting();

create or replace function refuse_opening_with_money() returns trigger language plpgsql as $$
begin
    if (new.debits_posted, new.credits_posted, new.debits_pending, new.credits_pending, new.entries)
       <> (0, 0, 0, 0, 0) then
        raise exception 'an account opens empty' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create or replace trigger ledger_account_opens_empty before insert on ledger_account
    for each row execute function refuse_opening_with_money();

-- The id of the account of this kind, owner and name; null: it is not open yet. Two questions, because no index answers
-- "is not distinct from", and a council has a hundred thousand accounts of one kind.
create or replace function ledger_account_find(council uuid, account_kind text, account_owner uuid, account_name text)
        returns uuid language plpgsql stable as $$
begin
    if account_owner is null then
        return (select id from ledger_account
                 where council_id = council and kind = account_kind and owner_id is null and name = account_name);
    end if;
    return (select id from ledger_account
             where council_id = council and kind = account_kind and owner_id = account_owner and name = account_name);
end $$;

-- The same; opened at its first use.
create or replace function ledger_account_of(council uuid, account_kind text, account_owner uuid,
        account_name text default '') returns uuid language plpgsql as $$
declare
    found_id uuid := ledger_account_find(council, account_kind, account_owner, account_name);
begin
    if found_id is null then
        insert into ledger_account (council_id, kind, owner_id, name)
        values (council, account_kind, account_owner, account_name)
        on conflict do nothing
        returning id into found_id;
    end if;
    if found_id is null then
        -- Somebody else has opened it a moment ago: a new statement sees it.
        select f.id into found_id
          from ledger_account_find(council, account_kind, account_owner, account_name) f (id);
    end if;
    return found_id;
end $$;

-- What can still be promised or spent from an account (R12): posted - held - ring-fenced, read under the locks of it and
-- of the other account of the coming transfer, taken in the order of ids.
create or replace function ledger_available(council uuid, account uuid, other uuid) returns bigint language plpgsql as $$
begin
    perform 1 from ledger_account where council_id = council and id in (account, other)
     order by id for no key update;
    return (select credits_posted - debits_posted - debits_pending - ring_fenced from ledger_account
             where council_id = council and id = account);
end $$;

-- Locks these accounts in the order of ids, whatever the order they are named in.
create or replace function ledger_lock(council uuid, accounts uuid[]) returns void language plpgsql as $$
begin
    perform 1 from ledger_account where council_id = council and id = any (accounts) order by id for no key update;
end $$;

-- What can still be promised or spent from an account, whose lock the caller has.
create or replace function ledger_free(council uuid, account uuid) returns bigint language sql as $$
    select credits_posted - debits_posted - debits_pending - ring_fenced from ledger_account
     where council_id = council and id = account
$$;

-- One line of the audit trail (R103). The actor stands in the command: {"actorId", "onBehalfOf"}.
create or replace function audit(council uuid, command jsonb, at timestamptz, action text, subject_kind text,
        subject uuid, details jsonb default '{}') returns void language sql as $$
    insert into audit_event (council_id, at, actor_id, on_behalf_of, action, subject_kind, subject_id, details)
    values (council, at, (command ->> 'actorId')::uuid, (command ->> 'onBehalfOf')::uuid, action, subject_kind,
            subject, details)
$$;
