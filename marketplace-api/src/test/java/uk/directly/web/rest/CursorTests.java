package uk.directly.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CursorTests {
    private static final UUID ID = UUID.fromString("018f5f6e-0000-7000-8000-000000000000");

    @Test
    void comesBackAsItWent() {
        Instant at = Instant.parse("2026-12-01T09:30:00.123456Z");
        LocalDate on = LocalDate.parse("2026-12-01");

        Cursor back = Cursor.parse(Cursor.after("Zoë", 12, at, on, ID, "").toString());

        assertThat(back.text(0)).isEqualTo("Zoë");
        assertThat(back.number(1)).isEqualTo(12);
        assertThat(back.instant(2)).isEqualTo(at);
        assertThat(back.date(3)).isEqualTo(on);
        assertThat(back.id(4)).isEqualTo(ID);
        assertThat(back.text(5)).isEmpty();
    }

    @Test
    void refusesWhatWasChangedOnTheWay() {
        String text = Cursor.after(5L, ID).toString();
        // The last character carries bits that decoding drops.
        for (int place = 0; place < text.length() - 1; place++) {
            char other = text.charAt(place) == 'A' ? 'B' : 'A';
            String changed = text.substring(0, place) + other + text.substring(place + 1);
            assertThatThrownBy(() -> Cursor.parse(changed)).isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() -> Cursor.parse("")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Cursor.parse("%%%")).isInstanceOf(Problem.class);
    }

    @Test
    void refusesTheCursorOfAnotherList() {
        Cursor cursor = Cursor.parse(Cursor.after(ID).toString());

        assertThatThrownBy(() -> cursor.number(0)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> cursor.id(1)).isInstanceOf(Problem.class);
    }
}
