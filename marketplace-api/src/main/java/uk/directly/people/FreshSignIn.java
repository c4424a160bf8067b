package uk.directly.people;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.directly.council.Setting;
import uk.directly.council.SettingsInForce;

/**
 * Whether somebody signed in lately enough to change what would help a thief most: where money goes (R26), and where we write
 * that it goes elsewhere now. In real time: sign-in providers know no other.
 */
public final class FreshSignIn {
    private FreshSignIn() {}

    /**
     * Whether it is fresh.
     *
     * @param signedInAt when; null: nobody knows
     * @param now in real time
     */
    public static boolean is(SettingsInForce council, @Nullable Instant signedInAt, Instant now) {
        return signedInAt != null
                && Duration.between(signedInAt, now).compareTo(council.get(Setting.FRESH_SIGN_IN)) <= 0;
    }
}
