package uk.directly.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * After each test, whatever it did: in every database in use all ledgers sum to zero, each account is the sum of its
 * entries, and none is below its floor (R11, R12).
 */
public final class LedgersSumToZero implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext context) {
        TestDatabase.open().forEach(LedgerChecks::check);
    }
}
