package uk.directly.accreditation;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.accreditation.AccreditationServer.come;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import uk.directly.data.Ids;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderKind;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** What the calendar does. It begins on Tuesday 1 December 2026. */
@WithDatabase
class DueChecksIT {
    private final AccreditationServer server;

    DueChecksIT(TestDatabase database) {
        server = new AccreditationServer(database, "2026-12-01T09:00:00Z");
    }

    /** Other tests' providers would count along. */
    @BeforeEach
    void nobodyElse() {
        server.execute("update provider_check set looked_on = '2099-01-01'; delete from outbox");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        // Winter: London is UTC.
        "2026-12-31,2026-12-31T23:59:59Z,2027-01-01T00:00:00Z",
        // Summer: midnight in London is 23:00 UTC.
        "2027-06-30,2027-06-30T22:59:59Z,2027-06-30T23:00:00Z",
        // The day on which the clocks go forward, and the one on which they go back.
        "2027-03-28,2027-03-28T22:59:59Z,2027-03-28T23:00:00Z",
        "2027-10-31,2027-10-31T23:59:59Z,2027-11-01T00:00:00Z"
    })
    @DisplayName("R32 pauses at midnight in London after the last day, in summer and winter")
    void pausesAtMidnight(String lastDay, String before, String after) {
        UUID provider = accredited();
        server.accepted(provider, "insurance", lastDay);

        server.goTo(before);
        due();
        assertThat(server.state(provider)).isEqualTo("accredited");
        assertThat(ranOut(provider, lastDay)).isEqualTo("false");
        server.goTo(after);
        assertThat(ranOut(
                        provider, java.time.LocalDate.parse(lastDay).plusDays(1).toString()))
                .as("nobody books them before the round comes")
                .isEqualTo("true");
        due();

        assertThat(server.state(provider)).isEqualTo("paused");
        assertThat(server.topics()).containsSubsequence("check-running-out", "provider-paused");
        assertThat(server.one(
                        "select reason from provider_event where what = 'paused' and provider_id = '" + provider + "'"))
                .isEqualTo("insurance");
        due();
        assertThat(server.topics()).filteredOn("provider-paused"::equals).hasSize(1);
    }

    private String ranOut(UUID provider, String day) {
        return server.one("select provider_ran_out(council_id, id, '" + day + "')::text from provider where id = '"
                + provider + "'");
    }

    @Test
    @DisplayName("R32, R35 what is asked for a service only keeps that service's offers back")
    void keepsOffersOfAServiceBack() {
        UUID provider = server.provider("organisation", "accredited");
        server.acceptAll(provider);
        offer(provider, "personal_care");
        offer(provider, "not personal_care");
        server.execute("""
                insert into provider_check (council_id, provider_id, name, state, checked_on, expires_on)
                values ('<council>', '%1$s', 'cqc-registration', 'accepted', '2026-01-05', '2026-12-01');
                update provider_check set level = 'enhanced' where provider_id = '%1$s' and name = 'dbs'""".formatted(provider));
        server.goTo("2026-12-02T00:00:00Z");

        due();

        assertThat(server.state(provider)).isEqualTo("accredited");
        assertThat(server.select("select cleared::text || ' ' || s.personal_care from offer o join service s on s.id = "
                        + "o.service_id where provider_id = '" + provider + "'"))
                .containsExactlyInAnyOrder("false true", "true false");
    }

    @Test
    @DisplayName("R32 reminds at 30 and 7 days, each once")
    void remindsTwice() {
        UUID provider = accredited();
        server.accepted(provider, "insurance", "2027-01-20");

        for (int day = 0; day < 55; day++) {
            due();
            due();
            server.pass(Duration.ofDays(1));
        }

        assertThat(reminders(provider)).containsExactly("2026-12-21 30", "2027-01-13 7");
    }

    @Test
    @DisplayName("R32 after an outage of 40 days: the nearest reminder only, none after the end, and the pause")
    void catchesUp() {
        UUID nearly = accredited();
        UUID over = accredited();
        UUID within = accredited();
        server.accepted(nearly, "insurance", "2027-01-12");
        server.accepted(over, "insurance", "2026-12-20");
        server.accepted(within, "insurance", "2027-01-30");
        server.pass(Duration.ofDays(40));

        due();

        assertThat(server.today()).isEqualTo("2027-01-10");
        assertThat(reminders(nearly)).containsExactly("2027-01-10 7");
        assertThat(reminders(within)).containsExactly("2027-01-10 30");
        assertThat(reminders(over)).isEmpty();
        assertThat(server.state(over)).isEqualTo("paused");
        assertThat(server.state(nearly)).isEqualTo("accredited");
    }

    @Test
    @DisplayName("R32 doesn't remind while a renewal waits, and does once it was returned")
    void waitsForTheRenewal() {
        UUID provider = accredited();
        server.accepted(provider, "insurance", "2026-12-05");
        server.given(provider, "insurance", "'2026-12-05'", "'2027-12-04'");
        due();
        assertThat(reminders(provider)).isEmpty();

        come(server.bean(Decisions.class)
                .returnCheck(server.sam, provider, CheckName.INSURANCE, null, "It has another name"));
        server.pass(Duration.ofDays(1));
        due();

        assertThat(reminders(provider)).containsExactly("2026-12-02 7");
    }

    @Test
    @DisplayName("R32 four replicas at once: each is paused once, told once")
    void sharesTheWork() {
        for (int each = 0; each < 60; each++) {
            UUID provider = accredited();
            server.accepted(provider, "insurance", each % 2 == 0 ? "2026-11-30" : "2026-12-20");
        }

        int done = come(Flux.range(0, 4)
                .flatMap(replica -> server.due().round().subscribeOn(Schedulers.parallel()))
                .reduce(0, Integer::sum));
        due();

        assertThat(done).isEqualTo(60);
        assertThat(server.topics()).filteredOn("provider-paused"::equals).hasSize(30);
        assertThat(server.topics()).filteredOn("check-running-out"::equals).hasSize(30);
    }

    @Test
    @DisplayName("R32 a suspended provider stays suspended when a check runs out, and is paused when that ends")
    void staysSuspended() {
        UUID provider = accredited();
        server.accepted(provider, "insurance", "2026-12-01");
        Suspensions suspensions = server.bean(Suspensions.class);
        come(suspensions.suspend(server.sam, provider, new SuspensionRequest(Ids.next(), true, "x", null, null)));
        server.goTo("2026-12-02T09:00:00Z");
        due();
        assertThat(server.state(provider)).isEqualTo("suspended");

        come(suspensions.end(server.sam, provider, "It was not so."));

        assertThat(server.state(provider)).isEqualTo("paused");
    }

    @Test
    @DisplayName("A newly asked check is told on its first day and pauses nobody for 30 days (ADR 24)")
    void givesThirtyDaysForWhatIsNew() {
        UUID provider = server.provider("community", "accredited");
        server.acceptAll(provider);
        UUID ready = server.provider("community", "accredited");
        server.acceptAll(ready);
        server.accepted(ready, "mental-capacity-act-training", "2029-01-01");
        come(server.bean(CheckRules.class)
                .set(
                        server.sam,
                        new CheckRuleChange(
                                Ids.next(),
                                null,
                                ProviderKind.COMMUNITY,
                                null,
                                CheckName.MENTAL_CAPACITY_ACT_TRAINING,
                                Asked.MUST,
                                null,
                                36,
                                List.of(30),
                                0,
                                server.today().plusDays(10))));
        due();
        assertThat(server.topics()).isEmpty();

        server.goTo("2026-12-11T09:00:00Z");
        due();
        due();
        assertThat(server.select("select payload ->> 'neededBy' from outbox where topic = 'check-newly-asked'"))
                .containsExactly("2027-01-10");
        server.goTo("2027-01-09T23:00:00Z");
        due();
        assertThat(server.state(provider)).isEqualTo("accredited");
        server.goTo("2027-01-10T00:00:00Z");
        due();

        assertThat(server.state(provider)).isEqualTo("paused");
        assertThat(server.state(ready)).isEqualTo("accredited");
    }

    @Test
    @DisplayName("What isn't asked any more keeps nobody away")
    void resumesWhenNotAskedAnyMore() {
        UUID provider = accredited();
        server.accepted(provider, "mental-capacity-act-training", "2026-11-30");
        due();
        assertThat(server.state(provider)).isEqualTo("paused");
        CheckRules rules = server.bean(CheckRules.class);
        UUID seen = CheckRules.lastSet(come(rules.history(
                                server.council,
                                ProviderKind.PERSONAL_ASSISTANT,
                                null,
                                CheckName.MENTAL_CAPACITY_ACT_TRAINING)
                        .collectList()))
                .orElseThrow()
                .id();

        come(rules.set(
                server.sam,
                new CheckRuleChange(
                        Ids.next(),
                        seen,
                        ProviderKind.PERSONAL_ASSISTANT,
                        null,
                        CheckName.MENTAL_CAPACITY_ACT_TRAINING,
                        Asked.MAY,
                        null,
                        36,
                        List.of(30),
                        0,
                        server.today())));
        due();

        assertThat(server.state(provider)).isEqualTo("accredited");
    }

    private int due() {
        return come(server.due().round());
    }

    private UUID accredited() {
        UUID provider = server.provider("personal-assistant", "accredited");
        server.acceptAll(provider);
        return provider;
    }

    private List<String> reminders(UUID provider) {
        return server.select(
                "select (sent_at at time zone 'Europe/London')::date || ' ' || days_before from check_reminder "
                        + "where provider_id = '" + provider + "' order by sent_at");
    }

    private void offer(UUID provider, String of) {
        server.execute("""
                insert into offer (council_id, id, provider_id, service_id, title, description, pricing, open_to, state,
                                   place, district, reach_metres, shortest_minutes, longest_minutes, notice_minutes,
                                   cancellation, sign_of_life_at, words)
                select '<council>', uuidv7(), '%s', id, 'Help', 'x', 'hourly', '{business}', 'published', point(0, 0), 'Sale',
                       8000, 15, 600, 0, '[]', '2026-11-30T09:00:00Z', 'help'
                  from service where %s limit 1""".formatted(provider, of));
    }
}
