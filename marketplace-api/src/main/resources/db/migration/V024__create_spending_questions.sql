-- R5: "Can I spend it on this?": asked, answered in writing by a day, and the answer binds.
create table spending_question (
    council_id uuid not null,
    -- Made by who asks: a form sent twice is one question.
    id uuid not null,
    budget_id uuid not null,
    holder_id uuid not null,
    award_id uuid not null,
    what text not null check (length(what) between 1 and 500),
    -- About how much it costs; none: not said.
    cost_pence bigint check (cost_pence between 1 and 100000000),
    asked_at timestamptz not null,
    asked_by uuid not null,
    on_behalf_of uuid,
    -- The last day on which the answer is in time.
    answer_by date not null,
    state text not null default 'waiting' check (state in ('waiting', 'yes', 'no', 'withdrawn')),
    -- In writing, as the person reads it.
    answer text check (length(answer) between 1 and 1000),
    answered_at timestamptz,
    answered_by uuid,
    -- Of a yes: what in the plan it counts as; up to how much a time, and until when, where there is a limit.
    plan_line_id uuid,
    up_to_pence bigint check (up_to_pence between 1 and 100000000),
    until date,
    primary key (council_id, id),
    unique (council_id, budget_id, id),
    foreign key (council_id, budget_id, holder_id, award_id) references budget (council_id, id, holder_id, award_id),
    foreign key (council_id, award_id, plan_line_id) references plan_line (council_id, award_id, id),
    foreign key (council_id, asked_by) references person,
    foreign key (council_id, on_behalf_of) references person,
    foreign key (council_id, answered_by) references person,
    check ((state in ('yes', 'no')) = (answer is not null)),
    check ((answer is null) = (answered_at is null)),
    check ((answer is null) = (answered_by is null)),
    check ((state = 'yes') = (plan_line_id is not null)),
    check (state = 'yes' or (up_to_pence is null and until is null)),
    -- Nobody answers their own question.
    constraint spending_question_other_answers check (answered_by <> holder_id and answered_by <> asked_by)
);
create index spending_question_holder on spending_question (council_id, holder_id, id desc);
create index spending_question_waiting on spending_question (council_id, answer_by, id) where state = 'waiting';
create index spending_question_answered on spending_question (council_id, answered_at desc, id)
    where state in ('yes', 'no');

-- The council's yes that a booking rests on, for later checks.
alter table booking
    add column spending_question_id uuid,
    add constraint booking_rests_on_a_yes foreign key (council_id, budget_id, spending_question_id)
        references spending_question (council_id, budget_id, id);
create index booking_spending_question on booking (council_id, spending_question_id)
    where spending_question_id is not null;
