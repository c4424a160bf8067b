package uk.directly.payment.stripe;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.payment.CheckoutEvent;
import uk.directly.payment.PayoutEvent;
import uk.directly.payment.RailEvent;
import uk.directly.payment.RailEvent.Meaning;
import uk.directly.payment.RailNews;

/**
 * Reads a signed webhook. From the plain JSON, not through stripe-java's classes: an event of another API version than
 * the library's is as genuine, and would come out empty there. The few fields read here are the same in all versions.
 */
@Component
class StripeEvents {
    private final StripeAccounts accounts;
    private final JsonMapper json;

    StripeEvents(StripeAccounts accounts, JsonMapper json) {
        this.accounts = accounts;
        this.json = json;
    }

    /** The event; nothing where the signature is wrong or too old, or what was signed can't be read. */
    Optional<RailNews> read(String payload, String signature) {
        return accounts.signer(payload, signature)
                .flatMap(signer -> parse(payload).map(event -> read(event, signer)));
    }

    private Optional<JsonNode> parse(String payload) {
        try {
            JsonNode event = json.readTree(payload);
            return text(event, "id") == null || text(event, "type") == null ? Optional.empty() : Optional.of(event);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static RailNews read(JsonNode event, StripeAccounts.Signer signer) {
        JsonNode object = event.path("data").path("object");
        if (text(event, "type", "").equals("account.updated")) {
            return account(event, object, signer);
        }
        CheckoutEvent.Meaning about = about(text(event, "type", ""), object);
        return about == null ? transfer(event, object, signer) : checkout(event, object, about, signer);
    }

    /** What it says about a card that was to pay, or to have its money back; null: it is about something else. */
    private static CheckoutEvent.@Nullable Meaning about(String type, JsonNode object) {
        return switch (type) {
            case "checkout.session.completed", "checkout.session.async_payment_succeeded" ->
                "paid".equals(text(object, "payment_status")) ? CheckoutEvent.Meaning.PAID : null;
            case "checkout.session.expired" -> CheckoutEvent.Meaning.EXPIRED;
            case "refund.created", "refund.updated", "refund.failed" ->
                switch (text(object, "status", "")) {
                    case "succeeded" -> CheckoutEvent.Meaning.GIVEN_BACK;
                    case "failed", "canceled" -> CheckoutEvent.Meaning.NOT_GIVEN_BACK;
                    default -> null;
                };
            // Says of the payment what refund.… says of the refund.
            default -> null;
        };
    }

    private static PayoutEvent account(JsonNode event, JsonNode account, StripeAccounts.Signer signer) {
        boolean takes = "active".equals(text(account.path("capabilities"), "transfers"));
        return new PayoutEvent(
                "stripe",
                signer.council(),
                text(event, "id", ""),
                text(account, "id", ""),
                takes && account.path("payouts_enabled").asBoolean(false));
    }

    private static CheckoutEvent checkout(
            JsonNode event, JsonNode object, CheckoutEvent.Meaning meaning, StripeAccounts.Signer signer) {
        JsonNode ours = object.path("metadata");
        boolean session = "checkout.session".equals(text(object, "object"));
        String amount = session ? "amount_total" : "amount";
        return new CheckoutEvent(
                "stripe",
                council(ours, signer),
                text(event, "id", ""),
                text(event, "type", ""),
                meaning,
                text(object, "id"),
                text(object, "payment_intent"),
                id(text(ours, session ? StripeCheckout.TOP_UP : StripeCheckout.REFUND)),
                "gbp".equals(text(object, "currency")) ? number(object, amount) : null);
    }

    private static String council(JsonNode ours, StripeAccounts.Signer signer) {
        return signer.council() == null ? text(ours, StripeRail.COUNCIL, "") : signer.council();
    }

    private static RailEvent transfer(JsonNode event, JsonNode transfer, StripeAccounts.Signer signer) {
        JsonNode ours = transfer.path("metadata");
        String type = text(event, "type", "");
        return new RailEvent(
                "stripe",
                council(ours, signer),
                text(event, "id", ""),
                type,
                "transfer".equals(text(transfer, "object")) ? meaning(type, transfer) : Meaning.NOTHING,
                text(transfer, "id"),
                id(text(ours, StripeRail.INSTRUCTION)),
                "gbp".equals(text(transfer, "currency")) ? number(transfer, "amount") : null,
                Instant.ofEpochSecond(event.path("created").asLong(0)));
    }

    private static Meaning meaning(String type, JsonNode transfer) {
        return switch (type) {
            case "transfer.created" -> Meaning.PAID;
            case "transfer.reversed" ->
                transfer.path("reversed").asBoolean(false) ? Meaning.RETURNED : Meaning.PARTLY_RETURNED;
            // Accounts on API versions before 2017.
            case "transfer.failed" -> Meaning.RETURNED;
            default -> Meaning.NOTHING;
        };
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            // A transfer that somebody else made, with metadata of their own.
            return null;
        }
    }

    private static @Nullable Long number(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isIntegralNumber() ? Long.valueOf(value.asLong()) : null;
    }

    private static String text(JsonNode object, String field, String otherwise) {
        String text = text(object, field);
        return text == null ? otherwise : text;
    }

    private static @Nullable String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isString() ? value.asString() : null;
    }
}
