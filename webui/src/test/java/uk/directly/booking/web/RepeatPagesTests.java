package uk.directly.booking.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.booking.Extras;
import uk.directly.booking.Quote;
import uk.directly.booking.Refusal;
import uk.directly.booking.Series;
import uk.directly.booking.SeriesMore;
import uk.directly.booking.SeriesPreview;
import uk.directly.booking.model.LeftOut;
import uk.directly.rate.Engagement;
import uk.directly.rate.Span;
import uk.directly.web.Choice;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.RenderedPage;

class RepeatPagesTests {
    private static final Viewer TOM = RenderedPage.viewer(Navigation.HOLDER);
    private static final Viewer AISHA = RenderedPage.viewer(Navigation.PROVIDER);
    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    private static final LocalDate TUESDAY = LocalDate.parse("2026-12-08");
    private static final Again WEEKLY = Again.everyWeeks(1, TUESDAY);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=WEEKLY;BYDAY=TU|every Tuesday",
                "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270301|every Tuesday and Thursday until 1 March 2027",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=6|every other week on Monday, 6 times",
                "FREQ=WEEKLY;INTERVAL=3|every 3 weeks",
                "FREQ=DAILY|every day",
                "FREQ=DAILY;INTERVAL=2;COUNT=1|every 2 days, 1 time",
                "FREQ=MONTHLY;BYDAY=1TU|on the dates that are listed",
                "FREQ=WEEKLY;BYDAY=TU;BYMONTH=1|on the dates that are listed"
            })
    void saysRulesInWords(String rule, String words) {
        assertThat(AgainWords.of(rule)).isEqualTo(words);
    }

    @Test
    void writesTheRuleThatWasChosen() {
        assertThat(Again.weekly(2, Set.of(DayOfWeek.THURSDAY, DayOfWeek.TUESDAY), LocalDate.parse("2027-03-01"))
                        .rule())
                .isEqualTo("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20270301");
    }

    @Test
    @DisplayName("Sign-in, Back and reload come back to the same dates: all of it stands in the address")
    void standsInTheAddress() {
        Again again = WEEKLY.without(true, true).except(Set.of(TUESDAY.plusWeeks(1), TUESDAY.plusWeeks(3)));
        Trail trail = Trail.of(new UUID(0, 5), Map.of("start", "2026-12-08T09:30:00Z", "end", "2026-12-08T12:00:00Z"))
                .again(again);

        assertThat(trail.check().path()).endsWith("/dates");
        Map<String, String> read = new java.util.HashMap<>();
        trail.check().fields().forEach(field -> read.put(field.name(), field.value()));
        assertThat(Trail.of(new UUID(0, 5), read)).isEqualTo(trail);
        assertThat(trail.again(null).check().path()).endsWith("/check");
    }

    @Test
    @DisplayName(
            "R51 each date stands with its price, what can't be and what is left out; the button says what it promises")
    void showsEachDate() {
        Quote quote = Offered.quote(1_780L, 62_400);
        SeriesPreview preview = new SeriesPreview(
                List.of(
                        new SeriesPreview.Possible(TUESDAY, quote, true, "Gardening with Green Gate"),
                        new SeriesPreview.Clash(TUESDAY.plusWeeks(1), quote.span(), new Refusal.NotAvailable(), true),
                        new SeriesPreview.Without(TUESDAY.plusWeeks(2), LeftOut.SCHOOL_HOLIDAY),
                        new SeriesPreview.Without(TUESDAY.plusWeeks(3), LeftOut.TAKEN_OUT),
                        new SeriesPreview.Possible(TUESDAY.plusWeeks(8), quote, false, null)),
                TUESDAY.plusWeeks(5),
                true);
        DatesPages pages = pages(quote, preview);

        DatesPage page = pages.page(FormErrors.NONE);
        String text = RenderedPage.textForPeople(page);

        assertThat(text)
                .contains("Every Tuesday")
                .contains("You also have Gardening with Green Gate then")
                .contains("Not free then")
                .contains("School holidays")
                .contains("You took it out")
                .contains("See the later dates")
                .contains("Book 1 visit and promise ");
        assertThat(page.action()).contains("except=2026-12-15");
        assertThat(page.here().toString()).doesNotContain("except=");
    }

    @Test
    @DisplayName("R12 where the money doesn't reach, what is missing stands instead of the button")
    void saysWhatIsMissing() {
        Quote quote = Offered.quote(1_780L, 1_000);
        SeriesPreview preview = new SeriesPreview(
                List.of(new SeriesPreview.Possible(TUESDAY, quote, true, null)), TUESDAY.plusWeeks(5), false);

        String html = RenderedPage.html(pages(quote, preview).page(FormErrors.NONE));

        assertThat(html).contains(" short, nothing was taken.").doesNotContain("Book 1 visit and promise");
    }

    @Test
    void nothingIsLeftToBook() {
        Quote quote = Offered.quote(1_780L, 62_400);
        SeriesPreview none = new SeriesPreview(
                List.of(new SeriesPreview.Without(TUESDAY, LeftOut.BANK_HOLIDAY)), TUESDAY.plusWeeks(5), false);

        assertThat(RenderedPage.textForPeople(pages(quote, none).page(FormErrors.NONE)))
                .contains("None of these dates can be booked")
                .contains("Bank holiday");
    }

    private static DatesPages pages(Quote quote, SeriesPreview preview) {
        Screens.Basis basis = new Screens.Basis(quote.offer(), List.of(quote.budget()), List.of());
        Again again = WEEKLY.except(Set.of(TUESDAY.plusWeeks(3)));
        Trail trail = Trail.of(
                        quote.offer().id(),
                        Map.of(
                                "start", quote.span().start().toString(),
                                "end", quote.span().end().toString(),
                                "for", Offered.GOING_OUT.id().toString(),
                                "key", "k"))
                .again(again);
        return new DatesPages(TOM, basis, trail, again, preview);
    }

    @Test
    @DisplayName("R51 the page of a series shows where each visit stands, also what the money doesn't reach yet")
    void showsASeries() {
        Series series = series(NOW);

        assertThat(RenderedPage.textForPeople(RepeatWords.person(TOM, series, NOW, "moved")))
                .contains("Every Tuesday")
                .contains("Not in school holidays")
                .contains("doesn’t reach for 1 visit yet")
                .contains("Not promised yet: it would take £44.50")
                .contains("Not free then")
                .contains("Changed. We asked again");
        assertThat(RenderedPage.textForPeople(RepeatWords.provider(AISHA, series, NOW)))
                .contains("You said yes")
                .contains("Say no to more of these visits");
        assertThat(RenderedPage.textForPeople(RepeatWords.person(TOM, series(null), NOW, null)))
                .contains("One yes is for all of them");
    }

    @Test
    void endingAndMovingShowWhatTheyCost() {
        RepeatEndPage end = new RepeatEndPage(
                Frame.of("End these visits", TOM),
                "/repeats/1",
                "Going out with Aisha K",
                List.of(Choice.of("2026-12-08", "Tuesday 8 December")),
                "from",
                "From which visit on?",
                "2026-12-08",
                null,
                List.of("This costs £20.00 in all, by what you both agreed about cancelling."),
                "/repeats/1/end",
                "2000",
                "End these visits",
                FormErrors.NONE);
        RepeatMovePage move = new RepeatMovePage(
                Frame.of("Move visits", TOM),
                "/repeats/1",
                "Going out with Aisha K",
                "/repeats/1/move",
                List.of(Choice.of("2026-12-08", "Tuesday 8 December")),
                "2026-12-08",
                List.of(Choice.of("this", "Only this visit")),
                "this",
                List.of(Choice.of("09:30", "9:30am")),
                "09:30",
                List.of(Choice.of("60", "1 hour")),
                "60",
                List.of("This is free."),
                "0",
                FormErrors.NONE);

        assertThat(RenderedPage.html(end)).contains("This costs £20.00").contains("name=\"charge\" value=\"2000\"");
        assertThat(RenderedPage.textForPeople(move)).contains("This is free.").contains("Yes, move");
    }

    @Test
    void asksHowItComesAgain() {
        AgainPage page = new AgainPage(
                Frame.of("When does it come again?", TOM).withError(),
                "/back",
                "The first visit: Aisha K, Tuesday",
                uk.directly.web.Address.of("/book/1/again"),
                List.of(Choice.of("MO", "Monday"), Choice.of("TU", "Tuesday")),
                List.of("TU"),
                List.of(Choice.of("1", "Every week")),
                "1",
                new DateParts("31", "2", "2027"),
                List.of(Choice.of("school", "Not in school holidays")),
                List.of("school"),
                FormErrors.one("until", "Enter a real date, like 8 12 2026"));

        assertThat(RenderedPage.html(page)).contains("value=\"31\"").contains("value=\"TU\" checked");
        assertThat(RenderedPage.textForPeople(page)).contains("Enter a real date");
    }

    @ParameterizedTest
    @EnumSource(CalendarPages.Way.class)
    void aCalendarSaysEachVisitInWords(CalendarPages.Way way) {
        CalendarPages mine = new CalendarPages(TOM, CalendarPages.Side.PERSON, way, LocalDate.parse("2026-12-03"));
        CalendarPages theirs =
                new CalendarPages(AISHA, CalendarPages.Side.PROVIDER, way, LocalDate.parse("2026-12-03"));

        assertThat(mine.from()).isBeforeOrEqualTo("2026-12-03");
        assertThat(mine.to()).isAfterOrEqualTo("2026-12-03");
        assertThat(RenderedPage.textForPeople(mine.page(List.of(Visits.confirmed()), visit -> "Booked")))
                .contains("Thursday 3 December, 9:30am to midday")
                .contains("with Aisha K")
                .contains("Booked");
        assertThat(RenderedPage.textForPeople(theirs.page(List.of(Visits.confirmed()), visit -> "Booked")))
                .contains("for Tom");
        assertThat(RenderedPage.textForPeople(mine.page(List.of(), visit -> "")))
                .contains("No visits then.");
    }

    @Test
    @DisplayName("a phone shows the calendar as a list, day by day, each visit a link that says its day too")
    void aCalendarIsAListOfDaysOnAPhone() {
        CalendarPage page = new CalendarPages(
                        AISHA, CalendarPages.Side.PROVIDER, CalendarPages.Way.WEEK, LocalDate.parse("2026-12-03"))
                .page(List.of(Visits.confirmed(), Visits.confirmed()), visit -> "Booked");

        assertThat(page.days()).hasSize(1);
        CalendarPage.Day day = page.days().getFirst();
        assertThat(day.name()).isEqualTo("Thursday 3 December");
        assertThat(day.visits()).hasSize(2).allSatisfy(visit -> {
            assertThat(visit.text()).isEqualTo("9:30am to midday");
            assertThat(visit.href()).startsWith("/my-visits/");
            assertThat(visit.lines()).last().isEqualTo("Booked");
        });
        assertThat(RenderedPage.html(page)).contains("app-on-phones").contains("app-on-wider");
    }

    @Test
    @DisplayName("R101 the address of a calendar is shown once, and can be made anew or taken away")
    void showsAnAddressOnce() {
        Frame frame = Frame.of("Visits in your own calendar", TOM);
        CalendarAddressPage none = new CalendarAddressPage(frame, "/c", null, null, "/c/address", "/c/address/end");
        CalendarAddressPage made = new CalendarAddressPage(
                frame,
                "/c",
                "You have an address since 1 December 2026.",
                "https://x/calendar/s.ics",
                "/c/address",
                "/e");

        assertThat(RenderedPage.textForPeople(none))
                .contains("Make an address")
                .doesNotContain("Take the address away");
        assertThat(RenderedPage.textForPeople(made))
                .contains("https://x/calendar/s.ics")
                .contains("We can’t show it again")
                .contains("Make a new address")
                .contains("Take the address away");
    }

    @Test
    void schoolHolidaysAreKeptByOfficers() {
        SchoolHolidaysPage page = new SchoolHolidaysPage(
                Frame.of("School holidays", RenderedPage.viewer(Navigation.FINANCE)),
                List.of(new SchoolHolidaysPage.Line("Christmas", "21 December 2026 to 1 January 2027", "/r")),
                "",
                DateParts.EMPTY,
                DateParts.EMPTY,
                FormErrors.NONE);

        assertThat(RenderedPage.text(page)).contains("Christmas").contains("Add a holiday");
    }

    @Test
    @DisplayName("R51 R106 both sides read that no new visit comes, and who comes reads no reason")
    void saysThatItStopped() {
        assertThat(RenderedPage.text(
                        RepeatWords.person(RenderedPage.viewer(Navigation.HOLDER), series(NOW, "frozen"), NOW, null)))
                .contains("The council stopped new bookings from your money for now");
        assertThat(RenderedPage.text(
                        RepeatWords.provider(RenderedPage.viewer(Navigation.PROVIDER), series(NOW, "frozen"), NOW)))
                .contains("No new visits are booked for Tom for now. What is booked stays booked")
                .doesNotContain("council stopped")
                .doesNotContain("money");
        assertThat(RenderedPage.text(
                        RepeatWords.provider(RenderedPage.viewer(Navigation.PROVIDER), series(NOW, "ended"), NOW)))
                .contains("No new visits are booked for Tom any more.");
    }

    private static Series series(@Nullable Instant accepted) {
        return series(accepted, null);
    }

    private static Series series(@Nullable Instant accepted, @Nullable String stopped) {
        return new Series(
                new UUID(0, 1),
                new UUID(0, 2),
                1,
                Series.State.RUNNING,
                new UUID(0, 3),
                "Tom",
                new UUID(0, 4),
                new UUID(0, 5),
                "Getting out",
                null,
                new UUID(0, 6),
                "Going out together",
                Engagement.SELF_EMPLOYED,
                new Booking.Provider(new UUID(0, 7), "Aisha K", "personal-assistant"),
                WEEKLY.rule(),
                Instant.parse("2026-12-08T09:30:00Z"),
                Instant.parse("2026-12-08T12:00:00Z"),
                List.of(),
                true,
                false,
                false,
                null,
                accepted,
                null,
                null,
                new SeriesMore(1, Extras.NONE, false),
                stopped,
                new UUID(0, 3),
                NOW,
                List.of(
                        visit(TUESDAY, "booked", BookingState.CONFIRMED, null),
                        visit(TUESDAY.plusWeeks(6), "short", null, null),
                        visit(TUESDAY.plusWeeks(7), "skipped", null, "not-available")));
    }

    private static Series.Visit visit(
            LocalDate day, String state, @Nullable BookingState booking, @Nullable String why) {
        Span span = new Span(
                day.atTime(9, 30).atZone(uk.directly.web.DateWords.LONDON).toInstant(),
                day.atTime(12, 0).atZone(uk.directly.web.DateWords.LONDON).toInstant());
        boolean isShort = state.equals("short");
        return new Series.Visit(
                day,
                state,
                booking == null ? null : new UUID(0, 9),
                booking,
                1,
                4_450L,
                NOW,
                why == null ? span.start() : null,
                why == null ? span.end() : null,
                isShort ? Long.valueOf(4_450) : null,
                isShort ? Long.valueOf(0) : null,
                why);
    }
}
