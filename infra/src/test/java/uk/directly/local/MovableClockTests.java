package uk.directly.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

class MovableClockTests {
    private static final Instant REAL = Instant.parse("2026-11-22T10:00:00.250Z");

    @TempDir
    Path folder;

    private MovableClock clock;
    private ClockEndpoint endpoint;

    @BeforeEach
    void aClock() {
        clock = clockAt(REAL);
        endpoint = new ClockEndpoint(clock);
    }

    @Test
    void isRealTimeUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo(REAL);
        assertThat(endpoint.read()).isEqualTo(Map.of("now", "2026-11-22T10:00:00Z"));
    }

    @Test
    void ticksOnFromTheMomentItWasSetTo() {
        endpoint.move("2026-12-01T09:00:00Z");

        Clock later = clockAt(REAL.plusSeconds(90));

        assertThat(later.instant()).isEqualTo(Instant.parse("2026-12-01T09:01:30Z"));
    }

    @Test
    void takesAnyOffset() {
        endpoint.move("2027-06-01T10:00:00+01:00");

        assertThat(clock.instant()).isEqualTo(Instant.parse("2027-06-01T09:00:00Z"));
        assertThat(clock.withZone(ZoneId.of("Europe/London")).instant()).isEqualTo(clock.instant());
    }

    @Test
    void refusesToGoBackAndSaysWhatTimeItIs() {
        endpoint.move("2026-12-01T09:00:00Z");

        WebEndpointResponse<Map<String, Object>> answer = endpoint.move("2026-11-30T09:00:00Z");

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getBody()).extractingByKey("detail").asString().contains("It is 2026-12-01T09:00:00Z");
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-12-01T09:00:00Z"));
    }

    @Test
    void takesTheSecondThatItIs() {
        WebEndpointResponse<Map<String, Object>> answer = endpoint.move("2026-11-22T10:00:00Z");

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(clock.instant()).isEqualTo(REAL);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "tomorrow", "2026-12-01", "2026-12-01T09:00:00", "2100-01-01T00:00:00Z"})
    void refusesWhatIsNoTimeOrTooFar(@Nullable String now) {
        assertThat(endpoint.move(now).getStatus()).isEqualTo(400);
        assertThat(clock.instant()).isEqualTo(REAL);
    }

    @Test
    void goesBackToRealTimeOnlyWhenAsked() {
        endpoint.move("2026-12-01T09:00:00Z");

        endpoint.useRealTime();

        assertThat(clock.instant()).isEqualTo(REAL);
        assertThat(clockAt(REAL).instant()).isEqualTo(REAL);
    }

    @Test
    void refusesToGuessWhenItsFileIsSpoilt() throws IOException {
        Files.writeString(folder.resolve("clock"), "half past nine");

        assertThatThrownBy(() -> clockAt(REAL)).isInstanceOf(RefusedStartException.class);
    }

    @Test
    void staysAheadByTheSameAfterARestart() {
        endpoint.move("2026-11-22T11:00:00.250Z");

        assertThat(Duration.between(REAL, clockAt(REAL).instant())).isEqualTo(Duration.ofHours(1));
    }

    private MovableClock clockAt(Instant real) {
        return new MovableClock(Clock.fixed(real, ZoneOffset.UTC), folder.resolve("clock"));
    }
}
