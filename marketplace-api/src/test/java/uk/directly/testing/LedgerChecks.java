package uk.directly.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What must hold in a ledger at every moment, asked of the database itself, in one statement and so of one moment. */
public final class LedgerChecks {
    private static final String BREACHES = """
            with moved as (
                select t.council_id, a.account_id, t.id, a.amount
                  from ledger_transfer t
                 cross join lateral (values (t.debit_account_id, -t.amount_pence),
                                            (t.credit_account_id, t.amount_pence)) a (account_id, amount)
                 where t.phase in ('direct', 'post')
            ), held as (
                select t.council_id, t.debit_account_id, t.credit_account_id, t.amount_pence
                  from ledger_transfer t
                 where t.phase = 'pending'
                   and not exists (select from ledger_transfer r
                                    where r.council_id = t.council_id and r.pending_id = t.id)
            ), account as (
                select a.council_id, a.id, a.kind, a.debits_posted, a.credits_posted, a.debits_pending,
                       a.credits_pending, a.ring_fenced, a.entries, a.kind || ' ' || a.id as name,
                       coalesce((select sum(-m.amount) from moved m where m.council_id = a.council_id
                                    and m.account_id = a.id and m.amount < 0), 0) as debits_moved,
                       coalesce((select sum(m.amount) from moved m where m.council_id = a.council_id
                                    and m.account_id = a.id and m.amount > 0), 0) as credits_moved,
                       coalesce((select sum(h.amount_pence) from held h where h.council_id = a.council_id
                                    and h.debit_account_id = a.id), 0) as debits_held,
                       coalesce((select sum(h.amount_pence) from held h where h.council_id = a.council_id
                                    and h.credit_account_id = a.id), 0) as credits_held
                  from ledger_account a
            ), history as (
                select e.council_id, e.account_id, e.seq, e.balance_pence,
                       row_number() over (w) as place, sum(e.amount_pence) over (w) as total
                  from ledger_entry e
                window w as (partition by e.council_id, e.account_id order by e.seq)
            )
            select 'debits ' || sum(debits_posted) || ' are not credits ' || sum(credits_posted)
              from ledger_account group by council_id having sum(debits_posted) <> sum(credits_posted)
            union all
            select 'pending debits ' || sum(debits_pending) || ' are not pending credits ' || sum(credits_pending)
              from ledger_account group by council_id having sum(debits_pending) <> sum(credits_pending)
            union all
            select name || ' has posted ' || debits_posted || '/' || credits_posted || ' but its transfers say '
                   || debits_moved || '/' || credits_moved
              from account where debits_posted <> debits_moved or credits_posted <> credits_moved
            union all
            select name || ' has pending ' || debits_pending || '/' || credits_pending || ' but its open holds say '
                   || debits_held || '/' || credits_held
              from account where debits_pending <> debits_held or credits_pending <> credits_held
            union all
            select name || ' counts ' || entries || ' entries and has ' || n || ' with the sum ' || total
                   || ' for the balance ' || (credits_posted - debits_posted)
              from (select a.*, count(e.seq) as n, coalesce(sum(e.amount_pence), 0) as total
                      from account a left join ledger_entry e on e.council_id = a.council_id and e.account_id = a.id
                     group by a.council_id, a.id, a.kind, a.debits_posted, a.credits_posted, a.debits_pending,
                              a.credits_pending, a.ring_fenced, a.entries, a.name, a.debits_moved, a.credits_moved,
                              a.debits_held, a.credits_held) counted
             where entries <> n or credits_posted - debits_posted <> total
            union all
            select 'account ' || account_id || ' has entry ' || seq || ' in place ' || place || ' with balance '
                   || balance_pence || ' where the entries so far sum to ' || total
              from history where seq <> place or balance_pence <> total
            union all
            select 'transfer ' || coalesce(m.id, e.transfer_id) || ' and the entries of account '
                   || coalesce(m.account_id, e.account_id) || ' differ: ' || coalesce(m.amount::text, 'none') || ' and '
                   || coalesce(e.amount_pence::text, 'none')
              from moved m full join ledger_entry e
                on e.council_id = m.council_id and e.transfer_id = m.id and e.account_id = m.account_id
             where m.amount is distinct from e.amount_pence
            union all
            select 'transfer ' || r.id || ' posts ' || r.amount_pence || ' of a hold of ' || t.amount_pence
              from ledger_transfer r join ledger_transfer t on t.council_id = r.council_id and t.id = r.pending_id
             where t.phase <> 'pending' or r.amount_pence > t.amount_pence
            union all
            select 'account ' || l.id || ' has ' || l.ring_fenced || ' set aside but its ring-fences say '
                   || coalesce(sum(f.amount_pence), 0)
              from ledger_account l
              left join ring_fence f on f.council_id = l.council_id and f.budget_id = l.owner_id
                   and f.released_at is null and l.kind = 'budget-council'
             group by l.council_id, l.id, l.ring_fenced having l.ring_fenced <> coalesce(sum(f.amount_pence), 0)
            union all
            select 'of the ' || coalesce(p.how, d.how) || ' shares of budget ' || coalesce(p.budget_id, d.budget_id) || ' '
                   || coalesce(p.pence, 0) || ' came in and ' || coalesce(d.pence, 0) || ' is matched or waits'
              from (select c.council_id, c.budget_id, part.how, sum(part.pence) as pence
                      from contribution_payment c
                     cross join lateral (values ('net', c.net_pence), ('gross', c.gross_pence)) part (how, pence)
                     group by 1, 2, 3) p
              full join (select council_id, budget_id, how, sum(pence) as pence
                           from (select council_id, budget_id, how, paid_pence as pence from contribution_due
                                 union all select council_id, budget_id, how, pence from contribution_ahead) each
                          group by 1, 2, 3) d
                on d.council_id = p.council_id and d.budget_id = p.budget_id and d.how = p.how
             where coalesce(p.pence, 0) <> coalesce(d.pence, 0)
            union all
            select 'payment ' || c.id || ' of ' || c.net_pence || ' into a budget is posted with '
                   || coalesce(sum(e.amount_pence), 0)
              from contribution_payment c
              left join ledger_account l on l.council_id = c.council_id and l.owner_id = c.budget_id
                   and l.kind = 'budget-contribution'
              left join ledger_entry e on e.council_id = c.council_id and e.account_id = l.id and e.transfer_id = c.id
             group by c.council_id, c.id, c.net_pence having coalesce(sum(e.amount_pence), 0) <> c.net_pence
            union all
            select name || ' is below its floor by '
                   || (ring_fenced + debits_pending + debits_posted - credits_posted)
              from account
             where kind like 'budget-%' and credits_posted - debits_posted - debits_pending - ring_fenced < 0
                or kind = 'provider-payable' and credits_posted < debits_posted
            """;

    private LedgerChecks() {}

    /** Fails with each breach by name: sums, balances, histories, holds, floors (R11, R12). */
    public static void check(TestDatabase database) {
        assertThat(breaches(database))
                .as("what is wrong in the ledgers of %s", database.name())
                .isEmpty();
    }

    /** Each breach in a sentence; none when all is well, and where there is no ledger yet. */
    static List<String> breaches(TestDatabase database) {
        if (!database.selectStanding("select to_regclass('ledger_account') is not null as t")
                .equals(List.of("t"))) {
            return List.of();
        }
        return database.selectStanding(BREACHES);
    }
}
