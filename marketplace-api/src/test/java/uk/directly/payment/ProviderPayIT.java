package uk.directly.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
class ProviderPayIT {
    private static final Instant NOW = Instant.parse("2026-12-02T10:00:00Z");
    private static final LocalDate PROMISED = LocalDate.parse("2026-12-04");

    private final ProviderPay pay;
    private final PaymentTotals totals;
    private final OwnBankPayments payments;
    private final TestDatabase database;

    ProviderPayIT(TestDatabase database) {
        this.database = database;
        JsonMapper json = JsonMapper.builder().build();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        pay = new ProviderPay(database.client());
        totals = new PaymentTotals(database.client(), clock);
        payments = new OwnBankPayments(new Changes(database.client(), json), clock);
    }

    @Test
    @DisplayName("R16 an approved visit is a line with its promised day, and pay that is coming")
    void showsWhatIsComing() {
        ApprovedVisit visit = ApprovedVisit.byStripe(database);

        assertThat(lines(visit))
                .containsExactly(new PayLine(
                        visit.settlement(),
                        visit.booking(),
                        "Tom",
                        "Company",
                        Instant.parse("2026-12-01T09:30:00Z"),
                        false,
                        ApprovedVisit.PENCE,
                        "due",
                        "stripe",
                        false,
                        false,
                        PayReference.of(visit.settlement()),
                        PROMISED,
                        null));
        assertThat(list(pay.coming(provider(visit))))
                .containsExactly(new ProviderPay.Coming(PROMISED, "stripe", false, ApprovedVisit.PENCE));
        assertThat(total(visit)).returns(1L, PaymentTotals.Totals::due).returns(4450L, PaymentTotals.Totals::duePence);
        assertThat(list(pay.lines(provider(visit), visit.settlement(), 5))).isEmpty();
    }

    @Test
    @DisplayName("R27 paid from the person's own bank, and not arrived, is each seen at once")
    void followsTheOwnBank() {
        ApprovedVisit visit = ApprovedVisit.byOwnBank(database);
        Actor holder = new Actor(visit.holder(), visit.council(), "Tom", Set.of(Role.HOLDER), null, visit.holder());

        assertThat(total(visit)).returns(1L, PaymentTotals.Totals::ownBank).returns(0L, PaymentTotals.Totals::due);

        payments.paid(
                        holder,
                        Payer.person(holder),
                        List.of(SaidPaid.of(visit.settlement())),
                        IdempotencyKey.of(visit.holder(), "POST /paid", "k", "x"))
                .block();
        assertThat(lines(visit).getFirst()).returns("paid", PayLine::state).returns(false, PayLine::notArrived);
        assertThat(list(pay.coming(provider(visit)))).isEmpty();
        assertThat(total(visit))
                .returns(1L, PaymentTotals.Totals::paidToday)
                .returns(4450L, PaymentTotals.Totals::paidTodayPence);

        payments.notArrived(provider(visit), visit.settlement(), null).block();
        assertThat(lines(visit).getFirst()).returns("due", PayLine::state).returns(true, PayLine::notArrived);
    }

    @Test
    @DisplayName("R102 another provider finds neither the list nor the line")
    void showsNothingToOthers() {
        ApprovedVisit visit = ApprovedVisit.byStripe(database);
        Actor other = provider(ApprovedVisit.byStripe(database));
        UUID person = Ids.next();
        Actor nobody = new Actor(person, visit.council(), "Nobody", Set.of(), null, person);

        assertThat(pay.one(other, visit.settlement()).blockOptional()).isEmpty();
        assertThat(pay.one(nobody, visit.settlement()).blockOptional()).isEmpty();
        assertThat(list(pay.lines(nobody, null, 5))).isEmpty();
        assertThat(list(pay.coming(nobody))).isEmpty();
        assertThat(pay.one(provider(visit), visit.settlement()).blockOptional()).isPresent();
    }

    private List<PayLine> lines(ApprovedVisit visit) {
        return list(pay.lines(provider(visit), null, 5));
    }

    private PaymentTotals.Totals total(ApprovedVisit visit) {
        return totals.of(visit.council()).blockOptional().orElseThrow();
    }

    private static Actor provider(ApprovedVisit visit) {
        return new Actor(
                visit.person(), visit.council(), "Aisha", Set.of(Role.PROVIDER), visit.provider(), visit.person());
    }

    private static <T> List<T> list(Flux<T> flux) {
        return flux.collectList().blockOptional().orElseThrow();
    }
}
