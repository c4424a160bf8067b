package uk.directly.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** A file of school holidays: good rows go in, bad ones are named, and the same file again changes nothing. */
@WithDatabase
class SchoolHolidayImportsIT {
    private static final String FILE = """
            name,first day,last day
            Christmas 2026,21/12/2026,1/1/2027
            Half term,15/2/2027,19/2/2027
            """;

    private static final int ROUNDS = 20;

    private final TestDatabase database;
    private final SeriesDesk desk;

    SchoolHolidayImportsIT(TestDatabase database) {
        this.database = database;
        desk = new SeriesDesk(database, 62_400);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @DisplayName("good rows go in once; the same file again changes nothing; another name of the same days is taken")
    void takesOnce() {
        assertThat(take(FILE)).isEqualTo(new SchoolHolidayImports.Taken(2, 0, List.of()));
        assertThat(take(FILE)).isEqualTo(new SchoolHolidayImports.Taken(0, 2, List.of()));
        assertThat(desk.count("select count(*) from audit_event where action = 'school-holiday-added'"))
                .isEqualTo(2);

        assertThat(take("Spring half term,2027-02-15,2027-02-19"))
                .isEqualTo(new SchoolHolidayImports.Taken(1, 0, List.of()));
        assertThat(desk.select("select name from school_holiday order by during"))
                .containsExactly("Christmas 2026", "Spring half term");
    }

    @Test
    @DisplayName(
            "rows that can't be read and days that another holiday has are named; the good ones go in all the same")
    void namesTheOthers() {
        SchoolHolidayImports.Taken taken = take(FILE + """
                New Year,1/1/2027,2/1/2027
                Easter,29/3/2027,9/4/2027
                Wrong,31/6/2027,1/7/2027
                """);

        assertThat(taken.added()).isEqualTo(3);
        assertThat(taken.rejected())
                .containsExactly(
                        new SchoolHolidayFile.Fault(4, "Another holiday has some of these days."),
                        new SchoolHolidayFile.Fault(6, "Give dates like 21/12/2026 or 2026-12-21."));
        assertThat(desk.count("select count(*) from school_holiday")).isEqualTo(3);
    }

    @Test
    @DisplayName("two send the same file at once: each holiday is there once")
    void race() {
        SchoolHolidayImports imports = desk.get(SchoolHolidayImports.class);
        for (int round = 0; round < ROUNDS; round++) {
            database.execute("delete from school_holiday");

            List<SchoolHolidayImports.Taken> both = Flux.range(0, 2)
                    .flatMap(each -> imports.take(desk.tom, FILE).subscribeOn(Schedulers.boundedElastic()))
                    .collectList()
                    .blockOptional()
                    .orElseThrow();

            assertThat(both).allSatisfy(taken -> assertThat(taken.rejected()).isEmpty());
            assertThat(desk.count("select count(*) from school_holiday")).isEqualTo(2);
        }
    }

    private SchoolHolidayImports.Taken take(String text) {
        return desk.get(SchoolHolidayImports.class)
                .take(desk.tom, text)
                .blockOptional()
                .orElseThrow();
    }
}
