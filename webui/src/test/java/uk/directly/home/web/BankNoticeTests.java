package uk.directly.home.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.bank.BankChange;
import uk.directly.bank.BankState;

@DisplayName("R26 A change of the bank account is said wherever the person comes in")
class BankNoticeTests {
    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    private static final Instant LATER = Instant.parse("2026-12-03T00:00:00Z");

    @Test
    void saysThatItIsNew() {
        assertThat(BankNotice.of(List.of(change(BankState.IN_FORCE, LATER)), NOW, "your pay", "/pay/bank"))
                .contains(
                        new BankNotice("The bank account for your pay was changed on Tuesday 1 December", "/pay/bank"));
    }

    @Test
    void saysThatSomebodyAskedForAnother() {
        assertThat(BankNotice.of(
                        List.of(change(BankState.ASKED, null), change(BankState.IN_FORCE, LATER)),
                        NOW,
                        "your support money",
                        "/money/bank"))
                .map(BankNotice::title)
                .contains("Somebody asked on Tuesday 1 December to change the bank account for your support money");
    }

    @Test
    void saysNothingOfWhatIsOldOrOver() {
        assertThat(BankNotice.of(
                        List.of(change(BankState.STOPPED, null), change(BankState.IN_FORCE, NOW)), NOW, "x", "/"))
                .isEmpty();
    }

    private static BankChange change(BankState state, @Nullable Instant paysFrom) {
        return new BankChange(
                new UUID(0, 1),
                new UUID(0, 2),
                null,
                "Tom",
                "200000",
                "******78",
                "T",
                "match",
                null,
                false,
                state,
                NOW,
                "Tom",
                null,
                null,
                paysFrom == null ? null : NOW,
                paysFrom,
                null);
    }
}
