-- R1, R27: what a person paid from their own bank beside booked visits, as they recorded it. R21: a receipt is asked for
-- only where the award's review band asks for one.
create table expense (
    council_id uuid not null,
    id uuid not null,
    budget_id uuid not null,
    holder_id uuid not null,
    award_id uuid not null,
    -- R5: what in the plan it is for; and the council's yes that it rests on, where there is one.
    plan_line_id uuid not null,
    spending_question_id uuid,
    what text not null check (length(what) between 1 and 200),
    paid_to text not null check (length(paid_to) between 1 and 100),
    amount_pence bigint not null check (amount_pence between 1 and 10000000),
    spent_on date not null,
    receipt text not null check (receipt in ('kept', 'none', 'not-asked')),
    no_receipt_because text check (length(no_receipt_because) between 1 and 300),
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    on_behalf_of uuid,
    taken_back_at timestamptz,
    taken_back_by uuid,
    primary key (council_id, id),
    foreign key (council_id, budget_id, holder_id, award_id) references budget (council_id, id, holder_id, award_id),
    foreign key (council_id, award_id, plan_line_id) references plan_line (council_id, award_id, id),
    foreign key (council_id, budget_id, spending_question_id) references spending_question (council_id, budget_id, id),
    foreign key (council_id, recorded_by) references person,
    foreign key (council_id, on_behalf_of) references person,
    foreign key (council_id, taken_back_by) references person,
    constraint expense_receipt check ((receipt = 'none') = (no_receipt_because is not null)),
    constraint expense_taken_back check ((taken_back_at is null) = (taken_back_by is null))
);
create index expense_budget on expense (council_id, budget_id, id desc);
create index expense_question on expense (council_id, spending_question_id) where spending_question_id is not null;
