-- Whether a relative may be paid from direct-payment money: an officer decides, in writing (R62).

-- An officer decides about who is on the register or brought along (an agreement), or else somebody a person pays. Command: id (of the decision), councilId, actorId, agreementId, yes,
-- purpose, capPence, reason, at. The same id again changes nothing. Outcomes: done (agreement), not-found, own-question.
create or replace function family_decide(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    officer uuid := command ->> 'actorId';
    at timestamptz := command ->> 'at';
    g agreement;
begin
    if exists (select from payee y where y.council_id = council and y.id = (command ->> 'agreementId')::uuid) then
        return family_decide_payee(command);
    end if;
    select * into g from agreement x
     where x.council_id = council and x.id = (command ->> 'agreementId')::uuid for no key update;
    if g.id is null or g.family is null then
        return '{"outcome": "not-found"}';
    elsif g.holder_id = officer or exists (select from provider p where p.council_id = council and p.id = g.provider_id
                                              and p.person_id = officer) then
        return '{"outcome": "own-question"}';
    end if;
    insert into family_decision (council_id, id, agreement_id, yes, purpose, cap_pence, reason, decided_at, decided_by)
    values (council, (command ->> 'id')::uuid, g.id, (command ->> 'yes')::boolean, command ->> 'purpose',
        (command ->> 'capPence')::bigint, command ->> 'reason', at, officer)
    on conflict do nothing;
    if found then
        perform audit(council, command, at, 'family-decided', 'agreement', g.id,
            jsonb_build_object('decisionId', command ->> 'id', 'yes', (command ->> 'yes')::boolean));
        insert into outbox (council_id, topic, payload, at)
        values (council, 'family-decided', jsonb_build_object('agreementId', g.id, 'holderId', g.holder_id,
            'yes', (command ->> 'yes')::boolean), at);
    end if;
    return agreement_done(g, true, command);
end $$;

-- R62: the same about somebody else whom a person pays. Outcomes: decided, not-found, own-question.
create or replace function family_decide_payee(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    officer uuid := command ->> 'actorId';
    at timestamptz := command ->> 'at';
    y payee;
begin
    select * into y from payee x
     where x.council_id = council and x.id = (command ->> 'agreementId')::uuid for no key update;
    if y.family is null then
        return '{"outcome": "not-found"}';
    elsif y.holder_id = officer then
        return '{"outcome": "own-question"}';
    end if;
    insert into family_decision (council_id, id, payee_id, yes, purpose, cap_pence, reason, decided_at, decided_by)
    values (council, (command ->> 'id')::uuid, y.id, (command ->> 'yes')::boolean, command ->> 'purpose',
        (command ->> 'capPence')::bigint, command ->> 'reason', at, officer)
    on conflict do nothing;
    if found then
        perform audit(council, command, at, 'family-decided', 'payee', y.id,
            jsonb_build_object('decisionId', command ->> 'id', 'yes', (command ->> 'yes')::boolean));
        insert into outbox (council_id, topic, payload, at)
        values (council, 'family-decided', jsonb_build_object('payeeId', y.id, 'holderId', y.holder_id,
            'yes', (command ->> 'yes')::boolean), at);
    end if;
    return '{"outcome": "decided"}';
end $$;
