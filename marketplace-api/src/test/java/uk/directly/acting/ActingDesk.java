package uk.directly.acting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.people.Acting;
import uk.directly.people.Actor;
import uk.directly.people.InvitationCode;
import uk.directly.people.People;
import uk.directly.people.Role;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.TestDatabase;

/** Tom, whom Aisha supports and who has support money; others who come and go; and the use cases between them. */
public final class ActingDesk implements AutoCloseable {
    final TestDatabase database;
    final ApprovedVisit visit;
    final Actor tom;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** In the council of this visit. */
    public ActingDesk(TestDatabase database, ApprovedVisit visit, InstantSource time) {
        this.database = database;
        this.visit = visit;
        Clock clock = new Ticking(time);
        London.today(clock);
        context.registerBean(DatabaseClient.class, database::client);
        context.registerBean(
                JsonMapper.class,
                () -> JsonMapper.builder()
                        .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
                        .build());
        context.registerBean(Changes.class);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(People.class);
        context.scan("uk.directly.council", "uk.directly.acting", "uk.directly.message");
        context.refresh();
        database.execute("update person set subject = id::text where id = '%1$s';".formatted(visit.holder())
                + "insert into person_role values ('%s', '%s', 'holder') on conflict do nothing"
                        .formatted(visit.council(), visit.holder()));
        tom = new Actor(visit.holder(), visit.council(), "Tom Test", Set.of(Role.HOLDER), null, visit.holder());
    }

    /** One of its parts. */
    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Somebody who signs in by their own id. */
    public Actor person(String name, Role role) {
        UUID id = Ids.next();
        database.execute(
                "insert into person (council_id, id, subject, name, first_name) values ('%s', '%s', '%s', '%s', '%s');"
                                .formatted(visit.council(), id, id, name, name.replaceFirst(" .*", ""))
                        + "insert into person_role values ('%s', '%s', '%s')"
                                .formatted(visit.council(), id, role.slug()));
        return new Actor(id, visit.council(), name, Set.of(role), null, id);
    }

    /** Asks them, and they say yes. */
    public void helps(Actor who, Limits limits) {
        InvitationCode code = asked(new AskToAct(Acting.As.HELPER, who.name(), "paper", null, limits));
        ActingResult came =
                come(get(ActingInvitations.class).accept(who.personId().toString(), code, who.name()));
        if (!(came instanceof ActingResult.Came)) {
            throw new AssertionError("It came to " + came);
        }
    }

    /** The code of an invitation by Tom. */
    InvitationCode asked(AskToAct ask) {
        ActingResult result = come(get(ActingInvitations.class).invite(tom, tom.personId(), ask));
        if (result instanceof ActingResult.Invited invited) {
            return invited.code();
        }
        throw new AssertionError("It came to " + result);
    }

    /** The same person acting for Tom; empty: they don't. */
    Mono<Actor> forTom(Actor who) {
        return get(People.class).acting(who, tom.personId());
    }

    static <T> T come(Mono<T> step) {
        return step.blockOptional().orElseThrow();
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class Ticking extends Clock {
        private final InstantSource time;

        private Ticking(InstantSource time) {
            this.time = time;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public java.time.Instant instant() {
            return time.instant();
        }
    }
}
