package uk.directly.accreditation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.directly.accreditation.AccreditationServer.come;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderState;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Today is Tuesday 1 December 2026. */
@WithDatabase
class DecisionsIT {
    private final AccreditationServer server;
    private final Decisions decisions;
    private final Actor sam;
    private final Actor ann;

    DecisionsIT(TestDatabase database) {
        server = new AccreditationServer(database, "2026-12-01T09:00:00Z");
        decisions = server.bean(Decisions.class);
        sam = server.sam;
        ann = server.ann;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("R30 item by item, then the whole: accepted and on the register")
    void accreditsOnceAllIsThere() {
        UUID provider = server.provider("community", "applied");
        List<String> asked = server.select(
                "select check_name from provider p, provider_asked(p, '2026-12-01') where p.id = '" + provider + "'");
        assertThat(asked).contains("identity", "insurance", "safeguarding-training");

        assertThat(come(decisions.accredit(sam, provider)))
                .isInstanceOfSatisfying(
                        DecisionResult.WrongState.class,
                        wrong -> assertThat(wrong.missing())
                                .extracting(CheckName::slug)
                                .containsExactlyInAnyOrderElementsOf(asked));
        for (String check : asked) {
            server.given(provider, check, "'2026-11-01'", "null");
            assertThat(come(decisions.accept(sam, provider, CheckName.of(check), CheckDecision.AS_GIVEN)))
                    .isEqualTo(new DecisionResult.Done(ProviderState.APPLIED));
        }

        assertThat(come(decisions.accredit(sam, provider)))
                .isEqualTo(new DecisionResult.Done(ProviderState.ACCREDITED));
        assertThat(server.one("select accredited_on from provider where id = '" + provider + "'"))
                .isEqualTo("2026-12-01");
        assertThat(server.topics()).containsExactly("provider-accredited");
        assertThat(server.select("select what from provider_event where provider_id = '" + provider + "'"))
                .containsExactly("accredited");

        assertThat(come(decisions.accredit(sam, provider)))
                .isEqualTo(new DecisionResult.Done(ProviderState.ACCREDITED));
        assertThat(server.topics()).hasSize(1);
    }

    @Test
    @DisplayName(
            "R30, R101 an accepted check keeps its outcome: no reference, no referee, no file for longer than the rule says")
    void keepsTheOutcomeOnly() {
        UUID provider = server.provider("personal-assistant", "applied");
        UUID evidence = server.given(provider, "references", "null", "null");
        file(provider, "references", evidence);

        come(decisions.accept(
                sam, provider, CheckName.REFERENCES, new CheckDecision(evidence, "Rang both", null, null)));

        assertThat(server.one("""
                        select concat_ws('|', state, reference, details, note, counts_from, counts_until) from check_evidence
                         where id = '%s'""".formatted(evidence)))
                .isEqualTo("accepted|{\"refereesNamed\": 2}|Rang both|2026-12-01");
        assertThat(server.one("""
                        select concat_ws('|', state, issuer, checked_on, expires_on, seen_by = '<sam>')
                          from provider_check where provider_id = '%s'""".formatted(provider))).isEqualTo("accepted|Someone|2026-12-01|t");
        assertThat(server.one("select delete_after from evidence_file where provider_id = '" + provider + "'"))
                .startsWith("2026-12-01 09:00:00");
    }

    @Test
    @DisplayName("R30 a training counts three years from its date, an insurance until its last day")
    void reckonsTheEnd() {
        UUID provider = server.provider("personal-assistant", "applied");
        server.given(provider, "safeguarding-training", "'2024-02-29'", "null");
        server.given(provider, "mental-capacity-act-training", "'2025-05-01'", "'2026-12-31'");
        server.given(provider, "insurance", "'2026-05-01'", "'2027-04-30'");

        accept(provider, CheckName.SAFEGUARDING_TRAINING, CheckDecision.AS_GIVEN);
        accept(provider, CheckName.MENTAL_CAPACITY_ACT_TRAINING, CheckDecision.AS_GIVEN);
        accept(provider, CheckName.INSURANCE, CheckDecision.AS_GIVEN);

        assertThat(server.select("select name || ' ' || expires_on from provider_check where provider_id = '" + provider
                        + "' order by name"))
                .containsExactly(
                        "insurance 2027-04-30",
                        "mental-capacity-act-training 2026-12-31",
                        "safeguarding-training 2027-02-28");
    }

    @Test
    @DisplayName("R30 the officer's own reading of the dates counts, and what was given stays")
    void takesTheDatesThatTheEvidenceShows() {
        UUID provider = server.provider("personal-assistant", "applied");
        UUID evidence = server.given(provider, "insurance", "'2026-05-01'", "'2028-04-30'");

        accept(
                provider,
                CheckName.INSURANCE,
                new CheckDecision(null, "It says 2027", LocalDate.parse("2026-05-02"), LocalDate.parse("2027-04-30")));

        assertThat(server.one("""
                        select concat_ws('|', issued_on, expires_on, counts_from, counts_until) from check_evidence
                         where id = '%s'""".formatted(evidence))).isEqualTo("2026-05-01|2028-04-30|2026-05-02|2027-04-30");
        assertThat(server.one("select details ->> 'givenUntil' from audit_event where action = 'check-accepted' and "
                        + "subject_id = '" + provider + "'"))
                .isEqualTo("2028-04-30");
    }

    @ParameterizedTest
    @CsvSource({
        "insurance,'2026-05-01','2026-11-30',expiresOn",
        "insurance,'2026-12-02',null,checkedOn",
        "safeguarding-training,'2023-11-30',null,expiresOn"
    })
    @DisplayName("R30 doesn't accept what has run out or has not begun")
    void refusesWhatDoesNotCount(String check, String issued, String expires, String field) {
        UUID provider = server.provider("personal-assistant", "applied");
        server.given(provider, check, "'" + issued + "'", "null".equals(expires) ? expires : "'" + expires + "'");

        assertThat(come(decisions.accept(sam, provider, CheckName.of(check), CheckDecision.AS_GIVEN)))
                .isInstanceOfSatisfying(
                        DecisionResult.Invalid.class,
                        invalid -> assertThat(invalid.field()).isEqualTo(field));
        assertThat(server.one("select state from check_evidence where provider_id = '" + provider + "'"))
                .isEqualTo("given");
    }

    @Test
    @DisplayName("R30 a check below the level that is asked is not accepted")
    void refusesALowerLevel() {
        UUID provider = server.provider("personal-assistant", "applied");
        server.execute("""
                insert into provider_service (council_id, provider_id, service_id)
                select '<council>', '%s', id from service where personal_care limit 1""".formatted(provider));
        server.given(provider, "dbs", "'2026-11-01'", "null");

        assertThat(come(decisions.accept(sam, provider, CheckName.DBS, CheckDecision.AS_GIVEN)))
                .isInstanceOfSatisfying(
                        DecisionResult.Invalid.class,
                        invalid -> assertThat(invalid.field()).isEqualTo("level"));
    }

    @Test
    @DisplayName("R30 a returned item says why; accepted items stay accepted")
    void returnsWithAReason() {
        UUID provider = server.provider("personal-assistant", "applied");
        server.given(provider, "identity", "null", "null");
        server.given(provider, "references", "null", "null");
        accept(provider, CheckName.IDENTITY, CheckDecision.AS_GIVEN);

        assertThat(come(decisions.returnCheck(sam, provider, CheckName.REFERENCES, null, " ")))
                .isInstanceOf(DecisionResult.Invalid.class);
        come(decisions.returnCheck(sam, provider, CheckName.REFERENCES, null, "One is a relative"));
        come(decisions.returnCheck(sam, provider, CheckName.REFERENCES, null, "One is a relative"));

        assertThat(server.select("select name || ' ' || state || ' ' || coalesce(reason, '-') from provider_check "
                        + "where provider_id = '" + provider + "' order by name"))
                .containsExactly("identity accepted -", "references returned One is a relative");
        assertThat(server.topics()).containsExactly("check-returned");
        assertThat(come(decisions.returnCheck(sam, provider, CheckName.IDENTITY, null, "No")))
                .isEqualTo(new DecisionResult.WrongState("accepted", List.of()));
        assertThat(come(decisions.accept(sam, provider, CheckName.REFERENCES, CheckDecision.AS_GIVEN)))
                .isEqualTo(new DecisionResult.WrongState("returned", List.of()));
    }

    @Test
    @DisplayName(
            "R32 a renewal of a paused provider that is accepted makes it visible at once; the old one counts until then")
    void resumesAtAcceptance() {
        UUID provider = server.provider("community", "paused");
        server.acceptAll(provider);
        server.accepted(provider, "insurance", "2026-11-30");
        server.given(provider, "insurance", "'2026-12-01'", "'2027-11-30'");

        come(decisions.returnCheck(sam, provider, CheckName.INSURANCE, null, "Page 2 is missing"));
        assertThat(server.state(provider)).isEqualTo("paused");
        assertThat(server.one(
                        "select state || expires_on from provider_check where name = 'insurance' and provider_id = '"
                                + provider + "'"))
                .isEqualTo("accepted2026-11-30");
        server.given(provider, "insurance", "'2026-12-01'", "'2027-11-30'");
        accept(provider, CheckName.INSURANCE, CheckDecision.AS_GIVEN);

        assertThat(server.state(provider)).isEqualTo("accredited");
        assertThat(server.topics()).containsExactly("check-returned", "check-accepted", "provider-resumed");
    }

    @Test
    @DisplayName("R30 refuses with a reason; may ask again")
    void refuses() {
        UUID provider = server.provider("personal-assistant", "applied");
        file(provider, "identity", server.given(provider, "identity", "null", "null"));

        assertThat(come(decisions.refuse(sam, provider, ""))).isInstanceOf(DecisionResult.Invalid.class);
        assertThat(come(decisions.refuse(sam, provider, "The references did not know them.")))
                .isEqualTo(new DecisionResult.Done(ProviderState.REFUSED));
        assertThat(come(decisions.refuse(sam, provider, "The references did not know them.")))
                .isEqualTo(new DecisionResult.Done(ProviderState.REFUSED));

        assertThat(server.one("select reason from provider_event where provider_id = '" + provider + "'"))
                .isEqualTo("The references did not know them.");
        assertThat(server.one("select delete_after::date from evidence_file where provider_id = '" + provider + "'"))
                .isEqualTo("2026-12-29");
        assertThat(come(decisions.accredit(sam, provider)))
                .isEqualTo(new DecisionResult.WrongState("refused", List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "refused", "left"})
    void decidesAboutNobodyWhoDoesNotAsk(String state) {
        UUID provider = server.provider("personal-assistant", state);
        server.given(provider, "identity", "null", "null");

        DecisionResult wrong = new DecisionResult.WrongState(state, List.of());
        assertThat(come(decisions.accept(sam, provider, CheckName.IDENTITY, CheckDecision.AS_GIVEN)))
                .isEqualTo(wrong);
        assertThat(come(decisions.returnCheck(sam, provider, CheckName.IDENTITY, null, "No")))
                .isEqualTo(wrong);
        assertThat(come(decisions.accredit(sam, provider))).isEqualTo(wrong);
    }

    @Test
    @DisplayName("R102 a provider of another council is not there")
    void seesOwnCouncilOnly() {
        UUID elsewhere = Ids.next();
        server.execute("""
                insert into council (id, slug, name, phone, text_relay) values ('%1$s', 'c-%1$s', 'Other', '0', '0');
                insert into provider (council_id, id, kind, name, state, applied_on, postcode, place, district)
                values ('%1$s', '%1$s', 'community', 'Other', 'applied', '2026-11-20', 'M33 2AA', point(0, 0), 'Sale')""".formatted(elsewhere));

        DecisionResult none = new DecisionResult.NotFound();
        assertThat(come(decisions.claim(sam, elsewhere, true))).isEqualTo(none);
        assertThat(come(decisions.giveBack(sam, elsewhere))).isEqualTo(none);
        assertThat(come(decisions.accept(sam, elsewhere, CheckName.IDENTITY, CheckDecision.AS_GIVEN)))
                .isEqualTo(none);
        assertThat(come(decisions.returnCheck(sam, elsewhere, CheckName.IDENTITY, null, "No")))
                .isEqualTo(none);
        assertThat(come(decisions.accredit(sam, elsewhere))).isEqualTo(none);
        assertThat(come(decisions.refuse(sam, elsewhere, "No"))).isEqualTo(none);
        assertThat(come(decisions.declareInterest(sam, elsewhere, InterestKind.OTHER)))
                .isEqualTo(none);
        assertThat(server.bean(OfficerFiles.class).open(sam, elsewhere).blockOptional())
                .isEmpty();
    }

    @Test
    @DisplayName("R34 an officer with an interest neither decides nor sees the evidence")
    void keepsInterestedOfficersOut() {
        UUID provider = server.provider("personal-assistant", "applied");
        server.given(provider, "identity", "null", "null");
        come(decisions.claim(sam, provider, false));
        come(decisions.declareInterest(sam, provider, InterestKind.RELATIVE));
        come(decisions.declareInterest(sam, provider, InterestKind.RELATIVE));

        DecisionResult interested = new DecisionResult.Interested();
        assertThat(come(decisions.accept(sam, provider, CheckName.IDENTITY, CheckDecision.AS_GIVEN)))
                .isEqualTo(interested);
        assertThat(come(decisions.returnCheck(sam, provider, CheckName.IDENTITY, null, "No")))
                .isEqualTo(interested);
        assertThat(come(decisions.accredit(sam, provider))).isEqualTo(interested);
        assertThat(come(decisions.refuse(sam, provider, "No"))).isEqualTo(interested);
        assertThat(come(decisions.claim(sam, provider, true))).isEqualTo(interested);
        OfficerFile seen = come(server.bean(OfficerFiles.class).open(sam, provider));
        assertThat(seen.interest()).isEqualTo(InterestKind.RELATIVE);
        assertThat(seen.evidence()).isEmpty();
        assertThat(seen.claimedBy()).isNull();
        assertThat(come(server.bean(OfficerFiles.class).open(ann, provider)).evidence())
                .hasSize(1);
        assertThat(server.trail(provider))
                .containsExactly(
                        "provider-claimed", "interest-declared", "provider-file-viewed", "provider-file-viewed");

        come(decisions.withdrawInterest(sam, provider));
        assertThat(come(decisions.accept(sam, provider, CheckName.IDENTITY, CheckDecision.AS_GIVEN)))
                .isInstanceOf(DecisionResult.Done.class);
    }

    @Test
    @DisplayName("R34 nobody decides about themself, whatever the way")
    void decidesNothingAboutOneself() {
        UUID own = server.provider("personal-assistant", "applied", sam.personId());
        UUID evidence = server.given(own, "identity", "null", "null");

        assertThat(come(decisions.accept(sam, own, CheckName.IDENTITY, CheckDecision.AS_GIVEN)))
                .isEqualTo(new DecisionResult.Interested());
        assertThatThrownBy(() -> server.execute("""
                        update check_evidence set state = 'accepted', decided_by = '<sam>', decided_at = '2026-12-01'
                         where id = '%s'""".formatted(evidence))).hasMessageContaining("R34");
        assertThatThrownBy(() -> server.execute("""
                        insert into provider_event (council_id, provider_id, at, actor_id, what, state)
                        values ('<council>', '%s', '2026-12-01', '<sam>', 'accredited', 'accredited')""".formatted(own))).hasMessageContaining("R34");
    }

    @Test
    @DisplayName("A decision stands, also against plain SQL")
    void keepsDecisions() {
        UUID provider = server.provider("personal-assistant", "applied");
        UUID evidence = server.given(provider, "insurance", "'2026-05-01'", "'2027-04-30'");
        accept(provider, CheckName.INSURANCE, CheckDecision.AS_GIVEN);

        for (String change : List.of(
                "state = 'given', decided_at = null, counts_from = null, counts_until = null",
                "counts_until = '2029-01-01'",
                "decided_by = '<ann>'",
                "note = 'Never saw it'")) {
            assertThatThrownBy(() ->
                            server.execute("update check_evidence set " + change + " where id = '" + evidence + "'"))
                    .hasMessageContaining("stands");
        }
    }

    @Test
    @DisplayName("R70 an accredited broker's person may run funds")
    void makesABroker() {
        UUID person = Ids.next();
        server.execute("insert into person (council_id, id, name, first_name) values ('<council>', '" + person
                + "', 'Bo Broker', 'Bo')");
        UUID provider = server.provider("isf-broker", "applied", person);
        server.acceptAll(provider);

        come(decisions.accredit(sam, provider));

        assertThat(server.select("select role from person_role where person_id = '" + person + "'"))
                .containsExactly("broker");
    }

    @Test
    void tellsTheOtherWhoHasIt() {
        UUID provider = server.provider("personal-assistant", "applied");
        server.given(provider, "identity", "null", "null");

        come(decisions.claim(sam, provider, false));

        DecisionResult taken = new DecisionResult.Claimed("Sam Officer");
        assertThat(come(decisions.claim(ann, provider, false))).isEqualTo(taken);
        assertThat(come(decisions.accept(ann, provider, CheckName.IDENTITY, CheckDecision.AS_GIVEN)))
                .isEqualTo(taken);
        assertThat(come(decisions.giveBack(ann, provider))).isEqualTo(taken);
        assertThat(come(decisions.claim(ann, provider, true))).isInstanceOf(DecisionResult.Done.class);
        assertThat(come(decisions.accept(ann, provider, CheckName.IDENTITY, CheckDecision.AS_GIVEN)))
                .isInstanceOf(DecisionResult.Done.class);
        assertThat(come(decisions.giveBack(ann, provider))).isInstanceOf(DecisionResult.Done.class);
        assertThat(server.trail(provider))
                .containsExactly("provider-claimed", "provider-taken-over", "check-accepted", "provider-given-back");
    }

    @Test
    @DisplayName("Two officers at once: each item is decided once, one has it in hand, one accreditation")
    void decidesOnceAmongMany() {
        for (int round = 0; round < 50; round++) {
            UUID provider = server.provider("community", "applied");
            server.acceptAll(provider);
            server.execute("delete from provider_check where name = 'identity' and provider_id = '" + provider + "'");
            server.given(provider, "identity", "null", "null");

            List<DecisionResult> claimed =
                    atOnce(List.of(decisions.claim(sam, provider, false), decisions.claim(ann, provider, false)));
            assertThat(claimed)
                    .filteredOn(DecisionResult.Done.class::isInstance)
                    .hasSize(1);
            server.execute("update provider set claimed_by = null, claimed_at = null where id = '" + provider + "'");

            List<DecisionResult> decided = atOnce(List.of(
                    decisions.accept(sam, provider, CheckName.IDENTITY, CheckDecision.AS_GIVEN),
                    decisions.returnCheck(ann, provider, CheckName.IDENTITY, null, "Blurred"),
                    decisions.accredit(sam, provider)));
            String state = server.one("select state from check_evidence where provider_id = '" + provider + "'");
            assertThat(state).isIn("accepted", "returned");
            assertThat(server.select("select action from audit_event where subject_id = '" + provider
                            + "' and action in ('check-accepted', 'check-returned')"))
                    .containsExactly("check-" + state);
            assertThat(decided.get(state.equals("accepted") ? 1 : 0)).isInstanceOf(DecisionResult.WrongState.class);

            if (state.equals("accepted")) {
                atOnce(List.of(decisions.accredit(sam, provider), decisions.accredit(ann, provider)));
                assertThat(server.select("select what from provider_event where provider_id = '" + provider + "'"))
                        .containsExactly("accredited");
            } else {
                assertThat(server.state(provider)).isEqualTo("applied");
            }
        }
    }

    private static List<DecisionResult> atOnce(List<Mono<DecisionResult>> steps) {
        return Flux.fromIterable(steps)
                .flatMapSequential(step -> step.subscribeOn(Schedulers.parallel()))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private void accept(UUID provider, CheckName check, CheckDecision decision) {
        assertThat(come(decisions.accept(sam, provider, check, decision))).isInstanceOf(DecisionResult.Done.class);
    }

    private void file(UUID provider, String check, UUID evidence) {
        server.execute("""
                insert into evidence_file (council_id, provider_id, check_name, evidence_id, name, media_type, bytes, sha256,
                    key_id, stored_at)
                values ('<council>', '%s', '%s', '%s', 'a.pdf', 'application/pdf', 10, 'x', 'k', '2026-11-30')""".formatted(provider, check, evidence));
    }
}
