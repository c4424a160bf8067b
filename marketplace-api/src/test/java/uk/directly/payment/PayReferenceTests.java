package uk.directly.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uk.directly.data.Ids;

class PayReferenceTests {

    @Test
    void isAlwaysTheSame() {
        assertThat(PayReference.of(UUID.fromString("01a20151-6c16-7039-8893-e0a2cdaf433e")))
                .isEqualTo("VISITMB6TYGSY");
    }

    @Test
    void fitsABankReferenceAndDiffers() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String reference = PayReference.of(Ids.next());
            assertThat(reference).matches("VISIT[0-9A-HJKMNP-TV-Z]{8}");
            seen.add(reference);
        }
        assertThat(seen).hasSize(1_000);
    }
}
