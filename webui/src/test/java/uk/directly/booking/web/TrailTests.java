package uk.directly.booking.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.booking.Along;
import uk.directly.rate.Engagement;

class TrailTests {
    private static final UUID OFFER = new UUID(0, 5);
    private static final UUID LINE = new UUID(0, 4);
    private static final Map<String, String> ANSWERS = Map.of(
            "start",
            Visits.START.toString(),
            "end",
            Visits.END.toString(),
            "for",
            LINE.toString(),
            "as",
            "self-employed",
            "more",
            "self",
            "key",
            "k-1");

    @Test
    void comesBackFromItsOwnAddress() {
        Trail trail = Trail.of(OFFER, ANSWERS);

        assertThat(trail.engagement()).isEqualTo(Engagement.SELF_EMPLOYED);
        assertThat(trail.wayOn()).isEqualTo(Trail.WayOn.SELF);
        assertThat(trail.check().answers().keySet()).containsExactly("start", "end", "for", "as", "more", "key");
        assertThat(trail.check().path()).isEqualTo("/book/" + OFFER + "/check");
    }

    @Test
    @DisplayName("R15 Going back to an earlier screen begins a new booking, coming again to the last one doesn't")
    void onlyTheLastScreenKeepsTheKey() {
        Trail trail = Trail.of(OFFER, ANSWERS);

        assertThat(trail.check().toString()).contains("key=k-1");
        assertThat(trail.purpose().toString()).doesNotContain("key=");
        assertThat(trail.time().toString()).doesNotContain("key=").contains("for=" + LINE);
    }

    @Test
    void bookingAgainSkipsWhatItIsFor() {
        Trail again = Trail.of(OFFER, Map.of("for", LINE.toString()));
        Trail first = Trail.of(OFFER, Map.of());

        assertThat(again.at(Visits.START, Visits.END).next()).startsWith("/book/" + OFFER + "/check?");
        assertThat(first.at(Visits.START, Visits.END).next()).startsWith("/book/" + OFFER + "/for?");
    }

    @Test
    void whatCantBeUnderstoodIsNotAnsweredYet() {
        Trail trail = Trail.of(
                OFFER,
                Map.of("start", "tomorrow", "end", "", "for", "none", "as", "friend", "more", "much", "key", " "));

        assertThat(trail)
                .isEqualTo(new Trail(
                        OFFER, null, null, null, null, null, 1, OnTop.NOTHING, null, null, null, Along.NONE, null));
    }

    @Test
    void goesBackToTheTimeThatWasChosen() {
        assertThat(Trail.of(OFFER, ANSWERS).chosenTime().toString())
                .contains("day=2026-12-03")
                .contains("start=2026-12-03T09%3A30%3A00Z")
                .contains("length=150")
                .doesNotContain("end=");
    }
}
