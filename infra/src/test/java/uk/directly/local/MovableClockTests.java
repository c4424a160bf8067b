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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class MovableClockTests {
    private static final Instant REAL = Instant.parse("2026-11-22T10:00:00.250Z");

    @TempDir
    Path folder;

    private MovableClock clock;
    private ClockEndpoint endpoint;
    private final List<Instant> due = new ArrayList<>();
    private final List<Instant> looked = new ArrayList<>();

    @BeforeEach
    void aClock() {
        clock = clockAt(REAL);
        endpoint = new ClockEndpoint(clock, this::next, () -> Mono.fromSupplier(this::look));
    }

    @Test
    void isRealTimeUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo(REAL);
        assertThat(endpoint.read()).isEqualTo(Map.of("now", "2026-11-22T10:00:00Z"));
    }

    @Test
    void ticksOnFromTheMomentItWasSetTo() {
        move("2026-12-01T09:00:00Z");

        Clock later = clockAt(REAL.plusSeconds(90));

        assertThat(later.instant()).isEqualTo(Instant.parse("2026-12-01T09:01:30Z"));
    }

    @Test
    void takesAnyOffset() {
        move("2027-06-01T10:00:00+01:00");

        assertThat(clock.instant()).isEqualTo(Instant.parse("2027-06-01T09:00:00Z"));
        assertThat(clock.withZone(ZoneId.of("Europe/London")).instant()).isEqualTo(clock.instant());
    }

    @Test
    void refusesToGoBackAndSaysWhatTimeItIs() {
        move("2026-12-01T09:00:00Z");

        WebEndpointResponse<Map<String, Object>> answer = move("2026-11-30T09:00:00Z");

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getBody()).extractingByKey("detail").asString().contains("It is 2026-12-01T09:00:00Z");
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-12-01T09:00:00Z"));
    }

    @Test
    void takesTheSecondThatItIs() {
        WebEndpointResponse<Map<String, Object>> answer = move("2026-11-22T10:00:00Z");

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(clock.instant()).isEqualTo(REAL);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "tomorrow", "2026-12-01", "2026-12-01T09:00:00", "2100-01-01T00:00:00Z"})
    void refusesWhatIsNoTimeOrTooFar(@Nullable String now) {
        assertThat(move(now).getStatus()).isEqualTo(400);
        assertThat(clock.instant()).isEqualTo(REAL);
    }

    @Test
    void goesBackToRealTimeOnlyWhenAsked() {
        move("2026-12-01T09:00:00Z");

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
        move("2026-11-22T11:00:00.250Z");

        assertThat(Duration.between(REAL, clockAt(REAL).instant())).isEqualTo(Duration.ofHours(1));
    }

    @Test
    @DisplayName("R13 stops on the way wherever something is due, also what became due by that, and then goes on")
    void stopsOnTheWay() {
        Instant third = Instant.parse("2026-11-25T10:00:00Z");
        Instant fifth = Instant.parse("2026-11-27T10:00:00Z");
        due.addAll(List.of(third, Instant.parse("2026-12-30T10:00:00Z")));

        move("2026-12-01T09:00:00Z");

        assertThat(looked).containsExactly(REAL, third, fifth);
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-12-01T09:00:00Z"));
    }

    @Test
    void stopsNowhereWhereItDoesNotGo() {
        due.add(Instant.parse("2026-11-25T10:00:00Z"));

        move("2100-01-01T00:00:00Z");

        assertThat(looked).isEmpty();
        assertThat(clock.instant()).isEqualTo(REAL);
    }

    private WebEndpointResponse<Map<String, Object>> move(@Nullable String now) {
        return endpoint.move(now).blockOptional().orElseThrow();
    }

    private Mono<Instant> next(Instant after, Instant until) {
        return Flux.fromIterable(due)
                .filter(moment -> moment.isAfter(after) && !moment.isAfter(until))
                .next();
    }

    /** What is looked at on the first stop is due again two days later. */
    private long look() {
        looked.add(clock.instant());
        if (looked.size() == 2) {
            due.add(clock.instant().plus(Duration.ofDays(2)));
        }
        return 1;
    }

    private MovableClock clockAt(Instant real) {
        return new MovableClock(Clock.fixed(real, ZoneOffset.UTC), folder.resolve("clock"));
    }
}
