package uk.directly.payment.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StatementMatchTests {
    private static final LocalDate DAY = LocalDate.parse("2026-12-03");
    private static final LocalDate TODAY = LocalDate.parse("2026-12-10");
    private static final UUID AISHA = new UUID(0, 1);
    private static final UUID GREEN_GATE = new UUID(0, 2);

    @Test
    @DisplayName("R27 reference and amount: it is this payment")
    void findsByReference() {
        StatementMatch match = match(List.of(payable(11, AISHA, 4450)), line("A KHAN visit 11 x", 4450));

        assertThat(match.sure()).containsExactly(found(4450, 11));
        assertThat(match.likely()).isEmpty();
    }

    @Test
    @DisplayName("R27 one payment for several visits of one provider, under the reference of one of them")
    void findsSeveralTogether() {
        List<Payable> payables = List.of(
                payable(11, AISHA, 4450),
                payable(12, GREEN_GATE, 1000),
                payable(13, AISHA, 5340),
                payable(14, AISHA, 4450));

        assertThat(match(payables, line("VISIT11", 14_240)).sure()).containsExactly(found(14_240, 11, 13, 14));
        assertThat(match(payables, line("VISIT14", 9_790)).sure()).containsExactly(found(9_790, 13, 14));
        assertThat(match(payables, line("VISIT11", 8_900)).sure())
                .as("not the one between")
                .isEmpty();
    }

    @Test
    void saysWhereTheAmountDiffers() {
        StatementMatch match = match(List.of(payable(11, AISHA, 4450)), line("VISIT11", 4400));

        assertThat(match.differing()).containsExactly(found(4400, 11));
        assertThat(match.sure()).isEmpty();
    }

    @Test
    @DisplayName("R27 amount and name without the reference: the person says")
    void asksWhereTheReferenceIsMissing() {
        List<Payable> payables = List.of(payable(11, AISHA, 4450), payable(12, AISHA, 4450));

        StatementMatch match = match(payables, line("KHAN AISHA", 4450), line("SHOP", 4450));

        assertThat(match.likely()).containsExactly(found(4450, 11));
        assertThat(match.sure()).isEmpty();
    }

    @Test
    void aReferenceGoesBeforeAGuess() {
        StatementMatch match =
                match(List.of(payable(11, AISHA, 4450)), line("AISHA", 4450), line("AISHA VISIT11", 4450));

        assertThat(match.sure()).containsExactly(found(4450, 11));
        assertThat(match.likely()).isEmpty();
    }

    @Test
    @DisplayName("R27 each line and each payment is used once; what a statement showed before is known")
    void usesEachOnce() {
        Payable matched = payable(11, AISHA, 4450, DAY, true);
        Payable disputed = payable(12, AISHA, 4450, DAY, false);

        assertThat(match(List.of(matched), line("VISIT11", 4450))).returns(1, StatementMatch::known);
        assertThat(match(List.of(disputed), line("VISIT12", 4450)))
                .as("the line that was seen and did not arrive")
                .returns(1, StatementMatch::known);
        assertThat(match(List.of(disputed), new BankLine(1, DAY.plusDays(1), 4450, true, BankLine.plain("VISIT12")))
                        .sure())
                .as("paid again")
                .hasSize(1);
        assertThat(match(List.of(payable(13, AISHA, 4450)), line("VISIT13", 4450), line("VISIT13", 4450)))
                .returns(1, StatementMatch::known)
                .matches(match -> match.sure().size() == 1, "one payment");
    }

    @Test
    void nobodyPaysBeforeTheVisitOrTomorrow() {
        Payable payable = payable(11, AISHA, 4450);

        assertThat(match(List.of(payable), new BankLine(1, DAY.minusDays(10), 4450, true, BankLine.plain("AISHA")))
                        .likely())
                .isEmpty();
        assertThat(match(List.of(payable), new BankLine(1, TODAY.plusDays(1), 4450, true, BankLine.plain("VISIT11")))
                        .sure())
                .isEmpty();
    }

    @Test
    @DisplayName("R27 where the file doesn't say which way the money went, the person says")
    void asksWhereTheWayIsNotKnown() {
        StatementMatch match =
                match(List.of(payable(11, AISHA, 4450)), new BankLine(1, DAY, 4450, false, BankLine.plain("VISIT11")));

        assertThat(match.sure()).isEmpty();
        assertThat(match.likely()).hasSize(1);
    }

    private static StatementMatch match(List<Payable> payables, BankLine... lines) {
        return StatementMatch.of(payables, List.of(lines), TODAY);
    }

    private static BankLine line(String text, long pence) {
        return new BankLine(1, DAY, pence, true, BankLine.plain(text));
    }

    private static Payable payable(int number, UUID payee, long pence) {
        return payable(number, payee, pence, null, false);
    }

    private static Payable payable(int number, UUID payee, long pence, @Nullable LocalDate seenOn, boolean settled) {
        return new Payable(
                new UUID(0, number),
                payee,
                pence,
                DAY.minusDays(2),
                BankLine.plain("VISIT" + number),
                Set.of(BankLine.plain(payee.equals(AISHA) ? "AISHA" : "GREEN")),
                seenOn,
                settled);
    }

    private static StatementMatch.Found found(long pence, int... numbers) {
        return new StatementMatch.Found(
                java.util.Arrays.stream(numbers)
                        .mapToObj(number -> new UUID(0, number))
                        .toList(),
                DAY,
                pence);
    }
}
