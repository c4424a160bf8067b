package uk.directly.booking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.people.Actor;

/**
 * Visits by a secret address, for calendars that can't sign in. Whoever has the address reads when somebody comes, and nothing
 * else; it is shown once, only a hash of it is kept, and another one takes its place at any time.
 */
@Service
public class CalendarFeeds {
    private static final Duration BACK = Duration.ofDays(62);
    private static final Duration AHEAD = Duration.ofDays(400);
    private static final int MOST = 2_000;
    /** As {@link Base64} writes 32 bytes. */
    private static final int LENGTH = 43;

    private final DatabaseClient database;
    private final Changes changes;
    private final Clock clock;

    CalendarFeeds(DatabaseClient database, Changes changes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /** Whose visits. */
    public enum Side {
        PERSON,
        PROVIDER;

        String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        private UUID subject(Actor actor) {
            UUID provider = actor.providerId();
            if (this == PERSON) {
                return actor.forPersonId();
            }
            if (provider == null) {
                throw new IllegalArgumentException("Who runs no provider has no such calendar");
            }
            return provider;
        }
    }

    /** Makes a new address and answers its secret, this once; the earlier one leads nowhere from then on. */
    public Mono<String> renew(Actor actor, Side side) {
        return Mono.defer(() -> {
            String secret = secret();
            return changes.apply(
                            "calendar_renew",
                            new Command(
                                    actor.councilId(),
                                    side.slug(),
                                    side.subject(actor),
                                    hash(secret),
                                    actor.personId(),
                                    actor.onBehalfOf(),
                                    clock.instant()),
                            Answer.class)
                    .thenReturn(secret);
        });
    }

    /** Takes the address away. */
    public Mono<Void> end(Actor actor, Side side) {
        return Mono.defer(() -> changes.apply(
                        "calendar_end",
                        new Command(
                                actor.councilId(),
                                side.slug(),
                                side.subject(actor),
                                null,
                                actor.personId(),
                                actor.onBehalfOf(),
                                clock.instant()),
                        Answer.class))
                .then();
    }

    /** When its address was made; empty: there is none. */
    public Mono<Instant> madeAt(Actor actor, Side side) {
        return database.sql("""
                        select made_at from calendar_feed
                         where council_id = :council and side = :side and subject_id = :subject""")
                .bind("council", actor.councilId())
                .bind("side", side.slug())
                .bind("subject", side.subject(actor))
                .mapValue(Instant.class)
                .one();
    }

    /** The visits behind an address, in their order; empty where it leads nowhere. */
    public Mono<List<CalendarEntry>> find(String secret) {
        if (secret.length() != LENGTH) {
            return Mono.empty();
        }
        return Mono.defer(() -> database.sql("""
                        select council_id, side, subject_id from calendar_feed where secret_hash = decode(:hash, 'hex')""")
                        .bind("hash", hash(secret))
                        .mapProperties(Feed.class)
                        .one())
                .flatMap(this::entries);
    }

    private Mono<List<CalendarEntry>> entries(Feed feed) {
        boolean person = feed.side().equals(Side.PERSON.slug());
        Instant now = clock.instant();
        return database.sql("""
                        select b.id, b.version, %s as words, b.state, b.start_at, b.end_at,
                               greatest(b.requested_at, b.answered_at, b.ended_at) as changed_at
                          from booking b
                          join person h on h.council_id = b.council_id and h.id = b.holder_id
                          join provider p on p.council_id = b.council_id and p.id = b.provider_id
                         where b.council_id = :council and %s and b.start_at > :from and b.start_at < :to
                         order by b.start_at, b.id limit :limit""".formatted(
                                person ? "'Visit with ' || p.name" : "'Visit to ' || h.first_name",
                                person ? "b.holder_id = :subject" : "b.provider_id = :subject and b.kept_for is null"))
                .bind("council", feed.councilId())
                .bind("subject", feed.subjectId())
                .bind("from", now.minus(BACK))
                .bind("to", now.plus(AHEAD))
                .bind("limit", MOST)
                .mapProperties(Row.class)
                .all()
                .map(row -> new CalendarEntry(
                        row.id(),
                        row.version(),
                        row.words(),
                        BookingState.of(row.state()),
                        row.startAt(),
                        row.endAt(),
                        row.changedAt()))
                .collectList();
    }

    private static String secret() {
        byte[] bytes = Ids.secret();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private record Feed(UUID councilId, String side, UUID subjectId) {}

    private record Row(
            UUID id, int version, String words, String state, Instant startAt, Instant endAt, Instant changedAt) {}

    /** The command of {@code calendar_renew} and {@code calendar_end}. */
    record Command(
            UUID councilId,
            String side,
            UUID subjectId,
            @Nullable String secretHash,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            Instant at) {}

    /** What they answer. */
    record Answer(String outcome) {}
}
