package uk.directly.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.CouncilSettings;
import uk.directly.data.Changes;
import uk.directly.offer.OfferContext;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.MovableTime;
import uk.directly.testing.TestDatabase;

/** A council with Tom, who has support money, Aisha, who comes, and Nina, who runs his money; and a clock. */
final class NoticeDesk {
    final TestDatabase database;
    final ApprovedVisit tom;
    final MovableTime time;
    final Changes changes;
    final CouncilSettings settings;
    final JsonMapper json = JsonMapper.builder().build();
    final UUID nina = UUID.randomUUID();
    final UUID sam = UUID.randomUUID();

    NoticeDesk(TestDatabase database, String now) {
        this.database = database;
        this.time = MovableTime.at(now);
        tom = ApprovedVisit.byStripe(database);
        try (OfferContext context = new OfferContext(database)) {
            changes = context.get(Changes.class);
            settings = context.get(CouncilSettings.class);
        }
        execute("""
                update outbox set told_at = at where told_at is null;
                insert into person (council_id, id, name, first_name) values
                    ('<council>', '<nina>', 'Nina Okafor', 'Nina'), ('<council>', '<sam>', 'Sam Support', 'Sam');
                insert into person_role (council_id, person_id, role) values
                    ('<council>', '<holder>', 'holder'), ('<council>', '<person>', 'provider'), ('<council>', '<sam>', 'support');
                insert into acting (council_id, person_id, for_person_id, as_role, during)
                values ('<council>', '<nina>', '<holder>', 'nominee', '[2026-01-01,)');
                """);
    }

    /** What this one is to be told by. */
    void form(UUID person, String way, String urgentWay) {
        execute("""
                insert into notice_form (council_id, person_id, way, urgent_way, email, phone, said_at, said_by)
                values ('<council>', '%1$s', '%2$s', %3$s, '%1$s@example.com', '+447700900982', '2026-11-01T09:00Z', '%1$s')
                on conflict (council_id, person_id) do update set way = excluded.way, urgent_way = excluded.urgent_way
                """.formatted(person, way, urgentWay.isEmpty() ? "null" : "'" + urgentWay + "'"));
    }

    /** Something happened to the visit. */
    UUID happened(String topic, String more) {
        UUID event = UUID.randomUUID();
        execute("""
                insert into outbox (id, council_id, topic, payload, at)
                values ('%s', '<council>', '%s', '{"bookingId": "<booking>"%s}', '%s')
                """.formatted(event, topic, more, time.instant()));
        return event;
    }

    UUID happened(String topic) {
        return happened(topic, "");
    }

    TellingRounds telling() {
        return new TellingRounds(changes, settings, List.of(), clock(), time);
    }

    /** Tells of what happened. */
    void tell() {
        telling().round().block();
    }

    Notices notices() {
        return new Notices(database.client(), changes, json, clock());
    }

    /** Another replica that sends by these channels. */
    Deliveries deliveries(Channel... channels) {
        return new Deliveries(
                changes,
                new Composer(
                        notices(),
                        new DefaultListableBeanFactory().getBeanProvider(LetterPrinter.class),
                        new NoticeSettings("https://directly.example")),
                List.of(channels),
                clock());
    }

    void pass(Duration duration) {
        time.pass(duration);
    }

    void execute(String sql) {
        database.execute(filled(sql));
    }

    List<String> select(String sql) {
        return database.select(filled(sql));
    }

    Actor actor(UUID person, Role... roles) {
        return new Actor(person, tom.council(), "Somebody", Set.of(roles), null, person);
    }

    Clock clock() {
        return new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return time.instant();
            }
        };
    }

    private String filled(String sql) {
        return sql.replace("<council>", tom.council().toString())
                .replace("<holder>", tom.holder().toString())
                .replace("<person>", tom.person().toString())
                .replace("<provider>", tom.provider().toString())
                .replace("<booking>", tom.booking().toString())
                .replace("<nina>", nina.toString())
                .replace("<sam>", sam.toString());
    }
}
