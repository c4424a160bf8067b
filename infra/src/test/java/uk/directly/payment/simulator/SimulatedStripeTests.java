package uk.directly.payment.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import uk.directly.testing.MovableTime;

class SimulatedStripeTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    private Journal journal;
    private SimulatedStripe stripe;

    @BeforeEach
    void start() {
        journal = Journal.open(folder.resolve("journal.ndjson"), JSON);
        stripe = new SimulatedStripe(journal, MovableTime.at("2026-11-22T03:00:00Z"));
    }

    @AfterEach
    void stop() {
        journal.close();
    }

    private void restart() {
        stop();
        start();
    }

    @Test
    void aTransferLooksLikeStripes() {
        StripeAnswer answer = stripe.createTransfer(form(Map.of()), "key");

        assertThat(answer.status()).isEqualTo(200);
        StripeSchema.of("transfer").fits(answer.body());
        StripeSchema.of("transfer").fits(StripeSchema.fixture("transfer"));
        assertThat(fields(answer.body())).isEqualTo(fields(StripeSchema.fixture("transfer")));
        assertThat(answer.body().path("metadata").path("booking").asString()).isEqualTo("b1");
        assertThat(answer.body().path("transfer_group").asString()).isEqualTo("settlement-1");
    }

    @Test
    void anEventLooksLikeStripes() {
        stripe.createTransfer(form(Map.of()), "key");
        ObjectNode event = stripe.undelivered().iterator().next();

        StripeSchema.of("event").fits(event);
        StripeSchema.of("event").fits(StripeSchema.fixture("event"));
        assertThat(fields(event)).isEqualTo(fields(StripeSchema.fixture("event")));
        StripeSchema.of("transfer").fits(event.path("data").path("object"));
        assertThat(event.path("type").asString()).isEqualTo("transfer.created");
        assertThat(event.path("request").path("idempotency_key").asString()).isEqualTo("key");
    }

    @Test
    void theSameKeyGivesTheSameTransfer() {
        StripeAnswer first = stripe.createTransfer(form(Map.of()), "key");
        StripeAnswer second = stripe.createTransfer(form(Map.of()), "key");
        StripeAnswer other = stripe.createTransfer(form(Map.of()), "another key");
        StripeAnswer without = stripe.createTransfer(form(Map.of()), null);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.replayed()).isTrue();
        assertThat(List.of(first.body(), other.body(), without.body())).doesNotHaveDuplicates();
        assertThat(stripe.transfers(null, 10).body().path("data")).hasSize(3);
    }

    @Test
    void theSameKeyWithOtherParametersIsRefused() {
        stripe.createTransfer(form(Map.of()), "key");

        StripeAnswer answer = stripe.createTransfer(form(Map.of("amount", "1")), "key");

        assertThat(answer.status()).isEqualTo(400);
        StripeSchema.of("error").fits(answer.body());
        assertThat(answer.body().path("error").path("type").asString()).isEqualTo("idempotency_error");
    }

    @Test
    void aKeyIsFreeAgainAfterARequestThatMadeNoSense() {
        assertThat(stripe.createTransfer(form(Map.of("amount", "x")), "key").status())
                .isEqualTo(400);

        assertThat(stripe.createTransfer(form(Map.of()), "key").status()).isEqualTo(200);
    }

    @Test
    void refusesInStripesWords() {
        assertThat(code(Map.of("amount", ""))).isEqualTo("parameter_missing");
        assertThat(code(Map.of("amount", "1.5"))).isEqualTo("parameter_invalid_integer");
        assertThat(code(Map.of("amount", "0"))).isEqualTo("parameter_invalid_integer");
        assertThat(code(Map.of("amount", "-5"))).isEqualTo("parameter_invalid_integer");
        assertThat(code(Map.of("amount", "99999999999"))).isEqualTo("amount_too_large");
        assertThat(code(Map.of("destination", "acct_missing1"))).isEqualTo("resource_missing");
        assertThat(code(Map.of("destination", "someone"))).isEqualTo("resource_missing");
        assertThat(code(Map.of("colour", "red"))).isEqualTo("parameter_unknown");
        assertThat(code(Map.of("currency", "usd"))).isEmpty();
        assertThat(stripe.transfers(null, 10).body().path("data")).isEmpty();
    }

    @Test
    void paysNoMoreThanThereIs() {
        for (int i = 0; i < 10; i++) {
            stripe.createTransfer(form(Map.of("amount", "99999999")), "key-" + i);
        }

        StripeAnswer refused = stripe.createTransfer(form(Map.of("amount", "99999999")), "one more");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("error").path("code").asString()).isEqualTo("balance_insufficient");
        assertThat(stripe.createTransfer(form(Map.of("amount", "99999999")), "one more")
                        .replayed())
                .isTrue();
        StripeSchema.of("balance").fits(stripe.balanceAnswer().body());
        assertThat(stripe.balanceAnswer()
                        .body()
                        .path("available")
                        .path(0)
                        .path("amount")
                        .asLong())
                .isEqualTo(SimulatedStripe.FUNDS - 999_999_990);
    }

    @Test
    void findsTransfersOfAGroupNewestFirst() {
        stripe.createTransfer(form(Map.of("transfer_group", "a", "amount", "1")), null);
        stripe.createTransfer(form(Map.of("transfer_group", "b", "amount", "2")), null);
        stripe.createTransfer(form(Map.of("transfer_group", "a", "amount", "3")), null);

        ObjectNode found = stripe.transfers("a", 10).body();
        ObjectNode first = stripe.transfers("a", 1).body();

        StripeSchema.of("transfers").fits(found);
        assertThat(found.path("data")
                        .valueStream()
                        .map(transfer -> transfer.path("amount").asInt()))
                .containsExactly(3, 1);
        assertThat(found.path("has_more").asBoolean()).isFalse();
        assertThat(first.path("data")).hasSize(1);
        assertThat(first.path("has_more").asBoolean()).isTrue();
        assertThat(stripe.transfer("tr_none").status()).isEqualTo(404);
    }

    @Test
    void sendsBackWhatGoesToAnAccountMadeForThat() {
        StripeAnswer created = stripe.createTransfer(form(Map.of("destination", "acct_reversed1")), "key");
        String id = created.body().path("id").asString();
        ObjectNode paid = stripe.undelivered().iterator().next();

        List<ObjectNode> next = stripe.delivered(paid.path("id").asString());

        assertThat(next).hasSize(1);
        JsonNode reversed = next.getFirst();
        StripeSchema.of("event").fits(reversed);
        StripeSchema.of("transfer").fits(reversed.path("data").path("object"));
        assertThat(reversed.path("type").asString()).isEqualTo("transfer.reversed");
        assertThat(stripe.transfer(id).body().path("reversed").asBoolean()).isTrue();
        restart();
        assertThat(stripe.transfer(id).body().path("amount_reversed").asLong()).isEqualTo(4450);
        assertThat(stripe.undelivered()).extracting(Object::toString).containsExactly(reversed.toString());
    }

    @Test
    void remembersTransfersKeysAndUntoldEventsAfterARestart() {
        StripeAnswer before = stripe.createTransfer(form(Map.of()), "key");
        stripe.createTransfer(form(Map.of()), "another key");
        String told = stripe.undelivered().iterator().next().path("id").asString();
        stripe.delivered(told);
        restart();

        assertThat(stripe.createTransfer(form(Map.of()), "key").body())
                .hasToString(before.body().toString());
        assertThat(stripe.undelivered())
                .singleElement()
                .satisfies(event -> assertThat(event.path("id").asString()).isNotEqualTo(told));
        assertThat(stripe.transfers(null, 10).body().path("data")).hasSize(2);
    }

    @Test
    void survivesAClientThatGivesUp() {
        Thread.currentThread().interrupt();
        stripe.createTransfer(form(Map.of()), "key");
        assertThat(Thread.interrupted()).isTrue();
        stripe.createTransfer(form(Map.of()), "another key");
        restart();

        assertThat(stripe.transfers(null, 10).body().path("data")).hasSize(2);
    }

    @Test
    void forgetsWhatWasOnlyHalfWrittenWhenItWasKilled() throws IOException {
        stripe.createTransfer(form(Map.of()), "key");
        Files.writeString(folder.resolve("journal.ndjson"), "{\"transfer\": {\"id\"", StandardOpenOption.APPEND);
        restart();
        stripe.createTransfer(form(Map.of()), "another key");
        restart();

        assertThat(stripe.transfers(null, 10).body().path("data")).hasSize(2);
    }

    private String code(Map<String, String> changed) {
        StripeAnswer answer = stripe.createTransfer(form(changed), null);
        assertThat(answer.status()).isEqualTo(400);
        StripeSchema.of("error").fits(answer.body());
        return answer.body().path("error").path("code").asString("");
    }

    private static TransferForm form(Map<String, String> changed) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "amount",
                "4450",
                "currency",
                "gbp",
                "destination",
                "acct_1PgafTB7WZ01zgkW",
                "transfer_group",
                "settlement-1",
                "metadata[booking]",
                "b1"));
        fields.putAll(changed);
        return new TransferForm(fields);
    }

    private static Set<String> fields(JsonNode object) {
        return new TreeSet<>(object.propertyNames());
    }
}
