package uk.directly.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import uk.directly.data.IdempotencyKey;
import uk.directly.testing.TestDatabase;

/** A run for a whole council: a few hundred awards, or 120,000 with {@code -Ddirectly.storms=whole}. */
class FundingOfAWholeCouncilIT {
    private static final Logger LOG = LoggerFactory.getLogger(FundingOfAWholeCouncilIT.class);
    private static final int AWARDS = "whole".equals(System.getProperty("directly.storms")) ? 120_000 : 600;
    private static final Duration LONG = Duration.ofMinutes(10);

    /** Every fifth began last Wednesday; the others were paid until Sunday. */
    private static final String COUNCIL = """
            insert into person (council_id, name, first_name, case_reference)
            select '<council>', 'Person ' || n, 'Person', 'BC-' || n from generate_series(1, <awards>) n;
            insert into award (council_id, id, holder_id, kind, during)
            select council_id, id, id, 'direct-payment',
                   daterange(case when substr(case_reference, 4)::int % 5 = 0 then date '2026-12-02' else '2026-04-01' end, null)
              from person where case_reference like 'BC-%' and council_id = '<council>';
            insert into award_terms (council_id, award_id, during, weekly_pence, paid, contribution_weekly_pence,
                cycle_weeks, review_band)
            select council_id, id, during, 5000 + (hashtext(id::text) & 65535), 'net', hashtext(id::text) & 1023, 2,
                   'standard'
              from award where council_id = '<council>';
            alter table budget disable trigger budget_opens_its_account;
            insert into budget (council_id, id, award_id, holder_id, route, funded_until)
            select council_id, id, id, holder_id, 'card-account', greatest(lower(during) - 1, date '2026-12-06')
              from award where council_id = '<council>' and lower(during) = '2026-04-01';
            insert into budget (council_id, id, award_id, holder_id, route, funded_until)
            select council_id, id, id, holder_id, 'card-account', lower(during) - 1
              from award where council_id = '<council>' and lower(during) > '2026-04-01';
            alter table budget enable trigger budget_opens_its_account;
            insert into ledger_account (council_id, kind, owner_id)
            select b.council_id, kind, b.id from budget b
             cross join unnest(array['budget-council', 'budget-contribution', 'budget-own', 'budget-reserve']) kind
             where b.council_id = '<council>';
            analyze;
            """;

    @Test
    @DisplayName("One run pays in for a whole council, whole, by one posting")
    void paysAWholeCouncil() {
        try (TestDatabase database = TestDatabase.create();
                BudgetServer server = new BudgetServer(database)) {
            server.execute(COUNCIL.replace("<awards>", String.valueOf(AWARDS)));
            FundingRuns runs = server.bean(FundingRuns.class);

            long began = System.nanoTime();
            FundingRun draft =
                    run(runs.draft(server.maker, LocalDate.of(2026, 12, 7)).block(LONG));
            long drafted = System.nanoTime();
            IdempotencyKey key = IdempotencyKey.of(
                    server.checker.personId(), "approve", "k", draft.id().toString());
            runs.approve(server.checker, draft.id(), key).block(LONG);
            while (server.select("select state from funding_run").equals(List.of("approved"))) {
                Mono.delay(Duration.ofMillis(100)).block();
            }
            LOG.warn(
                    "{} awards, {} lines: drafted in {} ms, approved and posted in {} ms",
                    AWARDS,
                    draft.lines(),
                    (drafted - began) / 1_000_000,
                    (System.nanoTime() - drafted) / 1_000_000);

            assertThat(draft.lines()).isEqualTo(AWARDS);
            assertThat(server.select("select count(*) || ' ' || sum(amount_pence) from ledger_transfer"))
                    .containsExactly(AWARDS + " " + draft.totalPence());
            assertThat(server.select("select count(*) from contribution_due"))
                    .isEqualTo(server.select("select count(*) from award_terms where contribution_weekly_pence > 0"));
            assertThat(server.select("select sum(credits_posted) - sum(debits_posted) from ledger_account"))
                    .containsExactly("0");
            assertThat(server.select("select min(funded_until) || ' ' || max(funded_until) from budget"))
                    .containsExactly("2026-12-13 2026-12-20");
        }
    }

    private static FundingRun run(@Nullable FundingResult result) {
        return ((FundingResult.Done) Objects.requireNonNull(result)).run();
    }
}
