package uk.directly.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Breaks a ledger behind its triggers' back, in each way once, and expects the checks to say so. */
class LedgerChecksIT {
    /** Triggers and foreign keys off: what is laid by hand here doesn't rest on what it is to check. */
    private static final String BEHIND_ITS_BACK = "set session_replication_role = replica;";

    private final TestDatabase database = TestDatabase.create();

    @BeforeEach
    void aLedgerWithALoadAVisitAndAHold() {
        database.execute(BEHIND_ITS_BACK + """
                create function id(kind text, n int) returns uuid immutable language sql as
                    $$ select (kind || '0000000-0000-0000-0000-00000000000' || n)::uuid $$;
                insert into ledger_account (council_id, id, kind, debits_posted, credits_posted, debits_pending,
                                            credits_pending, entries) values
                    (id('c', 0), id('a', 1), 'council-funding',  1000,    0,  0,  0, 1),
                    (id('c', 0), id('a', 2), 'budget-council',    100, 1000, 50,  0, 2),
                    (id('c', 0), id('a', 3), 'provider-payable',    0,  100,  0, 50, 1);
                insert into ledger_transfer (council_id, id, phase, pending_id, debit_account_id, credit_account_id,
                                             amount_pence, code, subject_kind, subject_id, description, at) values
                    (id('c', 0), id('b', 1), 'direct', null, id('a', 1), id('a', 2), 1000, 'load', 'budget',
                     id('d', 1), 'by hand', '2026-12-01T09:00Z'),
                    (id('c', 0), id('b', 2), 'pending', null, id('a', 2), id('a', 3), 120, 'hold', 'booking',
                     id('d', 2), 'by hand', '2026-12-01T09:00Z'),
                    (id('c', 0), id('b', 3), 'post', id('b', 2), id('a', 2), id('a', 3), 100, 'visit', 'booking',
                     id('d', 2), 'by hand', '2026-12-01T09:00Z'),
                    (id('c', 0), id('b', 4), 'pending', null, id('a', 2), id('a', 3), 50, 'hold', 'booking',
                     id('d', 3), 'by hand', '2026-12-01T09:00Z');
                insert into ledger_entry (council_id, account_id, seq, transfer_id, amount_pence, balance_pence, at)
                values
                    (id('c', 0), id('a', 1), 1, id('b', 1), -1000, -1000, '2026-12-01T09:00Z'),
                    (id('c', 0), id('a', 2), 1, id('b', 1),  1000,  1000, '2026-12-01T09:00Z'),
                    (id('c', 0), id('a', 2), 2, id('b', 3),  -100,   900, '2026-12-01T09:00Z'),
                    (id('c', 0), id('a', 3), 1, id('b', 3),   100,   100, '2026-12-01T09:00Z');
                insert into contribution_due (council_id, budget_id, first_day, last_day, how, amount_pence, paid_pence,
                                              due_on)
                values (id('c', 0), id('e', 1), '2026-12-07', '2026-12-20', 'net', 50, 30, '2026-12-21');
                insert into contribution_ahead (council_id, budget_id, how, pence) values (id('c', 0), id('e', 1), 'net', 10);
                insert into contribution_payment (council_id, id, budget_id, amount_pence, net_pence, gross_pence, paid_on,
                                                  source, reference, recorded_at, recorded_by)
                values (id('c', 0), id('b', 5), id('e', 1), 40, 40, 0, '2026-12-01', 'received', 'BACS',
                        '2026-12-01T09:00Z', id('f', 1));
                insert into ledger_account (council_id, id, kind, owner_id, debits_posted, credits_posted, entries) values
                    (id('c', 0), id('a', 4), 'rail-clearing', null, 40, 0, 1),
                    (id('c', 0), id('a', 5), 'budget-contribution', id('e', 1), 0, 40, 1);
                insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence,
                                             code, subject_kind, subject_id, description, at)
                values (id('c', 0), id('b', 5), 'direct', id('a', 4), id('a', 5), 40, 'contribution', 'budget',
                        id('e', 1), 'by hand', '2026-12-01T09:00Z');
                insert into ledger_entry (council_id, account_id, seq, transfer_id, amount_pence, balance_pence, at)
                values
                    (id('c', 0), id('a', 4), 1, id('b', 5), -40, -40, '2026-12-01T09:00Z'),
                    (id('c', 0), id('a', 5), 1, id('b', 5),  40,  40, '2026-12-01T09:00Z');
                """);
    }

    @AfterEach
    void dropIt() {
        database.close();
    }

    @Test
    void findsNothingInASoundLedger() {
        assertThat(LedgerChecks.breaches(database)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update ledger_account set credits_posted = 1001 where id = id('a', 2)   | are not credits
            update ledger_account set credits_pending = 51 where id = id('a', 3)    | are not pending credits
            update ledger_transfer set amount_pence = 1001 where id = id('b', 1)    | its transfers say
            delete from ledger_transfer where id = id('b', 4)                       | its open holds say
            update ledger_account set entries = 3 where id = id('a', 2)             | counts 3 entries and has 2
            delete from ledger_entry where account_id = id('a', 2) and seq = 1      | entry 2 in place 1
            update ledger_entry set balance_pence = 901 where seq = 2               | with balance 901
            update ledger_entry set transfer_id = id('b', 4) where balance_pence = -1000| differ: -1000 and none
            update ledger_transfer set amount_pence = 99 where id = id('b', 2)      | posts 100 of a hold of 99
            update contribution_due set paid_pence = 29                             | 40 came in and 39 is matched
            update contribution_ahead set pence = 11                                | 40 came in and 41 is matched
            update contribution_payment set net_pence = 39, gross_pence = 1         | of 39 into a budget is posted with 40
            """)
    void namesTheBreach(String change, String sentence) {
        database.execute(BEHIND_ITS_BACK + change);

        assertThat(LedgerChecks.breaches(database))
                .anySatisfy(breach -> assertThat(breach).contains(sentence));
    }

    @ParameterizedTest
    @CsvSource({"budget-council, available_not_negative", "provider-payable, payable_not_negative"})
    void namesAnAccountBelowItsFloor(String kind, String constraint) {
        database.execute(BEHIND_ITS_BACK + "alter table ledger_account drop constraint " + constraint
                + ";update ledger_account set debits_posted = 2000 where kind = '" + kind + "'");

        assertThat(LedgerChecks.breaches(database))
                .anySatisfy(breach -> assertThat(breach).startsWith(kind).contains("below its floor"));
    }
}
