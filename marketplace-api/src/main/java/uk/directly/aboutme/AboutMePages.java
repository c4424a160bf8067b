package uk.directly.aboutme;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.data.OldRows;
import uk.directly.people.Actor;

/**
 * The page "About me" of each person (R66). What was taken out is gone: no earlier words are kept. A reader sees what is shared
 * with them for as long as they have to do with the person, and each look is noted.
 */
@Service
public class AboutMePages {
    /** The most that a part may say. */
    public static final int LONGEST = 4_000;

    /** How long a death can turn out to be a mistake. */
    private static final Duration KEPT = Duration.ofDays(365);

    private final Changes changes;
    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    AboutMePages(Changes changes, DatabaseClient database, JsonMapper json, Clock clock) {
        this.changes = changes;
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    @Bean
    static OldRows aboutMeOfTheDead(Clock clock) {
        return new OldRows("pages about me", "about_me_forget", KEPT, clock);
    }

    /** The whole page of the person for whom this one acts, or their own. */
    public Mono<AboutMe> of(Actor actor) {
        return database.sql("select about_me_json(:council, :person, :at)::text")
                .bind("council", actor.councilId())
                .bind("person", actor.forPersonId())
                .bind("at", clock.instant())
                .mapValue(String.class)
                .one()
                .map(text -> json.readValue(text, AboutMe.class));
    }

    /** Writes one part; nothing: it is erased. */
    public Mono<AboutMeResult> write(Actor actor, Part part, String words) {
        return words.strip().length() > LONGEST
                ? Mono.just(new AboutMeResult.Invalid("words", "Write at most 4,000 characters."))
                : change(actor, Map.of(part, words.strip()));
    }

    /** Erases all of it. Who may see what stays as it was said, until it is taken back. */
    public Mono<AboutMeResult> erase(Actor actor) {
        return change(actor, Arrays.stream(Part.values()).collect(Collectors.toMap(Function.identity(), part -> "")));
    }

    private Mono<AboutMeResult> change(Actor actor, Map<Part, String> words) {
        return apply(
                "about_me_write",
                () -> new WriteCommand(
                        actor.councilId(),
                        actor.forPersonId(),
                        actor.personId(),
                        actor.onBehalfOf(),
                        words.entrySet().stream()
                                .collect(Collectors.toMap(each -> each.getKey().slug(), Map.Entry::getValue)),
                        clock.instant()));
    }

    /** Says which parts this reader sees; none: it is taken back. */
    public Mono<AboutMeResult> share(Actor actor, Reader reader, Set<Part> parts) {
        return apply(
                "about_me_share_with",
                () -> new ShareCommand(
                        Ids.next(),
                        actor.councilId(),
                        actor.forPersonId(),
                        actor.personId(),
                        actor.onBehalfOf(),
                        reader.providerId(),
                        reader.personId(),
                        parts,
                        clock.instant()));
    }

    /** What a person shares with this reader now; that they look is noted first. Empty: nothing, or no longer. */
    public Mono<SharedWithMe> read(Actor reader, UUID personId) {
        return Mono.fromSupplier(() -> new ReadCommand(
                        reader.councilId(), personId, reader.personId(), reader.providerId(), clock.instant()))
                .flatMap(command -> changes.apply("about_me_read", command, Read.class))
                .flatMap(answer -> Mono.justOrEmpty(answer.shared()));
    }

    /** Those who share something with this reader now, by name. */
    public Flux<SharedWithMe.Line> sharedWith(Actor reader) {
        return database.sql("""
                        select h.id as person_id, h.first_name, min(s.since) as since
                          from about_me_share s
                          join person h on h.council_id = s.council_id and h.id = s.person_id
                         where s.council_id = :council and s.ended_at is null
                           and (s.reader_id = :reader or s.provider_id = :provider) and about_me_open(s, :at)
                         group by h.id, h.first_name order by h.first_name, h.id""")
                .bind("council", reader.councilId())
                .bind("reader", reader.personId())
                .bind("provider", Objects.requireNonNullElse(reader.providerId(), new UUID(0, 0)))
                .bind("at", clock.instant())
                .mapProperties(SharedWithMe.Line.class)
                .all();
    }

    private Mono<AboutMeResult> apply(String function, java.util.function.Supplier<Object> command) {
        return Mono.fromSupplier(command)
                .flatMap(each -> changes.apply(function, each, Answer.class))
                .map(answer -> answer.aboutMe() == null
                        ? new AboutMeResult.NotFound()
                        : new AboutMeResult.Done(answer.aboutMe()));
    }

    /** The command of {@code about_me_write}. */
    private record WriteCommand(
            UUID councilId,
            UUID personId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            Map<String, String> words,
            Instant at) {}

    /** The command of {@code about_me_share_with}. */
    private record ShareCommand(
            UUID id,
            UUID councilId,
            UUID personId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            @Nullable UUID providerId,
            @Nullable UUID readerId,
            Set<Part> parts,
            Instant at) {}

    /** The command of {@code about_me_read}. */
    private record ReadCommand(
            UUID councilId,
            UUID personId,
            UUID actorId,
            @Nullable UUID providerId,
            Instant at) {}

    private record Answer(String outcome, @Nullable AboutMe aboutMe) {}

    private record Read(String outcome, @Nullable SharedWithMe shared) {}
}
