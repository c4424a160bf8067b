-- R81: what the bureau reckoned for one worker and month. It replaces our estimate; both are kept, and so is what it replaced.
create table payroll_figures (
    council_id uuid not null,
    id uuid not null,
    holder_id uuid not null,
    provider_id uuid not null,
    month date not null check (extract(day from month) = 1),
    version integer not null check (version > 0),
    -- Whose money it is.
    budget_id uuid not null,
    -- Before tax: for the agreed time and extras; holiday pay on top; the employer's National Insurance after the allowance; and
    -- their part of the pension.
    pay_pence bigint not null check (pay_pence >= 0),
    holiday_pence bigint not null check (holiday_pence >= 0),
    ni_pence bigint not null check (ni_pence >= 0),
    pension_pence bigint not null check (pension_pence >= 0),
    -- What stood posted as pay then, and what we had estimated.
    posted_pence bigint not null,
    estimate jsonb not null check (jsonb_typeof(estimate) = 'object'),
    paid_on date,
    bureau text not null check (length(bureau) between 1 and 100),
    said_at timestamptz not null,
    said_by uuid not null,
    on_behalf_of uuid,
    primary key (council_id, id),
    constraint payroll_figures_versions unique (council_id, holder_id, provider_id, month, version),
    -- R85: nobody is reckoned less than what they worked comes to.
    constraint payroll_figures_pay check (pay_pence >= posted_pence),
    foreign key (council_id, holder_id) references person,
    foreign key (council_id, provider_id) references provider,
    foreign key (council_id, budget_id) references budget,
    foreign key (council_id, said_by) references person,
    foreign key (council_id, on_behalf_of) references person
);
