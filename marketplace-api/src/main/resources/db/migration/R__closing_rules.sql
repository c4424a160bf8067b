-- What stays, and what a closed account refuses, whoever asks (R24).

-- A closing is decided once, and its figures stay; a payment is recorded once.
create or replace function budget_closing_keep() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' or old.state <> 'proposed'
       or (new.council_id, new.id, new.budget_id, new.proposed_at, new.proposed_by, new.council_pence, new.reserve_pence,
           new.contribution_pence, new.own_pence, new.liability_pence, new.returned_on, new.return_reference)
          is distinct from
          (old.council_id, old.id, old.budget_id, old.proposed_at, old.proposed_by, old.council_pence, old.reserve_pence,
           old.contribution_pence, old.own_pence, old.liability_pence, old.returned_on, old.return_reference) then
        raise exception 'a closing is decided once and stays' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create or replace trigger budget_closing_stays before update or delete on budget_closing
    for each row execute function budget_closing_keep();
create or replace trigger budget_closing_is_not_emptied before truncate on budget_closing
    for each statement execute function budget_closing_keep();

create or replace function closing_payment_keep() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' or old.paid_on is not null
       or (new.council_id, new.id, new.closing_id, new.position, new.what, new.payee, new.amount_pence) is distinct from
          (old.council_id, old.id, old.closing_id, old.position, old.what, old.payee, old.amount_pence) then
        raise exception 'a payment of a closing is recorded once and stays' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create or replace trigger closing_payment_stays before update or delete on closing_payment
    for each row execute function closing_payment_keep();
create or replace trigger closing_payment_is_not_emptied before truncate on closing_payment
    for each statement execute function closing_payment_keep();

-- An approved closing closes the budget, and nothing else does; the budget closes its sub-ledgers.
create or replace function budget_closing_apply() returns trigger language plpgsql as $$
begin
    update budget b set closed_at = new.decided_at where b.council_id = new.council_id and b.id = new.budget_id;
    update ledger_account l set closed_entries = l.entries
     where l.council_id = new.council_id and l.owner_id = new.budget_id and l.kind like 'budget-%';
    return null;
end $$;
create or replace trigger budget_closing_applies after update on budget_closing
    for each row when (new.state = 'done' and old.state = 'proposed') execute function budget_closing_apply();

create or replace function refuse_closing_alone() returns trigger language plpgsql as $$
begin
    raise exception 'an account is closed by a closing only, and stays closed' using errcode = 'restrict_violation';
end $$;
create or replace trigger budget_opens_open before insert on budget
    for each row when (new.closed_at is not null) execute function refuse_closing_alone();
create or replace trigger budget_is_closed_by_a_closing before update of closed_at on budget
    for each row when (old.closed_at is not null or pg_trigger_depth() < 1) execute function refuse_closing_alone();
create or replace trigger ledger_account_opens_open before insert on ledger_account
    for each row when (new.closed_entries is not null) execute function refuse_closing_alone();
create or replace trigger ledger_account_is_closed_by_a_closing before update of closed_entries on ledger_account
    for each row when (old.closed_entries is not null or pg_trigger_depth() < 1)
    execute function refuse_closing_alone();

-- Nothing new begins on a closed account: what moves no money by itself is refused here, what does by its sub-ledgers.
create or replace function refuse_on_closed_account() returns trigger language plpgsql as $$
begin
    if exists (select from added n join budget b on b.council_id = n.council_id and b.id = n.budget_id
                where b.closed_at is not null) then
        raise exception 'this account is closed' using errcode = 'restrict_violation',
            constraint = 'closed_account_stays_empty';
    end if;
    return null;
end $$;
create or replace trigger booking_not_on_a_closed_account after insert on booking
    referencing new table as added for each statement execute function refuse_on_closed_account();
create or replace trigger top_up_not_on_a_closed_account after insert on top_up
    referencing new table as added for each statement execute function refuse_on_closed_account();
create or replace trigger funding_line_not_on_a_closed_account after insert on funding_line
    referencing new table as added for each statement execute function refuse_on_closed_account();
create or replace trigger spending_question_not_on_a_closed_account after insert on spending_question
    referencing new table as added for each statement execute function refuse_on_closed_account();
create or replace trigger contribution_due_not_on_a_closed_account after insert on contribution_due
    referencing new table as added for each statement execute function refuse_on_closed_account();
create or replace trigger budget_freeze_not_on_a_closed_account after insert on budget_freeze
    referencing new table as added for each statement execute function refuse_on_closed_account();

-- What an officer sees before closing an account (AccountCheck); null: there is no such account. What can go back to a card
-- is the unused part of what came from one.
create or replace function closing_check(council uuid, of_budget uuid, at timestamptz) returns jsonb
        language plpgsql stable as $$
declare
    money record;
begin
    select * into money from closing_money(council, of_budget);
    return (select jsonb_strip_nulls(jsonb_build_object('budgetId', b.id, 'awardId', b.award_id, 'holderId', h.id,
                'holder', h.name, 'diedOn', h.died_on, 'ownBank', closing_is_elsewhere(b),
                'closedAt', b.closed_at, 'councilPence', money.council_pence, 'reservePence', money.reserve_pence,
                'contributionPence', money.contribution_pence, 'ownPence', money.own_pence,
                'toCardPence', least(money.own_pence, (select coalesce(sum(s.amount_pence - top_up_given_back(s)), 0)
                                                         from top_up_sources(council, of_budget) s
                                                        where s.rail = 'stripe')),
                'open', closing_open(council, of_budget, at),
                'closing', (select closing_json(c) from budget_closing c
                             where c.council_id = council and c.budget_id = of_budget and c.state <> 'withdrawn')))
              from budget b join person h on h.council_id = b.council_id and h.id = b.holder_id
             where b.council_id = council and b.id = of_budget);
end $$;
