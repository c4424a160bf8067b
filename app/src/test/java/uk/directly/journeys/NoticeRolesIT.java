package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.directly.running.PlainBrowser;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** The wrong people at what others are told, and at the officers' pages about it (R102, R106). */
@WholeApplication
class NoticeRolesIT {
    private static final List<String> ALL = List.of(
            "holder",
            "carer",
            "nominee",
            "helper",
            "self-funder",
            "pa",
            "accreditation",
            "finance",
            "social-work",
            "commissioner",
            "support");

    private final RunningDirectly directly;

    NoticeRolesIT(RunningDirectly directly) {
        this.directly = directly;
    }

    @ParameterizedTest
    @CsvSource({
        "/notices/calls, support",
        "/notices/late, support",
        "/notices/held, support social-work",
        "/notices/held/new, support social-work"
    })
    @DisplayName("R106 what officers do about notices is theirs alone")
    void officersOnly(String path, String roles) {
        Set<String> allowed = Set.of(roles.split(" ", -1));

        for (String persona : ALL) {
            assertThat(PlainBrowser.signedIn(directly, persona).get(path).status())
                    .as("%s at %s", persona, path)
                    .isEqualTo(allowed.contains(persona) ? 200 : 403);
        }
    }

    @Test
    @DisplayName("R102 nobody reads another's notices; what isn't there isn't found")
    void nobodyReadsAnothers() {
        UUID visit = new Holder(directly.api(), "holder")
                .book(
                        Holder.offerOf(directly.api(), "pa"),
                        directly.firstDay()
                                .plusDays(20)
                                .atTime(LocalTime.of(9, 30))
                                .atZone(ZoneId.of("Europe/London"))
                                .toInstant(),
                        Duration.ofHours(2))
                .id();
        directly.api().post("pa", "/api/v1/bookings/" + visit + "/accept", Map.of());
        PlainBrowser tom = PlainBrowser.signedIn(directly, "holder");
        assertThat(Waiting.until(() -> tom.get("/notices").html(), html -> html.contains("Your visit is booked")))
                .contains("Your visit is booked");

        for (String persona : List.of("holder-own-bank", "self-funder", "pa", "finance", "support", "commissioner")) {
            assertThat(PlainBrowser.signedIn(directly, persona).get("/notices").html())
                    .as(persona)
                    .contains("Your notices")
                    .doesNotContain("/visits/" + visit);
        }
        PlainBrowser support = PlainBrowser.signedIn(directly, "support");
        assertThat(support.get("/notices/calls/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(support.get("/notices/late/" + UUID.randomUUID() + "/letter.pdf")
                        .status())
                .isEqualTo(404);
        assertThat(support.get("/demonstration/outbox/" + UUID.randomUUID() + "/letter.pdf")
                        .status())
                .isEqualTo(404);
    }
}
