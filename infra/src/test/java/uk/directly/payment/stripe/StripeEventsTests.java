package uk.directly.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.payment.CheckoutEvent;
import uk.directly.payment.PayoutEvent;
import uk.directly.payment.RailEvent;
import uk.directly.payment.RailEvent.Meaning;
import uk.directly.payment.RailNews;

class StripeEventsTests {
    private static final UUID INSTRUCTION = UUID.fromString("01a20151-6c16-7039-8893-e0a2cdaf433e");

    private final StripeEvents events = events(
            new StripeSettings(
                    Map.of(
                            "sale", new StripeSettings.Keys("sk_test_1", "whsec_sale"),
                            "stretford", new StripeSettings.Keys("sk_test_2", "whsec_stretford")),
                    null),
            null);

    @Test
    void readsWhatACouncilsAccountSays() {
        String payload = event("transfer.created", transfer(4450, "gbp", false, INSTRUCTION.toString()));

        Optional<RailNews> read = events.read(payload, signed(payload, "whsec_stretford", Instant.now()));

        assertThat(read)
                .contains(new RailEvent(
                        "stripe",
                        "stretford",
                        "evt_1",
                        "transfer.created",
                        Meaning.PAID,
                        "tr_1",
                        INSTRUCTION,
                        4450L,
                        Instant.ofEpochSecond(1_795_316_400)));
    }

    @Test
    @DisplayName("R26 of an account that is ready, the council is whose secret signed")
    void readsWhoseAccountIsReady() {
        String payload = event("account.updated", """
                {"id": "acct_1", "object": "account", "payouts_enabled": true, "capabilities": {"transfers": "active"}}""");

        assertThat(events.read(payload, signed(payload, "whsec_stretford", Instant.now())))
                .contains(new PayoutEvent("stripe", "stretford", "evt_1", "acct_1", true));
    }

    @Test
    @DisplayName("the council is whose secret signed, whatever the event says of itself")
    void trustsTheSecretNotTheText() {
        String payload = event("transfer.created", transfer(4450, "gbp", false, INSTRUCTION.toString()))
                .replace("\"council\": \"sale\"", "\"council\": \"stretford\"");

        assertThat(read(payload, "whsec_sale")).map(RailEvent::council).contains("sale");
    }

    @Test
    void refusesWhatNobodySigned() {
        String payload = event("transfer.created", transfer(4450, "gbp", false, INSTRUCTION.toString()));
        String signature = signed(payload, "whsec_sale", Instant.now());

        assertThat(events.read(payload, signature)).isPresent();
        assertThat(events.read(payload.replace("4450", "9950"), signature)).isEmpty();
        assertThat(read(payload, "whsec_unknown")).isEmpty();
        assertThat(events.read(payload, "")).isEmpty();
        assertThat(events.read(payload, "t=1,v1=")).isEmpty();
        assertThat(events.read(payload, "nonsense")).isEmpty();
        assertThat(events.read(payload, signature.replace("v1=", "v0="))).isEmpty();
        assertThat(events.read(payload, signature.replaceFirst("t=\\d+", "t=x")))
                .isEmpty();
    }

    @Test
    void refusesARecordingOfLongAgo() {
        String payload = event("transfer.created", transfer(4450, "gbp", false, INSTRUCTION.toString()));

        assertThat(events.read(
                        payload, signed(payload, "whsec_sale", Instant.now().minusSeconds(310))))
                .isEmpty();
        assertThat(events.read(
                        payload, signed(payload, "whsec_sale", Instant.now().minusSeconds(200))))
                .isPresent();
    }

    @Test
    void tellsAWholeReturnFromAPart() {
        assertThat(read(event("transfer.reversed", transfer(4450, "gbp", true, INSTRUCTION.toString())), "whsec_sale"))
                .map(RailEvent::meaning)
                .contains(Meaning.RETURNED);
        assertThat(read(event("transfer.reversed", transfer(4450, "gbp", false, INSTRUCTION.toString())), "whsec_sale"))
                .map(RailEvent::meaning)
                .contains(Meaning.PARTLY_RETURNED);
    }

    @Test
    void hasNoAmountInPenceForAnotherCurrency() {
        assertThat(read(event("transfer.created", transfer(4450, "usd", false, INSTRUCTION.toString())), "whsec_sale"))
                .hasValueSatisfying(event -> assertThat(event.amountPence()).isNull());
    }

    @Test
    @DisplayName("an event of another API version, or of no transfer at all, is taken and means nothing more")
    void takesWhateverIsGenuine() {
        String otherVersion = event("transfer.created", transfer(4450, "gbp", false, INSTRUCTION.toString()))
                .replace("2026-07-29.dahlia", "2014-06-17");
        String customer = event("customer.created", "{\"id\": \"cus_1\", \"object\": \"customer\"}");
        String thin = "{\"id\": \"evt_2\", \"object\": \"v2.core.event\", \"type\": \"v2.money_management.x\"}";
        String byHand = event("transfer.created", transfer(100, "gbp", false, "not one of our ids"));

        assertThat(read(otherVersion, "whsec_sale")).map(RailEvent::meaning).contains(Meaning.PAID);
        assertThat(read(customer, "whsec_sale")).map(RailEvent::meaning).contains(Meaning.NOTHING);
        assertThat(read(thin, "whsec_sale")).map(RailEvent::meaning).contains(Meaning.NOTHING);
        assertThat(read(byHand, "whsec_sale"))
                .hasValueSatisfying(event -> assertThat(event.instructionId()).isNull());
    }

    @Test
    void readsThatACardHasPaid() {
        assertThat(checkout("checkout.session.completed", session("paid", "gbp")))
                .as("of the council whose secret signed")
                .isEqualTo(new CheckoutEvent(
                        "stripe",
                        "sale",
                        "evt_1",
                        "checkout.session.completed",
                        CheckoutEvent.Meaning.PAID,
                        "cs_1",
                        "pi_1",
                        INSTRUCTION,
                        2_000L));
        assertThat(checkout("checkout.session.completed", session("paid", "usd"))
                        .amountPence())
                .isNull();
        assertThat(checkout("checkout.session.expired", session("unpaid", "gbp"))
                        .meaning())
                .isEqualTo(CheckoutEvent.Meaning.EXPIRED);
        assertThat(read(event("checkout.session.completed", session("unpaid", "gbp")), "whsec_sale"))
                .as("not paid yet")
                .map(RailEvent::meaning)
                .contains(Meaning.NOTHING);
    }

    @Test
    void readsWhatBecameOfARefund() {
        assertThat(checkout("refund.updated", refund("succeeded")))
                .isEqualTo(new CheckoutEvent(
                        "stripe",
                        "sale",
                        "evt_1",
                        "refund.updated",
                        CheckoutEvent.Meaning.GIVEN_BACK,
                        "re_1",
                        "pi_1",
                        INSTRUCTION,
                        1_500L));
        assertThat(checkout("refund.failed", refund("failed")).meaning())
                .isEqualTo(CheckoutEvent.Meaning.NOT_GIVEN_BACK);
        assertThat(checkout("refund.updated", refund("canceled")).meaning())
                .isEqualTo(CheckoutEvent.Meaning.NOT_GIVEN_BACK);
        assertThat(read(event("refund.created", refund("pending")), "whsec_sale"))
                .map(RailEvent::meaning)
                .contains(Meaning.NOTHING);
        assertThat(read(event("charge.refunded", "{\"id\": \"ch_1\", \"object\": \"charge\"}"), "whsec_sale"))
                .map(RailEvent::meaning)
                .contains(Meaning.NOTHING);
    }

    @Test
    void refusesSignedNonsense() {
        assertThat(read("not JSON", "whsec_sale")).isEmpty();
        assertThat(read("[]", "whsec_sale")).isEmpty();
        assertThat(read("{\"id\": 1}", "whsec_sale")).isEmpty();
    }

    @Test
    void theStandInSpeaksForEveryCouncil() {
        StripeEvents local = events(
                new StripeSettings(Map.of(), null),
                new LocalStripe(() -> URI.create("http://127.0.0.1:1"), "sk_test_simulator", "whsec_simulator"));
        String payload = event("transfer.created", transfer(4450, "gbp", false, INSTRUCTION.toString()));

        assertThat(local.read(payload, signed(payload, "whsec_simulator", Instant.now()))
                        .map(RailEvent.class::cast))
                .map(RailEvent::council)
                .contains("sale");
    }

    private Optional<RailEvent> read(String payload, String secret) {
        return events.read(payload, signed(payload, secret, Instant.now())).map(RailEvent.class::cast);
    }

    private CheckoutEvent checkout(String type, String object) {
        String payload = event(type, object);
        return events.read(payload, signed(payload, "whsec_sale", Instant.now()))
                .map(CheckoutEvent.class::cast)
                .orElseThrow();
    }

    private static String session(String paid, String currency) {
        return """
                {"id": "cs_1", "object": "checkout.session", "amount_total": 2000, "currency": "%s",
                 "payment_intent": "pi_1", "payment_status": "%s", "client_reference_id": "%3$s",
                 "metadata": {"top_up": "%3$s", "council": "stretford"}}
                """.formatted(currency, paid, INSTRUCTION);
    }

    private static String refund(String status) {
        return """
                {"id": "re_1", "object": "refund", "amount": 1500, "currency": "gbp", "payment_intent": "pi_1",
                 "status": "%s", "metadata": {"refund": "%s", "council": "sale"}}
                """.formatted(status, INSTRUCTION);
    }

    private static StripeEvents events(StripeSettings settings, @Nullable LocalStripe local) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        if (local != null) {
            beans.addBean("local", local);
        }
        return new StripeEvents(
                new StripeAccounts(settings, beans.getBeanProvider(LocalStripe.class)),
                JsonMapper.builder().build());
    }

    private static String event(String type, String object) {
        return """
                {"id": "evt_1", "object": "event", "api_version": "2026-07-29.dahlia", "created": 1795316400,
                 "data": {"object": %s}, "livemode": false, "pending_webhooks": 1, "type": "%s"}
                """.formatted(object, type);
    }

    private static String transfer(long amount, String currency, boolean reversed, String instruction) {
        return """
                {"id": "tr_1", "object": "transfer", "amount": %d, "currency": "%s", "reversed": %b,
                 "metadata": {"instruction": "%s", "booking": "x", "council": "sale"}}
                """.formatted(amount, currency, reversed, instruction);
    }

    private static String signed(String payload, String secret, Instant at) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String text = at.getEpochSecond() + "." + payload;
            return "t=" + at.getEpochSecond() + ",v1="
                    + HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
