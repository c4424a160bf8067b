package uk.directly.accreditation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.directly.accreditation.AccreditationServer.come;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import uk.directly.data.Ids;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderKind;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** How a council sets what it asks. Today is Tuesday 1 December 2026. */
@WithDatabase
class CheckRulesIT {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    private final AccreditationServer server;
    private final CheckRules rules;

    CheckRulesIT(TestDatabase database) {
        server = new AccreditationServer(database, "2026-12-01T09:00:00Z");
        rules = server.bean(CheckRules.class);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("R30 a change has a first day; what was asked before stays readable")
    void cutsAndNeverOverwrites() {
        UUID first = done(change(Asked.MAY, null, TODAY.plusDays(10), last()));
        UUID second = done(change(Asked.NOT, null, TODAY.plusDays(20), first));
        UUID between = done(change(Asked.MUST, 24, TODAY.plusDays(15), second));

        assertThat(on(TODAY).asked()).isEqualTo(Asked.MUST);
        assertThat(on(TODAY).own()).isFalse();
        assertThat(on(TODAY.plusDays(10)).asked()).isEqualTo(Asked.MAY);
        assertThat(on(TODAY.plusDays(14)).id()).isEqualTo(first);
        assertThat(on(TODAY.plusDays(15)).id()).isEqualTo(between);
        assertThat(on(TODAY.plusDays(19)).validMonths()).isEqualTo(24);
        assertThat(on(TODAY.plusDays(20)).id()).isEqualTo(second);
        assertThat(server.trail(first)).containsExactly("check-rule-set");
        assertThat(come(rules.coming(server.council, ProviderKind.COMMUNITY, TODAY)
                        .collectList()))
                .extracting(CheckRule::id)
                .containsExactly(first, between, second);

        assertThat(come(rules.takeBack(server.ann, between))).isEqualTo(new CheckRuleResult.TakenBack());
        assertThat(on(TODAY.plusDays(15)).id()).isEqualTo(first);
        assertThat(on(TODAY.plusDays(20)).id()).isEqualTo(second);
    }

    @Test
    @DisplayName("R30 another person's work is not overwritten")
    void refusesDoubleWork() {
        UUID seen = last();
        UUID first = done(change(Asked.MAY, null, TODAY.plusDays(10), seen));

        assertThat(come(rules.set(server.ann, change(Asked.NOT, null, TODAY.plusDays(12), seen))))
                .isEqualTo(new CheckRuleResult.Overlaps());
        assertThat(come(rules.set(server.ann, change(Asked.NOT, null, TODAY.plusDays(10), first))))
                .isEqualTo(new CheckRuleResult.Overlaps());
        assertThatThrownBy(() -> server.execute("""
                        insert into check_rule (council_id, provider_kind, check_name, asked, during)
                        values ('<council>', 'community', 'insurance', 'may', '[2027-01-01,)')""")).hasMessageContaining("check_rule_one_a_day");
    }

    @Test
    void setsOnceAmongMany() {
        for (int round = 0; round < 50; round++) {
            UUID seen = last();
            LocalDate day = TODAY.plusDays(10 + round);
            List<CheckRuleResult> results = come(Flux.just(server.sam, server.ann)
                    .flatMap(officer -> rules.set(officer, change(round(day), null, day, seen))
                            .subscribeOn(Schedulers.parallel()))
                    .collectList());

            assertThat(results)
                    .filteredOn(CheckRuleResult.Done.class::isInstance)
                    .hasSize(1);
            assertThat(results)
                    .filteredOn(CheckRuleResult.Overlaps.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("R30 no level beyond the lawful, from the page or by plain SQL")
    void staysLawful() {
        CheckRuleChange beyond = new CheckRuleChange(
                Ids.next(),
                null,
                ProviderKind.COMMUNITY,
                null,
                CheckName.DBS,
                Asked.MUST,
                "enhanced",
                null,
                List.of(30),
                0,
                TODAY);

        assertThat(come(rules.set(server.sam, beyond))).isEqualTo(new CheckRuleResult.NotLawful());
        assertThatThrownBy(() -> server.execute("""
                        insert into check_rule (council_id, provider_kind, check_name, asked, level, during)
                        values ('<council>', 'community', 'dbs', 'must', 'enhanced', '[2027-01-01,)')""")).hasMessageContaining("R30");
        assertThatThrownBy(() -> server.execute("""
                        insert into check_rule (council_id, provider_kind, service_id, check_name, asked, level, during)
                        select '<council>', 'community', id, 'dbs', 'must', 'standard', '[2027-01-01,)'
                          from service where not personal_care limit 1""")).hasMessageContaining("R30");
    }

    @Test
    void keepsWhatHasBegun() {
        UUID set = done(change(Asked.MAY, null, TODAY, last()));
        come(server.due().round());

        assertThat(come(rules.takeBack(server.sam, set))).isEqualTo(new CheckRuleResult.InForce());
        assertThatThrownBy(() -> server.execute("delete from check_rule where id = '" + set + "'"))
                .hasMessageContaining("stays");
        assertThatThrownBy(() -> server.execute("update check_rule set asked = 'not' where id = '" + set + "'"))
                .hasMessageContaining("stays");
        assertThatThrownBy(() -> server.execute(
                        "update check_rule set during = '[2026-01-01,2027-01-01)' where id = '" + set + "'"))
                .hasMessageContaining("stays");
        assertThat(come(rules.takeBack(server.sam, Ids.next()))).isEqualTo(new CheckRuleResult.NotFound());
    }

    @Test
    @DisplayName("R15 a form sent twice is one change")
    void setsOnce() {
        CheckRuleChange change = change(Asked.MAY, null, TODAY.plusDays(3), last());

        assertThat(come(rules.set(server.sam, change))).isInstanceOf(CheckRuleResult.Done.class);
        assertThat(come(rules.set(server.sam, change))).isInstanceOf(CheckRuleResult.Done.class);
        assertThat(server.select("select id from check_rule where council_id = '<council>'"))
                .hasSize(1);
        assertThat(come(rules.set(server.sam, change(Asked.MAY, null, TODAY.minusDays(1), null))))
                .isInstanceOf(CheckRuleResult.Invalid.class);
        assertThat(come(rules.set(server.sam, change(Asked.MAY, 121, TODAY.plusDays(1), null))))
                .isInstanceOf(CheckRuleResult.Invalid.class);
    }

    private static Asked round(LocalDate day) {
        return day.getDayOfMonth() % 2 == 0 ? Asked.MAY : Asked.NOT;
    }

    private UUID last() {
        return CheckRules.lastSet(come(rules.history(server.council, ProviderKind.COMMUNITY, null, CheckName.INSURANCE)
                        .collectList()))
                .orElseThrow()
                .id();
    }

    private CheckRule on(LocalDate day) {
        return come(rules.on(server.council, ProviderKind.COMMUNITY, day)
                .filter(rule -> rule.check() == CheckName.INSURANCE && rule.serviceId() == null)
                .single());
    }

    private UUID done(CheckRuleChange change) {
        assertThat(come(rules.set(server.sam, change))).isInstanceOf(CheckRuleResult.Done.class);
        return change.id();
    }

    private static CheckRuleChange change(Asked asked, @Nullable Integer months, LocalDate from, @Nullable UUID seen) {
        return new CheckRuleChange(
                Ids.next(),
                seen,
                ProviderKind.COMMUNITY,
                null,
                CheckName.INSURANCE,
                asked,
                null,
                months,
                List.of(30, 7),
                0,
                from);
    }
}
