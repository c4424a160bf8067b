package uk.directly.budget.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.budget.Award;
import uk.directly.budget.AwardChange;
import uk.directly.budget.AwardKind;
import uk.directly.budget.AwardRefusal;
import uk.directly.budget.AwardRequest;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.MoneyRoute;
import uk.directly.budget.Paid;
import uk.directly.budget.ReviewBand;
import uk.directly.budget.RouteChoice;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.RenderedPage;

class AwardPagesTests {
    private static final Viewer COLIN = RenderedPage.viewer(Navigation.FINANCE);
    private static final UUID TOM = new UUID(0, 2);

    @Test
    void showsAnAwardWithItsHistory() {
        List<AwardChange> changes = List.of(
                SomeAwards.change(
                        AwardChange.What.CHANGED,
                        LocalDate.of(2027, 4, 5),
                        SomeAwards.terms(33_000, 1_200),
                        "Yearly review"),
                SomeAwards.change(
                        AwardChange.What.RECORDED, LocalDate.of(2026, 4, 1), SomeAwards.terms(30_000, 1_000), null));
        RouteChoice choice = new RouteChoice(
                MoneyRoute.CARD_ACCOUNT, null, "Tom Okafor", null, Instant.parse("2026-04-02T09:00:00Z"));

        String text = RenderedPage.text(AwardPages.page(
                COLIN,
                SomeAwards.toms(),
                changes,
                List.of(choice),
                null,
                SomeAwards.TODAY,
                false,
                "The change is recorded."));

        assertThat(text)
                .contains("Direct payment of Tom Okafor")
                .contains("The change is recorded.")
                .contains("Case DC-20405")
                .contains("Net: the contribution is taken off before it is paid in")
                .contains("Until 13 December 2026 Next: £604.00 for 14 December 2026 to 27 December 2026")
                .contains(
                        "5 October 2026 to 4 April 2027 £312.00 a week, net of £10.00, fortnightly, review band standard")
                .contains("Changed from 5 April 2027")
                .contains("Why: Yearly review")
                .contains("Colin Ashworth, 20 November 2026")
                .contains("2 April 2026: Card-style account, by Tom Okafor");
    }

    @Test
    void listsByNameAndGoesOn() {
        Award award = SomeAwards.toms();
        AwardsPage page = AwardsPage.of(
                Frame.of("People", COLIN),
                "oka",
                List.of(award, award),
                1,
                List.of(new Award.Holder(new UUID(0, 6), "Ada Okafor", null)),
                SomeAwards.TODAY);

        assertThat(RenderedPage.text(page))
                .contains("Tom Okafor DC-20405 Direct payment £312.00 1 April 2026, open-ended 13 December 2026")
                .contains("People without an award")
                .contains("Ada Okafor none");
        assertThat(page.next()).isEqualTo("/awards?q=oka&after=Tom+Okafor&id=" + SomeAwards.ID);
    }

    @Test
    void readsAFilledInForm() {
        assertThat(form(Map.of()).read(TOM))
                .isInstanceOfSatisfying(
                        AwardForm.Reading.Understood.class,
                        read -> assertThat(read.request())
                                .isEqualTo(new AwardRequest(
                                        TOM,
                                        AwardKind.DIRECT_PAYMENT,
                                        new AwardTerms(123_450, Paid.NET, 1_000, 2, ReviewBand.LIGHT, 1050),
                                        LocalDate.of(2026, 12, 9),
                                        null,
                                        List.of("Getting up", "Seeing friends"),
                                        null,
                                        null)));
    }

    @Test
    void saysWhatIsWrongBesideEachField() {
        assertThat(wrong(Map.of("kind", "")).of("kind")).contains("what kind");
        assertThat(wrong(Map.of("weekly", "lots")).of("weekly")).contains("312.50");
        assertThat(wrong(Map.of("weekly", "-3")).of("weekly")).contains("312.50");
        assertThat(wrong(Map.of("paid", "")).of("paid")).contains("net or gross");
        assertThat(wrong(Map.of("contribution", "x")).of("contribution")).contains("312.50");
        assertThat(wrong(Map.of("cycle", "")).of("cycle")).contains("how often");
        assertThat(wrong(Map.of("band", "")).of("band")).contains("review band");
        assertThat(wrong(Map.of("planned", "many")).of("planned")).contains("17:30");
        assertThat(wrong(Map.of("from-day", "31", "from-month", "2")).of("from"))
                .contains("day, month and year");
        assertThat(wrong(Map.of("to-day", "31")).of("to")).contains("day, month and year");
    }

    @Test
    @DisplayName("What is wrong is shown in the summary and beside the field, with all that was typed")
    void showsTheFormAgain() {
        FormErrors errors =
                AwardRefusalWords.of(new AwardRefusal.Overlaps(new UUID(0, 3), LocalDate.of(2026, 4, 1), null));
        AwardFormPage page = new AwardFormPage(
                Frame.of("Record an award", COLIN).withError(),
                AwardFormPage.Task.RECORD,
                "/awards",
                "Tom Okafor",
                "",
                form(Map.of()),
                List.of(),
                null,
                "/awards/for/x/record",
                errors);

        assertThat(RenderedPage.html(page))
                .contains("href=\"#kind\"")
                .contains("id=\"kind-error\"")
                .contains("1 April 2026, open-ended. Change that one, or end it first")
                .contains("value=\"£1,234.50\"")
                .contains("Getting up");
    }

    @Test
    @DisplayName("A change shows what is and what will be, and how long it lasts")
    void showsAChangeBeforeItIsMade() {
        AwardForm form = new AwardForm(
                "",
                "320.00",
                "net",
                "10.00",
                "2",
                DateParts.of(LocalDate.of(2026, 12, 14)),
                DateParts.EMPTY,
                "standard",
                "17:30",
                "",
                "",
                "New assessment");
        AwardChangePages.Reading read = AwardChangePages.read(SomeAwards.toms(), form);

        assertThat(read.errors().isEmpty()).isTrue();
        assertThat(read.change()).isNotNull().satisfies(change -> {
            assertThat(change.terms().to()).isEqualTo(LocalDate.of(2027, 4, 4));
            assertThat(change.terms().terms().plannedMinutesWeekly()).isEqualTo(1050);
        });
    }

    @Test
    void refusesAChangeOfWhatIsPaid() {
        AwardForm form = AwardForm.of(SomeAwards.terms(32_000, 1_000));
        AwardForm early = new AwardForm(
                form.kind(),
                form.weekly(),
                form.paid(),
                form.contribution(),
                form.cycle(),
                DateParts.of(SomeAwards.PAID_UNTIL),
                DateParts.EMPTY,
                form.band(),
                "",
                "",
                "",
                "Why not");

        assertThat(AwardChangePages.read(SomeAwards.toms(), early).errors().of("from"))
                .contains("Let the change begin on 14 December 2026 or later");
        assertThat(AwardChangePages.read(SomeAwards.toms(), form).errors().of("reason"))
                .contains("Say why");
    }

    @Test
    @DisplayName("R15 the second of two clicks is asked behind its key, not refused for what the first did")
    void knowsTheSecondClick() {
        AwardForm same = AwardForm.of(Map.of(
                "weekly", "312.00",
                "paid", "net",
                "contribution", "10",
                "cycle", "2",
                "band", "standard",
                "from-day", "14",
                "from-month", "12",
                "from-year", "2026",
                "reason", "Once more")::get);
        AwardChangePages.Reading read = AwardChangePages.read(SomeAwards.toms(), same);

        assertThat(read.change()).isNull();
        assertThat(read.errors().of("")).contains("different");
        assertThat(read.asked()).isNotNull();

        LocalDate last = LocalDate.of(2027, 1, 31);
        Award ending = SomeAwards.award(AwardKind.DIRECT_PAYMENT, null, last);
        AwardForm end =
                AwardForm.of(Map.of("to-day", "31", "to-month", "1", "to-year", "2027", "reason", "They move")::get);
        assertThat(AwardChangePages.endErrors(ending, end, false).of("to")).contains("already");
        assertThat(AwardChangePages.endErrors(ending, end, true).isEmpty()).isTrue();
    }

    @Test
    void putsWhatIsWrongWithAnEndingBesideItsDay() {
        FormErrors errors =
                AwardRefusalWords.ofEnding(new AwardRefusal.Overlaps(new UUID(0, 3), LocalDate.of(2027, 4, 1), null));

        assertThat(errors.of("to")).contains("1 April 2027");
    }

    private static FormErrors wrong(Map<String, String> different) {
        return form(different).read(TOM) instanceof AwardForm.Reading.Wrong wrong ? wrong.errors() : FormErrors.NONE;
    }

    private static AwardForm form(Map<String, String> different) {
        Map<String, String> all = new HashMap<>(Map.of(
                "kind", "direct-payment",
                "weekly", "£1,234.50",
                "paid", "net",
                "contribution", "10",
                "cycle", "2",
                "band", "light",
                "planned", "17.5",
                "lines", " Getting up \r\n\r\nSeeing friends"));
        all.putAll(Map.of("from-day", "9", "from-month", "12", "from-year", "2026"));
        all.putAll(different);
        return AwardForm.of(all::get);
    }
}
