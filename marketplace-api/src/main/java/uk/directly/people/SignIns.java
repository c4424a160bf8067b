package uk.directly.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.data.Ids;

/**
 * Where somebody is signed in. It stands in the database, so that one replica ends what is open at another; sessions
 * themselves stay where they are. What is ended is noticed with the next request, for it is read with the person.
 */
@Service
public class SignIns {
    /** A session that nobody used for longer than this has ended by itself. */
    private static final Duration SHOWN = Duration.ofHours(2);

    private static final String NAME = SignIns.class.getName();

    private final Changes changes;
    private final DatabaseClient database;
    private final Clock clock;
    private final InstantSource realTime;

    @Autowired
    SignIns(Changes changes, DatabaseClient database, Clock clock) {
        this(changes, database, clock, InstantSource.system());
    }

    SignIns(Changes changes, DatabaseClient database, Clock clock, InstantSource realTime) {
        this.changes = changes;
        this.database = database;
        this.clock = clock;
        this.realTime = realTime;
    }

    /**
     * How a session is called in the database. Not by its id, which is secret, and changes with the tokens of its forms: by a
     * name of its own, for as long as the same person is signed in with it.
     */
    public static String hash(WebSession session) {
        Object name = session.getAttributes()
                .computeIfAbsent(NAME, attribute -> Ids.next().toString());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(String.valueOf(name).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Somebody signs in with this session, or has to: it is another sign-in from now on. */
    public static void renew(WebSession session) {
        session.getAttributes().remove(NAME);
    }

    /**
     * Writes down that this session was used, where that wasn't yet in this hour; answers whether it still counts.
     *
     * @param signedInAt in real time; null: nobody knows
     */
    public Mono<Boolean> used(Actor actor, String sessionHash, String userAgent, @Nullable Instant signedInAt) {
        return Mono.fromSupplier(() -> new SeenCommand(
                        actor.councilId(),
                        actor.personId(),
                        sessionHash,
                        DeviceWords.of(userAgent),
                        signedInAt,
                        clock.instant()))
                .flatMap(command -> changes.apply("sign_in_seen", command, Answer.class))
                .map(answer -> answer.outcome().equals("done"));
    }

    /** Somebody signed out. */
    public Mono<Void> left(String sessionHash) {
        return Mono.fromSupplier(() -> new LeftCommand(sessionHash, clock.instant()))
                .flatMap(command -> changes.apply("sign_in_left", command, Answer.class))
                .then();
    }

    /**
     * Where this person is signed in, the latest first.
     *
     * @param sessionHash of who asks
     */
    public Flux<SignInLine> of(Actor actor, String sessionHash) {
        return Flux.defer(() -> database.sql("""
                        select s.id, s.device, s.first_seen, s.last_seen,
                               s.session_hash = decode(:session, 'hex') as here
                          from sign_in s
                         where s.council_id = :council and s.person_id = :person and s.ended_at is null
                           and s.last_seen > :since
                         order by here desc, s.last_seen desc, s.id desc limit 100
                        """)
                .bind("session", sessionHash)
                .bind("council", actor.councilId())
                .bind("person", actor.personId())
                .bind("since", clock.instant().minus(SHOWN))
                .mapProperties(SignInLine.class)
                .all());
    }

    /** Ends one of one's own; answers whether there is such a one. */
    public Mono<Boolean> end(Actor actor, UUID id) {
        return Mono.fromSupplier(() -> new EndCommand(id, actor.councilId(), actor.personId(), clock.instant()))
                .flatMap(command -> changes.apply("sign_in_end", command, Answer.class))
                .map(answer -> answer.outcome().equals("done"));
    }

    /**
     * Ends all of one's own, this one too, and makes tokens from before no good.
     *
     * @param lost whether something was lost: then bank details take two officers for a while (R26)
     */
    public Mono<Void> endAll(Actor actor, boolean lost) {
        return Mono.fromSupplier(() -> new EndAllCommand(
                        actor.councilId(), actor.personId(), lost, realTime.instant(), clock.instant()))
                .flatMap(command -> changes.apply("sign_in_end_own", command, Answer.class))
                .then();
    }

    private record SeenCommand(
            UUID councilId,
            UUID personId,
            String sessionHash,
            String device,
            @Nullable Instant signedInAt,
            Instant at) {}

    private record LeftCommand(String sessionHash, Instant at) {}

    private record EndCommand(UUID id, UUID councilId, UUID actorId, Instant at) {}

    private record EndAllCommand(UUID councilId, UUID actorId, boolean lost, Instant now, Instant at) {}

    private record Answer(String outcome) {}
}
