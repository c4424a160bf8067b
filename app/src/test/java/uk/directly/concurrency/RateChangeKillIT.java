package uk.directly.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.directly.journeys.CardOfToday;
import uk.directly.journeys.CardPage;
import uk.directly.journeys.Holder;
import uk.directly.running.Api;
import uk.directly.running.ChildProcess;

/** {@code kill -9} while many people's visits follow a new rate card, on its own embedded database. */
class RateChangeKillIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int PEOPLE = Storms.rounds(600, 3_000);
    private static final int EACH = 2;
    private static final long BASE = 1_900;
    private static final long ASKED = 2_000;

    @Test
    @DisplayName("R54 killed in the middle, all visits follow the new rate after a start, each person is told once")
    void goesOnWhereItWas(@TempDir Path folder) throws Exception {
        try (ChildProcess directly = ChildProcess.start(folder.resolve("data"))) {
            Api api = new Api(directly.ports());
            Holder tom = new Holder(api, "holder");
            new CardPage(api).add(tom, 2_000);
            LocalDate from = LocalDate.now(LONDON).plusDays(20);
            UUID first = booked(api, tom, from.plusDays(1));
            try (Connection database = database(directly)) {
                makePeople(database, first);
                UUID card = CardOfToday.draft(api, "finance", from, "micro-provider", BASE);
                assertThat(api.post("finance2", "/api/v1/rate-cards/" + card + "/approve", Map.of())
                                .status())
                        .isEqualTo(200);

                long done = 0;
                for (int kill = 0; kill < Storms.rounds(1, 5); kill++) {
                    long before = done;
                    done = await(database, "select coalesce(max(people_done), 0) from rate_change", before + 1);
                    directly.kill();
                    done = await(database, "select coalesce(max(people_done), 0) from rate_change", done);
                    assertThat(done).as("killed in the middle").isBetween(before + 1, (long) PEOPLE - 1);
                    directly.restart();
                }
                await(database, "select count(*) from rate_change where done_at is not null", 1);

                checkPeople(database);
                checkMoney(database, new Api(directly.ports()));
            }
        }
    }

    private static void checkPeople(Connection database) throws SQLException {
        assertThat(one(database, "select people_done - people from rate_change"))
                .isZero();
        assertThat(one(
                        database,
                        "select count(*) from booking b join made m on m.holder = b.holder_id where b.own_pence = "
                                + (ASKED - BASE)))
                .isEqualTo((long) PEOPLE * EACH);
        assertThat(one(
                        database,
                        "select count(*) from outbox o join made m on m.holder::text = o.payload ->> 'holderId'"
                                + " where o.topic = 'rates-changed'"))
                .as("told")
                .isEqualTo(PEOPLE);
        assertThat(
                        one(
                                database,
                                "select count(distinct payload ->> 'holderId') from outbox o"
                                        + " join made m on m.holder::text = o.payload ->> 'holderId' where o.topic = 'rates-changed'"))
                .as("each once")
                .isEqualTo(PEOPLE);
        assertThat(one(database, "select count(*) from audit_event where action = 'rate-change-done'"))
                .isOne();
    }

    private static void checkMoney(Connection database, Api api) throws SQLException {
        assertThat(one(database, """
                select count(*) from ledger_account where debits_pending <> (
                    select coalesce(sum(t.amount_pence), 0) from ledger_transfer t
                     where t.debit_account_id = ledger_account.id and t.phase = 'pending'
                       and not exists (select from ledger_transfer r where r.pending_id = t.id))""")).isZero();
        assertThat(one(database, """
                select count(*) from booking b join made m on m.holder = b.holder_id
                 where b.held_pence <> (select sum(t.amount_pence) from ledger_transfer t
                                         where t.subject_id = b.id and t.phase = 'pending'
                                           and not exists (select from ledger_transfer r where r.pending_id = t.id))"""))
                .as("each visit's hold is what the ledger holds")
                .isZero();
        assertThat(one(database, "select sum(credits_posted - debits_posted) from ledger_account"))
                .isZero();
        assertThat(api.get("finance", "/api/v1/trial-balance")
                        .body()
                        .path("differencePence")
                        .asLong(-1))
                .isZero();
    }

    private static UUID booked(Api api, Holder holder, LocalDate day) {
        Map<String, Object> visit = holder.visit(
                Holder.offerOf(api, "micro"),
                day.atTime(LocalTime.of(10, 0)).atZone(LONDON).toInstant(),
                Duration.ofHours(1));
        visit.put("useOwnMoney", true);
        Api.Answer answer =
                api.post("holder", "/api/v1/bookings", UUID.randomUUID().toString(), visit);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.id();
    }

    /** The database runs on when the application is killed. */
    private static Connection database(ChildProcess directly) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + directly.ports().database() + "/directly", "directly", "directly");
    }

    private static void makePeople(Connection database, UUID booking) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(PEOPLE_LIKE_THE_FIRST
                    .replace("<booking>", booking.toString())
                    .replace("<people>", String.valueOf(PEOPLE))
                    .replace("<each>", String.valueOf(EACH)));
        }
    }

    private static long await(Connection database, String question, long atLeast) throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        long seen = one(database, question);
        while (seen < atLeast && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            seen = one(database, question);
        }
        return seen;
    }

    private static long one(Connection database, String question) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static final String PEOPLE_LIKE_THE_FIRST = """
            create table made as
            select n, b.council_id as council, uuidv7() as holder, uuidv7() as award, uuidv7() as line, uuidv7() as budget
              from booking b, generate_series(1, <people>) n where b.id = '<booking>';
            insert into person (council_id, id, name, first_name)
            select council, holder, 'Person ' || n, 'Person' from made;
            insert into award (council_id, id, holder_id, kind, during)
            select council, award, holder, 'direct-payment', '[2026-04-01,)' from made;
            insert into award_terms (council_id, award_id, during, weekly_pence, paid, contribution_weekly_pence, cycle_weeks,
                review_band)
            select council, award, '[2026-04-01,)', 31200, 'net', 0, 2, 'standard' from made;
            insert into plan_line (council_id, id, award_id, name, position)
            select council, line, award, 'Getting out', 1 from made;
            insert into budget (council_id, id, award_id, holder_id, route, funded_until)
            select council, budget, award, holder, 'card-account', '2030-01-01' from made;
            insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
                subject_kind, subject_id, description, at)
            select council, uuidv7(), 'direct', ledger_account_of(council, 'council-funding', null),
                   ledger_account_of(council, kind, budget), 100000, code, 'budget', budget, 'In', b.requested_at
              from made join booking b on b.id = '<booking>'
             cross join (values ('budget-council', 'load'), ('budget-own', 'top-up')) m (kind, code);
            create table made_visit as
            select m.*, d, uuidv7() as id, uuidv7() as hold from made m cross join generate_series(1, <each>) d;
            insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
                subject_kind, subject_id, description, at)
            select v.council, part.id, 'pending', ledger_account_of(v.council, part.kind, v.budget),
                   ledger_account_of(v.council, 'provider-payable', b.provider_id), part.amount, 'hold', 'booking', v.id,
                   'Company', b.requested_at
              from made_visit v join booking b on b.id = '<booking>'
             cross join lateral (values (v.hold, 'budget-council', b.price_pence - b.own_pence),
                                        (uuidv7(), 'budget-own', b.own_pence)) part (id, kind, amount)
             where part.amount > 0;
            create table made_booking as
            select (jsonb_populate_record(b, jsonb_build_object('id', v.id, 'holder_id', v.holder, 'budget_id', v.budget,
                       'award_id', v.award, 'plan_line_id', v.line, 'hold_id', v.hold, 'state', 'confirmed',
                       'start_at', b.start_at + v.d * interval '1 day', 'end_at', b.end_at + v.d * interval '1 day'))).*
              from made_visit v join booking b on b.id = '<booking>';
            do $$ declare c text; begin
                select string_agg(quote_ident(attname), ', ') into c from pg_attribute
                 where attrelid = 'booking'::regclass and attnum > 0 and not attisdropped and attgenerated = '';
                execute 'insert into booking (' || c || ') select ' || c || ' from made_booking';
            end $$
            """;
}
