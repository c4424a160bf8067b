package uk.directly.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StoppedTests {
    @Test
    @DisplayName("R104 speaks to the person, and names them to whoever acts for them")
    void namesThePerson() {
        assertThat(stopped(null).title()).isEqualTo("New visits are stopped for now");
        assertThat(stopped(null).stopped()).contains("You can’t book a new visit from this money.");

        Stopped other = stopped("Tom Shah");
        assertThat(other.title()).isEqualTo("New visits are stopped for now for Tom Shah");
        assertThat(other.stopped()).contains("No new visit can be booked from the money of Tom Shah.");
        assertThat(String.join(" ", other.stopped()) + String.join(" ", other.goesOn()))
                .contains("The visits that are booked for Tom Shah stay, and are paid.")
                .doesNotContainIgnoringCase("you");
    }

    private static Stopped stopped(@Nullable String other) {
        return Stopped.of(
                null,
                other,
                "A check.",
                "Amina",
                Instant.parse("2026-12-01T09:00:00Z"),
                LocalDate.of(2026, 12, 8),
                HelpLine.UNKNOWN);
    }
}
