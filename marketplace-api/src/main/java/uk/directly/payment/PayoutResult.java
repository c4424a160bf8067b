package uk.directly.payment;

import java.net.URI;

/** What came of beginning, or going on with, where one's pay goes. */
public sealed interface PayoutResult {

    /** The rail's page. */
    record GoTo(URI address) implements PayoutResult {}

    /** R26: sign in again first. */
    record SignInAgain() implements PayoutResult {}

    /** The rail doesn't answer, or opens no account: nothing was changed. */
    record NotNow() implements PayoutResult {}

    /** They run no provider. */
    record NotFound() implements PayoutResult {}
}
