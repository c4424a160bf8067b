package uk.directly.local.demonstration;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** The school holidays of the fictional council, in the weeks in which English schools usually have them. */
final class SchoolHolidays {
    private static final int YEARS = 3;

    private SchoolHolidays() {}

    /** Those of this year and the next ones. */
    static List<Rows.SchoolHoliday> around(LocalDate today) {
        List<Rows.SchoolHoliday> all = new ArrayList<>();
        for (int year = today.getYear(); year < today.getYear() + YEARS; year++) {
            week(all, "February half term " + year, LocalDate.of(year, 2, 15));
            LocalDate easter = monday(LocalDate.of(year, 4, 1));
            add(all, "Easter " + year, easter, easter.plusDays(11));
            week(all, "May half term " + year, LocalDate.of(year, 5, 27));
            add(all, "Summer " + year, LocalDate.of(year, 7, 22), LocalDate.of(year, 9, 1));
            week(all, "October half term " + year, LocalDate.of(year, 10, 26));
            add(all, "Christmas " + year, LocalDate.of(year, 12, 21), LocalDate.of(year + 1, 1, 2));
        }
        return List.copyOf(all);
    }

    private static void week(List<Rows.SchoolHoliday> all, String name, LocalDate about) {
        LocalDate monday = monday(about);
        add(all, name, monday, monday.plusDays(4));
    }

    private static LocalDate monday(LocalDate about) {
        return about.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static void add(List<Rows.SchoolHoliday> all, String name, LocalDate from, LocalDate to) {
        all.add(new Rows.SchoolHoliday(Identifiers.of("school holiday", all.size() + 1), name, from, to));
    }
}
