package uk.directly.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.audit.AuditLine;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Navigation;
import uk.directly.web.testing.RenderedPage;

class AuditPageTests {
    private static final Frame FRAME = Frame.of("Audit trail", RenderedPage.viewer(Navigation.FINANCE));
    private static final UUID ID = UUID.fromString("019a0000-0000-7000-8000-000000000001");

    @Test
    @DisplayName("R61 R103 says who did what, for whom and when, with figures in pounds")
    void saysWhoDidWhatForWhomAndWhen() {
        String text = text("", entry("Priya Shah", "Tom Hall", "visit-approved", Map.of("amountPence", 4450)));

        assertThat(text)
                .contains("4 December 2026, 10:15am")
                .contains("Priya Shah for Tom Hall")
                .contains("visit approved")
                .contains("booking " + ID)
                .contains("amount £44.50");
    }

    @Test
    void namesThePlatformWhereNobodyActed() {
        assertThat(text("", entry(null, null, "booking-expired", Map.of())))
                .contains("Directly itself booking expired");
    }

    @Test
    void saysThatThereIsNothingUnderAnId() {
        assertThat(text(ID.toString())).contains("Nothing is written down under this id.");
        assertThat(text("")).contains("Nothing has been done yet.");
    }

    private static String text(String subject, AuditPage.Entry... entries) {
        return RenderedPage.text(AuditPage.of(FRAME, FormErrors.NONE, subject, List.of(entries), null));
    }

    private static AuditPage.Entry entry(
            @Nullable String who, @Nullable String whom, String action, Map<String, Object> details) {
        return new AuditPage.Entry(
                new AuditLine(
                        ID,
                        Instant.parse("2026-12-04T10:15:00Z"),
                        action,
                        who == null ? null : ID,
                        who,
                        whom == null ? null : ID,
                        whom,
                        "booking",
                        ID,
                        "{}"),
                details);
    }
}
