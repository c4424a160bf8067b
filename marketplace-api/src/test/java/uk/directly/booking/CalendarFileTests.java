package uk.directly.booking;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written is read back by a library that others wrote. */
class CalendarFileTests {
    private static final UUID ID = UUID.fromString("019a0000-0000-7000-8000-000000000001");
    private static final Instant START = Instant.parse("2027-06-03T08:30:00Z");

    @Test
    @DisplayName("R52 a visit is read back as it is: its instants, its name for good, and how often it was changed")
    void isReadBack() {
        ICalendar read = read(entry("Visit with Aisha K", BookingState.CONFIRMED));

        assertThat(read.validate(biweekly.ICalVersion.V2_0).isEmpty()).isTrue();
        assertThat(read.getMethod().getValue()).isEqualTo("PUBLISH");
        VEvent event = read.getEvents().getFirst();
        assertThat(event.getUid().getValue()).isEqualTo(ID + "@directly.uk");
        assertThat(event.getSequence().getValue()).isEqualTo(4);
        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(START);
        assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(START.plusSeconds(9_000));
        assertThat(event.getDateTimeStamp().getValue().toInstant()).isEqualTo("2027-05-30T10:00:00Z");
        assertThat(event.getSummary().getValue()).isEqualTo("Visit with Aisha K");
    }

    @ParameterizedTest
    @EnumSource(BookingState.class)
    void saysWhereEachStands(BookingState state) {
        String expected = switch (state) {
            case ASKING, REQUESTED -> "TENTATIVE";
            case CONFIRMED, RECORDED, QUERIED, SETTLED -> "CONFIRMED";
            case CANCELLED, DECLINED, EXPIRED, DID_NOT_HAPPEN -> "CANCELLED";
        };

        assertThat(read(entry("x", state)).getEvents().getFirst().getStatus().getValue())
                .isEqualTo(expected);
    }

    @Test
    void escapesAndFoldsByOctets() {
        String words = "Tea; cake, \\ and\nmore " + "é".repeat(100);
        String file = CalendarFile.of(List.of(entry(words, BookingState.CONFIRMED)));

        assertThat(file).endsWith("END:VCALENDAR\r\n");
        assertThat(file.split("\r\n")).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(Biweekly.parse(file)
                        .first()
                        .getEvents()
                        .getFirst()
                        .getSummary()
                        .getValue())
                .isEqualTo(words);
    }

    @Test
    void holdsAsManyAsThereAre() {
        List<CalendarEntry> many = IntStream.range(0, 50)
                .mapToObj(n -> new CalendarEntry(
                        new UUID(1, n), 1, "x", BookingState.CONFIRMED, START, START.plusSeconds(60), START))
                .toList();

        assertThat(Biweekly.parse(CalendarFile.of(many)).first().getEvents()).hasSize(50);
        assertThat(Biweekly.parse(CalendarFile.of(List.of())).first().getEvents())
                .isEmpty();
    }

    private static ICalendar read(CalendarEntry entry) {
        return Biweekly.parse(CalendarFile.of(List.of(entry))).first();
    }

    private static CalendarEntry entry(String words, BookingState state) {
        return new CalendarEntry(
                ID, 4, words, state, START, START.plusSeconds(9_000), Instant.parse("2027-05-30T10:00:00Z"));
    }
}
