-- What applies the decisions of uk.directly.spending.

-- A question as Java reads it (SpendingQuestion). No surname: officers open the person's award for that.
create or replace function spending_question_json(q spending_question) returns jsonb language sql stable as $$
    select jsonb_build_object('id', q.id, 'budgetId', q.budget_id, 'holderId', q.holder_id, 'holderName', h.name,
        'what', q.what, 'costPence', q.cost_pence, 'askedAt', q.asked_at, 'answerBy', q.answer_by, 'state', q.state,
        'onBehalfOf', q.on_behalf_of is not null, 'askedBy', a.name,
        'answer', q.answer, 'answeredAt', q.answered_at, 'answeredBy', o.name,
        'planLineId', q.plan_line_id, 'planLineName', l.name, 'upToPence', q.up_to_pence, 'until', q.until,
        -- The time that is kept with it (R__booking_purpose_functions).
        'kept', (select jsonb_build_object('title', f.title, 'provider', v.name, 'start', b.start_at, 'end', b.end_at,
                                           'until', b.answer_by, 'silenceYesAt', b.silence_yes_at)
                   from booking b
                   join offer f on f.council_id = b.council_id and f.id = b.offer_id
                   join provider v on v.council_id = b.council_id and v.id = b.provider_id
                  where b.council_id = q.council_id and b.kept_question_id = q.id and b.state = 'asking'))
      from person h
      join person a on a.council_id = q.council_id and a.id = q.asked_by
      left join person o on o.council_id = q.council_id and o.id = q.answered_by
      left join plan_line l on l.council_id = q.council_id and l.id = q.plan_line_id
     where h.council_id = q.council_id and h.id = q.holder_id
$$;

create or replace function spending_answer_of(q spending_question) returns jsonb language sql as $$
    select jsonb_build_object('outcome', 'done', 'question', spending_question_json(q))
$$;

-- Asks. Command: id, councilId, actorId, onBehalfOf, holderId, budgetId, what, costPence, answerBy, mostWaiting, at.
-- The same id again is the same question. Outcomes: done (question), not-found (no such budget of theirs), closed (the
-- account is), too-many.
create or replace function spending_ask(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    holder uuid := command ->> 'holderId';
    question spending_question;
begin
    -- One after the other for each person, so that the limit holds.
    perform 1 from person p where p.council_id = council and p.id = holder for no key update;
    select * into question from spending_question q
     where q.council_id = council and q.id = (command ->> 'id')::uuid;
    if question.id is not null then
        return case when question.holder_id = holder then spending_answer_of(question)
                    else '{"outcome": "not-found"}' end;
    end if;
    if (select count(*) from spending_question q where q.council_id = council and q.holder_id = holder
           and q.state = 'waiting') >= (command ->> 'mostWaiting')::integer then
        return '{"outcome": "too-many"}';
    end if;
    -- Whoever closes it waits for this question, or this question for them.
    perform from budget b where b.council_id = council and b.id = (command ->> 'budgetId')::uuid for share;
    if exists (select from budget b where b.council_id = council and b.id = (command ->> 'budgetId')::uuid
                  and b.holder_id = holder and b.closed_at is not null) then
        return '{"outcome": "closed"}';
    end if;
    insert into spending_question (council_id, id, budget_id, holder_id, award_id, what, cost_pence, asked_at, asked_by,
        on_behalf_of, answer_by)
    select council, (command ->> 'id')::uuid, b.id, b.holder_id, b.award_id, command ->> 'what',
           (command ->> 'costPence')::bigint, (command ->> 'at')::timestamptz, (command ->> 'actorId')::uuid,
           (command ->> 'onBehalfOf')::uuid, (command ->> 'answerBy')::date
      from budget b where b.council_id = council and b.id = (command ->> 'budgetId')::uuid and b.holder_id = holder
    returning * into question;
    if question.id is null then
        return '{"outcome": "not-found"}';
    end if;
    perform audit(council, command, question.asked_at, 'spending-asked', 'spending-question', question.id,
        jsonb_build_object('budgetId', question.budget_id, 'costPence', question.cost_pence));
    return spending_answer_of(question);
end $$;

-- Answers, once. Command: id, councilId, actorId, yes, answer, planLineId, upToPence, until, at.
-- Outcomes: done (question), not-found, wrong-state (state), not-in-plan, own-question.
create or replace function spending_answer(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    yes boolean := command ->> 'yes';
    question spending_question;
begin
    select * into question from spending_question q
     where q.council_id = council and q.id = (command ->> 'id')::uuid for no key update;
    if question.id is null then
        return '{"outcome": "not-found"}';
    end if;
    if question.state <> 'waiting' then
        return jsonb_build_object('outcome', 'wrong-state', 'state', question.state);
    end if;
    if (command ->> 'actorId')::uuid in (question.holder_id, question.asked_by) then
        return '{"outcome": "own-question"}';
    end if;
    if yes and not exists (select from plan_line l where l.council_id = council and l.award_id = question.award_id
                              and l.id = (command ->> 'planLineId')::uuid) then
        return '{"outcome": "not-in-plan"}';
    end if;
    update spending_question q
       set state = case when yes then 'yes' else 'no' end, answer = command ->> 'answer',
           answered_at = (command ->> 'at')::timestamptz, answered_by = (command ->> 'actorId')::uuid,
           plan_line_id = case when yes then (command ->> 'planLineId')::uuid end,
           up_to_pence = case when yes then (command ->> 'upToPence')::bigint end,
           until = case when yes then (command ->> 'until')::date end
     where q.council_id = council and q.id = question.id
    returning * into question;
    perform audit(council, command, question.answered_at, 'spending-answered', 'spending-question', question.id,
        jsonb_build_object('answer', question.state, 'planLineId', question.plan_line_id,
                           'upToPence', question.up_to_pence, 'until', question.until));
    return spending_answer_of(question);
end $$;

-- The person doesn't ask any more. Command: id, councilId, actorId, onBehalfOf, holderId, at.
-- Outcomes: done (question), not-found, wrong-state (state).
create or replace function spending_withdraw(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    question spending_question;
begin
    select * into question from spending_question q
     where q.council_id = council and q.id = (command ->> 'id')::uuid
       and q.holder_id = (command ->> 'holderId')::uuid for no key update;
    if question.id is null then
        return '{"outcome": "not-found"}';
    end if;
    if question.state = 'withdrawn' then
        return spending_answer_of(question);
    end if;
    if question.state <> 'waiting' then
        return jsonb_build_object('outcome', 'wrong-state', 'state', question.state);
    end if;
    update spending_question q set state = 'withdrawn' where q.council_id = council and q.id = question.id
    returning * into question;
    perform audit(council, command, (command ->> 'at')::timestamptz, 'spending-withdrawn', 'spending-question',
        question.id);
    return spending_answer_of(question);
end $$;

-- The answer binds later checks, so it stays as it was given; and so does what was asked.
create or replace function spending_question_keep() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.state <> 'waiting'
       or (new.council_id, new.id, new.budget_id, new.holder_id, new.award_id, new.what, new.cost_pence, new.asked_at,
           new.asked_by, new.on_behalf_of, new.answer_by) is distinct from
          (old.council_id, old.id, old.budget_id, old.holder_id, old.award_id, old.what, old.cost_pence, old.asked_at,
           old.asked_by, old.on_behalf_of, old.answer_by) then
        raise exception 'a question is answered or withdrawn once and stays' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create or replace trigger spending_question_stays before update or delete on spending_question
    for each row execute function spending_question_keep();
create or replace trigger spending_question_is_not_emptied before truncate on spending_question
    for each statement execute function refuse_rewriting();
