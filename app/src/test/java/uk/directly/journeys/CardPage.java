package uk.directly.journeys;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.UUID;
import uk.directly.running.Api;

/**
 * The page where a card pays, as the stand-in for Stripe shows it.
 *
 * @param api of the application that it stands beside
 */
public record CardPage(Api api) {
    /** A card that pays, and takes money back. */
    public static final String PAYS = "4242424242424242";

    /** A card whose bank says no. */
    public static final String REFUSED = "4000000000000002";

    /** Adds own money over the API, pays it, and waits until it is there; answers the top-up's id. */
    public UUID add(Holder holder, long pence) {
        Api.Answer asked = api.post(
                holder.persona(),
                "/api/v1/top-ups",
                UUID.randomUUID().toString(),
                Map.of("budgetId", holder.budget().path("id").asString(), "amountPence", pence));
        if (asked.status() != 201) {
            throw new IllegalStateException(asked.response().body());
        }
        pay(asked.body().path("checkoutUrl").asString());
        awaitPaid(holder.persona(), asked.id());
        return asked.id();
    }

    /** Presses Pay. */
    public void pay(String page) {
        Api.Answer answer = api.send(HttpRequest.newBuilder(URI.create(page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("card=" + PAYS))
                .build());
        if (answer.status() != 303) {
            throw new IllegalStateException(page + " answered " + answer.status());
        }
    }

    /** Until the webhook has come. */
    public void awaitPaid(String persona, UUID topUp) {
        String state = Waiting.until(
                () -> api.get(persona, "/api/v1/top-ups/" + topUp)
                        .body()
                        .path("state")
                        .asString(),
                "paid"::equals);
        if (!state.equals("paid")) {
            throw new IllegalStateException("The top-up is " + state);
        }
    }
}
