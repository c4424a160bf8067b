package uk.directly.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTests {

    @Test
    void doublesFromASecondToFiveMinutes() {
        assertThat(BackOff.after(1, 0)).contains(Duration.ofSeconds(1));
        assertThat(BackOff.after(2, 0)).contains(Duration.ofSeconds(2));
        assertThat(BackOff.after(8, 0)).contains(Duration.ofSeconds(128));
        assertThat(BackOff.after(10, 0)).contains(Duration.ofMinutes(5));
        assertThat(BackOff.after(14, 0)).contains(Duration.ofMinutes(5));
    }

    @Test
    void spreadsByUpToAFifth() {
        assertThat(BackOff.after(3, 1)).contains(Duration.ofMillis(4_800));
    }

    @Test
    void givesUpAfterTheLastTry() {
        assertThat(BackOff.after(BackOff.MOST_ATTEMPTS, 0.5)).isEmpty();
    }
}
