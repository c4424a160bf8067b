package uk.directly.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.data.Ids;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.TestDatabase;

/** More visits of an {@link ApprovedVisit}'s two, at £17.80 an hour, booked and held for, agreed or told of. */
record OpenVisits(TestDatabase database, ApprovedVisit tom) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long RATE = 1780;

    /** Agreed, for that long. */
    UUID confirmed(Instant start, Duration length) {
        UUID id = Ids.next();
        long price = price(length);
        database.execute("""
                do $$
                declare
                    b booking;
                begin
                    select * into b from booking x where x.id = '%1$s';
                    b := jsonb_populate_record(b, '%2$s');
                    b.hold_id := uuidv7();
                    insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence,
                        code, subject_kind, subject_id, description, at)
                    values (b.council_id, b.hold_id, 'pending',
                        ledger_account_of(b.council_id, 'budget-council', b.budget_id),
                        ledger_account_of(b.council_id, 'provider-payable', b.provider_id), b.price_pence, 'hold',
                        'booking', b.id, 'Held', '2026-11-30T10:00Z');
                    b.approved_at := null;
                    execute (select 'insert into booking (' || c || ') select ' || c || ' from (select ($1::booking).*) x' from (
                        select string_agg(quote_ident(attname), ', ') as c from pg_attribute
                         where attrelid = 'booking'::regclass and attnum > 0 and not attisdropped and attgenerated = '') y)
                        using b;
                    insert into worker_time (council_id, worker_id, period, what_for, subject_id)
                    values (b.council_id, b.provider_id, tstzrange(b.start_at, b.end_at), 'booking', b.id);
                    update agreement_terms set cancellation = '[{"hoursBefore": 48, "percent": 0},
                        {"hoursBefore": 24, "percent": 50}, {"hoursBefore": 0, "percent": 100}]'
                     where council_id = b.council_id;
                end $$""".formatted(
                        tom.booking(),
                        JSON.writeValueAsString(Map.of(
                                "id",
                                id,
                                "start_at",
                                start.toString(),
                                "end_at",
                                start.plus(length).toString(),
                                "state",
                                "confirmed",
                                "settled_pence",
                                0,
                                "price_pence",
                                price,
                                "held_pence",
                                price,
                                "lines",
                                lines(length)))));
        return id;
    }

    /** Told of then: from the time booked on, for that long. */
    UUID recorded(Instant start, Duration length, Instant came, Duration stayed, Instant toldAt) {
        UUID id = confirmed(start, length);
        database.execute("""
                select booking_record(jsonb_build_object('id', '%s', 'councilId', '%s', 'actorId', '%s', 'version', 1,
                    'recordId', '%s', 'start', '%s', 'end', '%s', 'lines', '%s'::jsonb, 'items', '[]'::jsonb, 'pricePence', %d, 'at', '%s'))""".formatted(
                        id,
                        tom.council(),
                        tom.person(),
                        Ids.next(),
                        came,
                        came.plus(stayed),
                        JSON.writeValueAsString(lines(stayed)),
                        price(stayed),
                        toldAt));
        return id;
    }

    /** State, held, settled, in question, lapsed. */
    String figures(UUID booking) {
        return one("select state || ' ' || held_pence || ' ' || settled_pence || ' ' || in_question_pence || ' '"
                + " || lapsed_pence from booking where id = '" + booking + "'");
    }

    /** What is paid in less what was spent, and what is promised, in all accounts of the budget. */
    String money() {
        return one(
                "select sum(a.credits_posted - a.debits_posted) || ' ' || sum(a.debits_pending) from ledger_account a"
                        + " join booking b on b.council_id = a.council_id and b.budget_id = a.owner_id where b.id = '"
                        + tom.booking() + "'");
    }

    /** How many rows of that topic wait about a booking. */
    int told(String topic, UUID booking) {
        return Integer.parseInt(one("select count(*)::text from outbox where topic = '" + topic
                + "' and payload ->> 'bookingId' = '" + booking + "'"));
    }

    /** The first column of the first row. */
    String one(String sql) {
        return database.select(sql).getFirst();
    }

    /** Does it in the database. */
    void execute(String sql) {
        database.execute(sql.replace("<council>", tom.council().toString())
                .replace("<holder>", tom.holder().toString())
                .replace("<person>", tom.person().toString())
                .replace("<provider>", tom.provider().toString()));
    }

    /** Somebody else, who signs in. */
    UUID person(String name, @Nullable String role) {
        UUID id = Ids.next();
        execute("insert into person (council_id, id, name, first_name, subject) values ('<council>', '" + id + "', '"
                + name + "', '" + name + "', '" + id + "')");
        if (role != null) {
            execute("insert into person_role (council_id, person_id, role) values ('<council>', '" + id + "', '" + role
                    + "')");
        }
        return id;
    }

    static long price(Duration length) {
        return (length.toMinutes() * RATE + 30) / 60;
    }

    private static List<Map<String, Object>> lines(Duration length) {
        return List.of(Map.of(
                "band", "weekday", "minutes", length.toMinutes(), "ratePence", RATE, "amountPence", price(length)));
    }
}
