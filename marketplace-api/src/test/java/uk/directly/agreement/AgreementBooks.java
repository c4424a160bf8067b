package uk.directly.agreement;

import java.time.Clock;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.testing.TestDatabase;

/** Reads agreements in the tests of features to the right. */
public final class AgreementBooks {
    private AgreementBooks() {}

    /** Over this database, at this time. */
    public static AgreementBook of(TestDatabase database, Clock clock) {
        return new AgreementBook(database.client(), JsonMapper.builder().build(), clock);
    }
}
