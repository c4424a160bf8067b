package uk.directly.notice.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.people.Acting;

class DecisionTests {
    private static final UUID HOLDER = new UUID(0, 1);
    private static final UUID PROVIDER = new UUID(0, 2);
    private static final UUID NOMINEE = new UUID(0, 3);
    private static final UUID HELPER = new UUID(0, 4);

    @Test
    @DisplayName("R60 who acts for somebody is told as far as they may")
    void tellsThoseWhoAct() {
        Happened happened = happened(null, null, null);

        assertThat(Decision.of(topic("bank-details-changed"), happened))
                .extracting(DecisionTests::who)
                .containsExactly(HOLDER + " for nobody", NOMINEE + " for " + HOLDER, PROVIDER + " for nobody");
        assertThat(Decision.of(topic("visit-recorded"), happened))
                .extracting(Draft::personId)
                .containsExactly(HOLDER, NOMINEE, HELPER);
        assertThat(Decision.of(topic("booking-accepted"), happened))
                .extracting(Draft::personId)
                .containsExactly(HOLDER, NOMINEE);
    }

    @Test
    void tellsNobodyOfWhatTheyDidThemselves() {
        assertThat(Decision.of(topic("booking-did-not-happen"), happened("person", null, null)))
                .extracting(Draft::personId)
                .containsExactly(PROVIDER);
        assertThat(Decision.of(topic("booking-did-not-happen"), happened("provider", null, null)))
                .extracting(Draft::personId)
                .containsExactly(HOLDER, NOMINEE);
        assertThat(Decision.of(topic("booking-accepted"), happened(null, null, NOMINEE)))
                .extracting(Draft::personId)
                .containsExactly(HOLDER);
    }

    @Test
    void tellsTheSideThatAMessageIsFor() {
        assertThat(Decision.of(topic("message-sent"), happened(null, "provider", null)))
                .extracting(Draft::words)
                .containsExactly("message-sent.provider");
    }

    @Test
    @DisplayName("R13 what a helper is asked doesn't go to the support worker yet")
    void asksAHelperFirst() {
        assertThat(Decision.of(topic("visit-task"), of(HELPER, false)))
                .extracting(DecisionTests::who)
                .containsExactly(HELPER + " for " + HOLDER);
        assertThat(Decision.of(topic("visit-task"), of(null, false)))
                .extracting(Draft::office)
                .containsExactly(Audience.SUPPORT);
    }

    @Test
    void aSeriesIsToldOnce() {
        assertThat(Decision.of(topic("booking-requested"), of(null, true))).isEmpty();
    }

    @Test
    @DisplayName("R24 nobody acts for who has died, and nobody writes to them")
    void tellsNobodyWhoHasDied() {
        Happened alive = happened(null, null, null);
        Happened dead = new Happened(
                HOLDER,
                PROVIDER,
                PROVIDER,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                null,
                null,
                alive.others(),
                alive.forms().stream()
                        .filter(form -> !form.personId().equals(HOLDER))
                        .toList());

        assertThat(Decision.of(topic("bank-details-changed"), dead))
                .extracting(Draft::personId)
                .containsExactly(PROVIDER);
    }

    @Test
    @DisplayName("R107 what is within a day can't wait")
    void soonIsUrgent() {
        Happened soon = new Happened(
                HOLDER,
                PROVIDER,
                PROVIDER,
                null,
                null,
                null,
                null,
                null,
                true,
                false,
                Instant.EPOCH,
                null,
                List.of(),
                happened(null, null, null).forms());

        assertThat(Decision.of(topic("booking-cancelled"), soon))
                .extracting(Draft::urgency)
                .containsExactly(Urgency.URGENT);
        assertThat(Decision.of(topic("booking-cancelled"), happened(null, null, null)))
                .extracting(Draft::urgency)
                .containsExactly(Urgency.NOW);
    }

    private static String who(Draft draft) {
        return draft.personId() + " for " + (draft.forPersonId() == null ? "nobody" : draft.forPersonId());
    }

    private static Topic topic(String name) {
        return Inventory.of(name).orElseThrow();
    }

    private static Happened of(@Nullable UUID helper, boolean ofSeries) {
        Happened plain = happened(null, null, null);
        return new Happened(
                HOLDER,
                PROVIDER,
                PROVIDER,
                null,
                helper,
                null,
                null,
                null,
                false,
                ofSeries,
                null,
                null,
                plain.others(),
                plain.forms());
    }

    /** A nominated person, and a helper who may say yes up to £50 and not book. */
    private static Happened happened(@Nullable String side, @Nullable String told, @Nullable UUID by) {
        return new Happened(
                HOLDER,
                PROVIDER,
                PROVIDER,
                null,
                null,
                by,
                side,
                told,
                false,
                false,
                null,
                null,
                List.of(
                        new Happened.Other(NOMINEE, Acting.As.NOMINEE, true, null),
                        new Happened.Other(HELPER, Acting.As.HELPER, false, 5_000L)),
                List.of(form(HOLDER), form(PROVIDER), form(NOMINEE), form(HELPER)));
    }

    private static Happened.Form form(UUID person) {
        return new Happened.Form(person, Way.PAGE, null);
    }
}
