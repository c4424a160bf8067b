package uk.directly.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A file of school holidays. */
class SchoolHolidayFileTests {
    @Test
    @DisplayName("both ways of writing a date, with or without titles, with a byte order mark")
    void reads() {
        SchoolHolidayFile file = SchoolHolidayFile.read(
                "\uFEFFName,First day,Last day\r\n\"Christmas, 2026\",21/12/2026,1/1/2027\r\nHalf term,2027-02-15,2027-02-19\r\n");

        assertThat(file.faults()).isEmpty();
        assertThat(file.rows())
                .containsExactly(
                        new SchoolHolidayFile.Row(
                                2, "Christmas, 2026", LocalDate.of(2026, 12, 21), LocalDate.of(2027, 1, 1)),
                        new SchoolHolidayFile.Row(
                                3, "Half term", LocalDate.of(2027, 2, 15), LocalDate.of(2027, 2, 19)));
    }

    @Test
    @DisplayName("each bad row is named with its reason, and the good ones are read")
    void namesBadRows() {
        SchoolHolidayFile file = SchoolHolidayFile.read("""
                Easter,29/3/2027,9/4/2027
                ,1/5/2027,3/5/2027
                Summer,31/6/2027,1/9/2027
                Backwards,2/9/2027,1/9/2027
                Too few
                """);

        assertThat(file.rows()).hasSize(1);
        assertThat(file.faults()).extracting(SchoolHolidayFile.Fault::row).containsExactly(2, 3, 4, 5);
        assertThat(file.faults().get(1).reason()).isEqualTo("Give dates like 21/12/2026 or 2026-12-21.");
        assertThat(SchoolHolidayFile.read("").faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.reason()).startsWith("There are no rows."));
    }
}
