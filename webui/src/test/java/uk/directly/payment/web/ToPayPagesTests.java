package uk.directly.payment.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.payment.BankDetails;
import uk.directly.payment.StatementLook;
import uk.directly.payment.ToPay;
import uk.directly.payment.ToPayLine;
import uk.directly.web.FormErrors;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.RenderedPage;

class ToPayPagesTests {
    private static final Viewer TOM = RenderedPage.viewer(Navigation.HOLDER);
    private static final BankDetails BANK = new BankDetails("20-00-00", "12345678", "A Khan");

    @Test
    @DisplayName("R27 A line has name, amount, reference, bank details to copy and the promised day")
    void saysAllThatIsNeededToPay() {
        ToPayPage page = open(line(41, ToPayLine.State.DUE, BANK));

        assertThat(RenderedPage.textForPeople(page))
                .contains("You pay £44.50 from your own bank.")
                .contains("Pay Aisha K £44.50 by Friday 4 December")
                .contains("Name of the account A Khan")
                .contains("Sort code 20-00-00")
                .contains("Account number 12345678")
                .contains("Reference DIR-41")
                .contains("Tuesday 1 December, 9:30am: £44.50")
                .doesNotContain("together");
        assertThat(RenderedPage.html(page)).contains("value=\"" + new UUID(0, 41) + "\"");
    }

    @Test
    @DisplayName("R27 One tick for many: all visits of one provider together, or each alone")
    void offersOneTickForMany() {
        ToPayPage page = open(line(41, ToPayLine.State.DUE, BANK), line(43, ToPayLine.State.DUE, BANK));

        assertThat(RenderedPage.textForPeople(page))
                .contains("Pay Aisha K £89.00 by Friday 4 December")
                .contains("All 2 visits together: £89.00 Reference DIR-41")
                .contains("Only Tuesday 1 December, 9:30am: £44.50 Reference DIR-43");
        assertThat(RenderedPage.html(page)).contains("value=\"" + new UUID(0, 41) + "," + new UUID(0, 43) + "\"");
    }

    @Test
    @DisplayName("R27 A line that has not arrived is to be paid again, and says why")
    void saysThatItHasNotArrived() {
        assertThat(RenderedPage.textForPeople(open(line(41, ToPayLine.State.DISPUTED, BANK))))
                .contains("Aisha K says that the money for Tuesday 1 December has not arrived. Look at your bank")
                .contains("Has not arrived");
        assertThat(RenderedPage.textForPeople(
                        open(line(41, ToPayLine.State.DISPUTED, BANK, LocalDate.of(2026, 12, 3)))))
                .contains(
                        "Your bank statement shows that it left on Thursday 3 December. Call your bank before you pay");
    }

    @Test
    void withoutAnAccountSaysWhomToAsk() {
        assertThat(RenderedPage.textForPeople(open(line(41, ToPayLine.State.DUE, null))))
                .contains("has not given us an account yet")
                .contains("0161 496 0000");
    }

    @Test
    void whatIsPaidStandsBelowWithoutBankDetails() {
        ToPayPage page = page(
                List.of(),
                List.of(
                        line(41, ToPayLine.State.SAID_PAID, BANK),
                        line(43, ToPayLine.State.MATCHED, BANK, LocalDate.of(2026, 12, 3))),
                FormErrors.NONE,
                Set.of());

        assertThat(RenderedPage.textForPeople(page))
                .contains("There is nothing to pay at the moment.")
                .contains("£44.50 to Aisha K for Tuesday 1 December: you said that you paid it Not paid?")
                .contains("£44.50 to Aisha K for Tuesday 1 December: on your bank statement on Thursday 3 December")
                .doesNotContain("12345678");
        assertThat(RenderedPage.html(page)).containsOnlyOnce("/not-paid\"");
    }

    @Test
    @DisplayName("Nothing ticked: the page says what to do, and what was ticked before stays ticked")
    void saysWhatToTick() {
        ToPayPage page = page(
                List.of(line(41, ToPayLine.State.DUE, BANK)),
                List.of(),
                FormErrors.one("paid", "Tick what you have paid"),
                Set.of(new UUID(0, 41).toString()));

        assertThat(RenderedPage.html(page))
                .contains("href=\"#paid\"")
                .contains("id=\"paid\"")
                .containsPattern("<input[^>]* checked");
    }

    @Test
    @DisplayName(
            "R27 What the bank's file shows: sure ones are ticked, likely ones are asked, differing ones are named")
    void saysWhatTheFileShows() {
        LocalDate day = LocalDate.of(2026, 12, 3);
        StatementLook look = new StatementLook(
                List.of(new StatementLook.Seen(
                        List.of(line(41, ToPayLine.State.DUE, BANK), line(42, ToPayLine.State.DUE, BANK)), day, 8900)),
                List.of(new StatementLook.Seen(List.of(line(43, ToPayLine.State.DUE, BANK)), day, 4450)),
                List.of(new StatementLook.Seen(List.of(line(44, ToPayLine.State.DUE, BANK)), day, 4000)),
                1,
                25);
        BankFoundPage page = BankFoundPage.of(TOM, ToPaySide.PERSON, look);

        assertThat(RenderedPage.textForPeople(page))
                .contains("We read 25 payments. You showed us one of them before.")
                .contains("£89.00 to Aisha K on Thursday 3 December")
                .contains("It has your reference.")
                .contains("Tick it if it is this.")
                .contains("you paid £40.00 to Aisha K. Your list says £44.50");
        assertThat(page.ticked()).containsExactly(new UUID(0, 41) + "," + new UUID(0, 42) + "@2026-12-03");
        assertThat(ToPayTicks.read(page.ticked(), day)).hasSize(2).allMatch(line -> day.equals(line.seenOn()));
        assertThat(RenderedPage.textForPeople(BankFoundPage.of(
                        TOM, ToPaySide.PERSON, new StatementLook(List.of(), List.of(), List.of(), 0, 3))))
                .contains("We found nothing new");
    }

    @Test
    @DisplayName("A tick that can't come from our page, or from tomorrow's statement, is refused")
    void readsNoOtherTicks() {
        LocalDate today = LocalDate.of(2026, 12, 3);
        String id = new UUID(0, 41).toString();

        String all = java.util.stream.IntStream.range(0, ToPay.MOST_OPEN)
                .mapToObj(n -> new UUID(0, n).toString())
                .collect(java.util.stream.Collectors.joining(","));
        assertThat(ToPayTicks.read(List.of(all), today))
                .as("as many as a list may have")
                .hasSize(ToPay.MOST_OPEN);
        assertThat(ToPayTicks.read(List.of(), today)).isEmpty();
        assertThat(ToPayTicks.read(List.of(id, id + "@2026-12-03"), today)).hasSize(1);
        assertThat(ToPayTicks.read(List.of(id + "@2026-12-04"), today)).isNull();
        assertThat(ToPayTicks.read(List.of(id + "@2026-02-31"), today)).isNull();
        assertThat(ToPayTicks.read(List.of("x"), today)).isNull();
        assertThat(ToPayTicks.read(List.of(id + ","), today)).isNull();
    }

    private static ToPayPage open(ToPayLine... lines) {
        return page(List.of(lines), List.of(), FormErrors.NONE, Set.of());
    }

    private static ToPayPage page(List<ToPayLine> open, List<ToPayLine> paid, FormErrors errors, Set<String> ticked) {
        return ToPayPages.page(TOM, ToPaySide.PERSON, open, paid, null, null, errors, ticked);
    }

    private static ToPayLine line(int number, ToPayLine.State state, @Nullable BankDetails bank) {
        return line(number, state, bank, null);
    }

    private static ToPayLine line(
            int number, ToPayLine.State state, @Nullable BankDetails bank, @Nullable LocalDate seenOn) {
        return new ToPayLine(
                new UUID(0, number),
                new UUID(0, 7),
                new UUID(0, 5),
                "Aisha K",
                new UUID(0, 3),
                "Tom Okafor",
                Instant.parse("2026-12-01T09:30:00Z"),
                4450,
                "DIR-" + number,
                bank,
                null,
                LocalDate.of(2026, 12, 4),
                state,
                seenOn);
    }
}
