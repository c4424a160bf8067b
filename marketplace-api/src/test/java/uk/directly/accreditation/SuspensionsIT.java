package uk.directly.accreditation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.directly.accreditation.AccreditationServer.come;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.register.ProviderState;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Today is Tuesday 1 December 2026. */
@WithDatabase
class SuspensionsIT {
    private final TestDatabase database;
    private final AccreditationServer server;
    private final Suspensions suspensions;
    private final Actor sam;
    private final Actor ann;

    SuspensionsIT(TestDatabase database) {
        this.database = database;
        server = new AccreditationServer(database, "2026-12-01T09:00:00Z");
        suspensions = server.bean(Suspensions.class);
        sam = server.sam;
        ann = server.ann;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("R33, R104 hides at once and tells the same day, the reason nowhere but in the case")
    void hidesAtOnce() {
        UUID provider = server.provider("personal-assistant", "accredited");

        DecisionResult done = come(suspensions.suspend(sam, provider, request("A neighbour saw bruises")));
        come(suspensions.suspend(ann, provider, request("Again")));

        assertThat(done).isEqualTo(new DecisionResult.Done(ProviderState.SUSPENDED));
        assertThat(server.topics()).containsExactly("provider-suspended");
        assertThat(server.one("select told_at is not null from suspension where provider_id = '" + provider + "'"))
                .isEqualTo("t");
        assertThat(server.select("select payload::text from outbox where council_id = '<council>' union all "
                        + "select details::text from audit_event where council_id = '<council>' union all "
                        + "select coalesce(reason, '') from provider_event where council_id = '<council>'"))
                .noneMatch(text -> text.contains("bruises"));
        assertThat(suspension(ann, provider).reason()).isEqualTo("A neighbour saw bruises");
        assertThat(server.trail(provider)).containsExactly("provider-suspended", "suspension-viewed");
    }

    @Test
    @DisplayName(
            "R33 lists whoever has a visit to come, to be called today, ticked with what was said; what is booked stands")
    void listsWhomToCall() {
        ApprovedVisit visit = ApprovedVisit.byStripe(database);
        Actor officer = officerOf(visit);
        coming(visit, 2);
        coming(visit, 5);

        come(suspensions.suspend(officer, visit.provider(), request("x")));

        Suspension found = suspension(officer, visit.provider());
        assertThat(found.calls()).singleElement().satisfies(call -> {
            assertThat(call.name()).isEqualTo("Tom Test");
            assertThat(call.visits()).isEqualTo(2);
            assertThat(call.firstVisitAt()).isEqualTo("2026-12-03T09:30:00Z");
        });
        assertThat(database.select("select state from booking where provider_id = '" + visit.provider()
                        + "' and state = 'confirmed'"))
                .hasSize(2);
        assertThat(come(suspensions.called(officer, visit.provider(), visit.holder(), " ")))
                .isInstanceOf(DecisionResult.Invalid.class);
        assertThat(come(suspensions.called(officer, visit.provider(), Ids.next(), "Hello")))
                .isEqualTo(new DecisionResult.NotFound());
        come(suspensions.called(officer, visit.provider(), visit.holder(), "He will ask his sister."));
        come(suspensions.called(officer, visit.provider(), visit.holder(), "He will ask his sister."));
        assertThat(come(suspensions.called(officer, visit.provider(), visit.holder(), "Something else")))
                .isEqualTo(new DecisionResult.WrongState("called", List.of()));
        assertThat(suspension(officer, visit.provider()).toCall()).isZero();
        assertThat(suspension(officer, visit.provider()).calls().getFirst().said())
                .isEqualTo("He will ask his sister.");
    }

    @Test
    @DisplayName("R106 a delay that a second officer agrees to keeps the notice back, and what the provider sees")
    void delaysTheNotice() {
        UUID provider = server.provider("personal-assistant", "paused");
        come(suspensions.suspend(sam, provider, delayed("2026-12-15")));

        assertThat(server.topics()).isEmpty();
        assertThat(shown(provider)).isEqualTo("paused");
        assertThat(come(suspensions.confirmDelay(sam, provider))).isEqualTo(new DecisionResult.OwnDelay());
        come(suspensions.confirmDelay(ann, provider));
        server.goTo("2026-12-15T23:59:00Z");
        come(server.due().round());
        assertThat(server.topics()).isEmpty();

        server.goTo("2026-12-16T00:00:00Z");
        come(server.due().round());

        assertThat(server.topics()).containsExactly("provider-suspended");
        assertThat(shown(provider)).isEqualTo("suspended");
        assertThat(server.one("select ended_how from notice_delay where council_id = '<council>'"))
                .isEqualTo("past-review");
    }

    @Test
    @DisplayName("R104, R106 a delay that nobody agrees to on the day falls back to telling")
    void tellsWhatNobodyConfirmed() {
        UUID provider = server.provider("personal-assistant", "accredited");
        come(suspensions.suspend(sam, provider, delayed("2026-12-10")));
        server.goTo("2026-12-01T23:59:59Z");
        come(server.due().round());
        assertThat(server.topics()).isEmpty();

        server.goTo("2026-12-02T00:00:00Z");
        assertThat(come(suspensions.confirmDelay(ann, provider)))
                .isEqualTo(new DecisionResult.WrongState("no-delay", List.of()));
        come(server.due().round());
        come(server.due().round());

        assertThat(server.topics()).containsExactly("provider-suspended");
        assertThat(server.one("select ended_how from notice_delay where council_id = '<council>'"))
                .isEqualTo("not-confirmed");
    }

    @Test
    @DisplayName("R106 an officer can have them told at any time; a delay is at most 14 days")
    void tellsNow() {
        UUID provider = server.provider("personal-assistant", "accredited");
        assertThat(come(suspensions.suspend(sam, provider, delayed("2026-12-16"))))
                .isInstanceOf(DecisionResult.Invalid.class);
        come(suspensions.suspend(sam, provider, delayed("2026-12-10")));

        come(suspensions.tellNow(ann, provider));
        come(suspensions.tellNow(ann, provider));

        assertThat(server.topics()).containsExactly("provider-suspended");
        assertThat(shown(provider)).isEqualTo("suspended");
        assertThatThrownBy(
                        () -> server.execute(
                                "update notice_delay set confirmed_by = asked_by, confirmed_at = asked_at where council_id = '<council>'"))
                .hasMessageContaining("delay_needs_two");
        assertThatThrownBy(() -> server.execute(
                        "update notice_delay set review_on = '2027-01-01' where council_id = '<council>'"))
                .hasMessageContaining("delay_is_looked_at_soon");
    }

    @Test
    @DisplayName("R33 ends: on the register again, told why; a suspension stays as it was recorded")
    void ends() {
        UUID provider = server.provider("personal-assistant", "accredited");
        server.acceptAll(provider);
        come(suspensions.suspend(sam, provider, request("x")));

        assertThat(come(suspensions.end(sam, provider, ""))).isInstanceOf(DecisionResult.Invalid.class);
        assertThat(come(suspensions.end(sam, provider, "It was not so.")))
                .isEqualTo(new DecisionResult.Done(ProviderState.ACCREDITED));
        assertThat(come(suspensions.end(sam, provider, "It was not so.")))
                .isEqualTo(new DecisionResult.Done(ProviderState.ACCREDITED));

        assertThat(server.topics()).containsExactly("provider-suspended", "provider-suspension-ended");
        assertThatThrownBy(() ->
                        server.execute("update suspension set reason = 'y' where provider_id = '" + provider + "'"))
                .hasMessageContaining("stays");
        assertThatThrownBy(() -> server.execute("delete from suspension where provider_id = '" + provider + "'"))
                .hasMessageContaining("stays");
    }

    @Test
    @DisplayName("R75 a broker that is suspended has stopped: it is told elsewhere at once")
    void stopsABroker() {
        UUID provider = server.provider("isf-broker", "accredited");

        come(suspensions.suspend(sam, provider, request("x")));

        assertThat(server.topics()).containsExactly("broker-stopped", "provider-suspended");
    }

    @Test
    @DisplayName("R34 an officer with an interest neither suspends nor ends nor reads the case")
    void keepsInterestedOfficersOut() {
        UUID provider = server.provider("personal-assistant", "accredited");
        come(server.bean(Decisions.class).declareInterest(ann, provider, InterestKind.OWN_BUSINESS));
        DecisionResult interested = new DecisionResult.Interested();

        assertThat(come(suspensions.suspend(ann, provider, request("x")))).isEqualTo(interested);
        come(suspensions.suspend(sam, provider, delayed("2026-12-10")));
        assertThat(come(suspensions.confirmDelay(ann, provider))).isEqualTo(interested);
        assertThat(come(suspensions.tellNow(ann, provider))).isEqualTo(interested);
        assertThat(come(suspensions.end(ann, provider, "All is well"))).isEqualTo(interested);
        assertThat(come(suspensions.look(ann, provider))).isEqualTo(new Suspensions.Case.Interested());
    }

    @Test
    @DisplayName("Who leaves while suspended is not let in again by asking anew")
    void isNotEscapedByLeaving() {
        UUID provider = server.provider("personal-assistant", "accredited");
        server.acceptAll(provider);
        come(suspensions.suspend(sam, provider, delayed("2026-12-10")));
        server.execute("update provider set state = 'left' where id = '" + provider + "'");
        server.execute("update provider set state = 'applied' where id = '" + provider + "'");

        assertThat(come(server.bean(Decisions.class).accredit(sam, provider)))
                .isEqualTo(new DecisionResult.WrongState("suspended", List.of()));
        come(suspensions.end(sam, provider, "It was not so."));
        assertThat(come(server.bean(Decisions.class).accredit(sam, provider)))
                .isEqualTo(new DecisionResult.Done(ProviderState.ACCREDITED));
    }

    private Suspension suspension(Actor officer, UUID provider) {
        return come(suspensions.look(officer, provider)) instanceof Suspensions.Case.Found found
                ? found.suspension()
                : fail();
    }

    private static Suspension fail() {
        throw new AssertionError("There is no case");
    }

    private String shown(UUID provider) {
        return server.one("select coalesce(shown_state, state) from provider where id = '" + provider + "'");
    }

    private static SuspensionRequest request(@Nullable String reason) {
        return new SuspensionRequest(Ids.next(), true, reason, null, null);
    }

    private static SuspensionRequest delayed(String until) {
        return new SuspensionRequest(
                Ids.next(), true, "x", "The police asked us to wait", java.time.LocalDate.parse(until));
    }

    private Actor officerOf(ApprovedVisit visit) {
        UUID id = Ids.next();
        database.execute("insert into person (council_id, id, name, first_name) values ('" + visit.council() + "', '"
                + id + "', 'Oda Officer', 'Oda')");
        return new Actor(id, visit.council(), "Oda", sam.roles(), null, id);
    }

    /** One more visit of the same two, confirmed, so many days later. */
    private void coming(ApprovedVisit visit, int days) {
        database.execute("""
                do $$ declare b booking; begin
                    select (jsonb_populate_record(x, jsonb_build_object('id', uuidv7(), 'state', 'confirmed',
                           'start_at', x.start_at + interval '%1$s days', 'end_at', x.end_at + interval '%1$s days'))).*
                      into b from booking x where x.id = '%2$s';
                    execute (select 'insert into booking (' || c || ') select ' || c || ' from (select ($1::booking).*) x' from (
                        select string_agg(quote_ident(attname), ', ') as c from pg_attribute
                         where attrelid = 'booking'::regclass and attnum > 0 and not attisdropped and attgenerated = '') y)
                        using b;
                end $$""".formatted(days, visit.booking()));
    }
}
