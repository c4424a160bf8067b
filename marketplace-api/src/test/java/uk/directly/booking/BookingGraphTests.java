package uk.directly.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The graph is whole, and what is printed of it is what it is. */
class BookingGraphTests {
    private static final Path PAGE = Path.of("..", "docs", "booking-states.md");

    @Test
    @DisplayName("every state stands in the graph, every event leads somewhere, every state but the first is reached")
    void isWhole() {
        assertThat(BookingGraph.states()).containsExactlyInAnyOrder(BookingState.values());
        for (BookingEvent event : BookingEvent.values()) {
            assertThat(BookingState.values())
                    .as(event.slug())
                    .anyMatch(state -> BookingGraph.next(state, event).isPresent());
        }
        for (BookingState state : BookingState.values()) {
            boolean first = state == BookingState.ASKING || state == BookingState.REQUESTED;
            assertThat(first
                            || Arrays.stream(BookingState.values())
                                    .anyMatch(from -> from != state && BookingGraph.moves(from, state)))
                    .as("something leads to " + state.slug())
                    .isTrue();
            assertThat(BookingGraph.refusal(state)).endsWith(".");
        }
    }

    @Test
    @DisplayName("docs/booking-states.md is what the graph says; run with -Ddirectly.print=true to print it anew")
    void isPrinted() throws IOException {
        if (Boolean.getBoolean("directly.print")) {
            Files.writeString(PAGE, BookingGraph.page(), StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(PAGE, StandardCharsets.UTF_8)).isEqualTo(BookingGraph.page());
    }
}
