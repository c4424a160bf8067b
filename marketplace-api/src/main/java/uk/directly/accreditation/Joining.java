package uk.directly.accreditation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.accreditation.model.JoiningAnswers;
import uk.directly.council.CouncilSettings;
import uk.directly.council.Councils;
import uk.directly.council.London;
import uk.directly.council.Place;
import uk.directly.council.Places;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Role;

/** Becoming a provider: from the first answer to the draft, with a stop and another device in between. */
@Service
public class Joining {
    private static final int LONGEST_NAME = 100;
    private static final Pattern POSTCODE = Pattern.compile("([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})");

    private final Changes changes;
    private final DatabaseClient database;
    private final JsonMapper json;
    private final Councils councils;
    private final CouncilSettings settings;
    private final Places places;
    private final Clock clock;

    Joining(
            Changes changes,
            DatabaseClient database,
            JsonMapper json,
            Councils councils,
            CouncilSettings settings,
            Places places,
            Clock clock) {
        this.changes = changes;
        this.database = database;
        this.json = json;
        this.councils = councils;
        this.settings = settings;
        this.places = places;
        this.clock = clock;
    }

    /** Whether this person may join at all: the council's officers don't, with the sign-in of their work. */
    public static boolean isFor(Actor actor) {
        return !actor.is(
                Role.ACCREDITATION, Role.FINANCE, Role.SOCIAL_WORK, Role.SAFEGUARDING, Role.COMMISSIONER, Role.SUPPORT);
    }

    /** Somebody begins whom nobody here knows yet: from now on they are known by their sign-in. */
    public Mono<JoiningResult> begin(String subject, String name, String phone, @Nullable UUID listingId) {
        String whole = name.strip().replaceAll("\\s+", " ");
        int space = whole.indexOf(' ');
        return councils.ofVisitors()
                .flatMap(council -> changes.apply(
                        "joining_begin",
                        new BeginCommand(
                                Ids.next(),
                                council.id(),
                                subject,
                                whole,
                                space < 0 ? whole : whole.substring(0, space),
                                phone.strip(),
                                listingId,
                                clock.instant()),
                        JoiningAnswer.class))
                .map(JoiningAnswer::result);
    }

    /** What was answered up to now. */
    public Mono<JoiningAnswers> answers(Actor actor) {
        return database.sql("select answers::text from joining where council_id = :council and person_id = :person")
                .bind("council", actor.councilId())
                .bind("person", actor.personId())
                .mapValue(String.class)
                .one()
                .map(text -> json.readValue(text, JoiningAnswers.class))
                .defaultIfEmpty(JoiningAnswers.NONE);
    }

    /**
     * Keeps some answers.
     *
     * @param answers by the names of {@link JoiningAnswers}
     * @param forget the names of answers that no longer go with these
     */
    public Mono<JoiningResult> answer(Actor actor, Map<String, ?> answers, List<String> forget) {
        return Mono.defer(() -> changes.apply(
                        "joining_answer",
                        new AnswerCommand(actor.councilId(), actor.personId(), answers, forget, clock.instant()),
                        JoiningAnswer.class))
                .map(JoiningAnswer::result);
    }

    /** Up to how many people a business is a small one. */
    public Mono<Integer> microWorkers(Actor actor) {
        return settings.valueOf(actor.councilId(), Setting.MICRO_PROVIDER_WORKERS, London.today(clock));
    }

    /** Where a whole postcode is; one that nobody knows, of a district that is known, is in its middle. Empty: it is none. */
    public Mono<Place> place(String typed) {
        Matcher postcode = POSTCODE.matcher(typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT));
        if (!postcode.matches()) {
            return Mono.empty();
        }
        String whole = postcode.group(1) + " " + postcode.group(2);
        return places.find(whole)
                .switchIfEmpty(Mono.defer(() -> places.find(postcode.group(1))
                        .map(district -> new Place(whole, district.point(), district.district(), null))));
    }

    /** Makes the provider of what was answered. */
    public Mono<JoiningResult> finish(Actor actor) {
        return answers(actor).zipWith(microWorkers(actor)).flatMap(found -> {
            JoiningAnswers answers = found.getT1();
            return answers.next().isPresent()
                    ? Mono.just(JoiningResult.Invalid.of("answers", "Some questions are still open"))
                    : place(Objects.requireNonNull(answers.postcode()))
                            .flatMap(place -> join(actor, Newcomer.of(answers, found.getT2(), place)))
                            .defaultIfEmpty(JoiningResult.Invalid.of("postcode", "We don’t know this postcode"));
        });
    }

    /** Makes a provider, or lets one who left begin again. */
    public Mono<JoiningResult> join(Actor actor, Newcomer newcomer) {
        if (!isFor(actor)) {
            return Mono.just(new JoiningResult.NotAllowed());
        }
        if (newcomer.name().isBlank() || newcomer.name().length() > LONGEST_NAME) {
            return Mono.just(JoiningResult.Invalid.of("name", "Enter a name, in at most 100 letters"));
        }
        return Mono.defer(() -> changes.apply(
                        "provider_join", JoinCommand.of(actor, newcomer, clock.instant()), JoiningAnswer.class))
                .map(JoiningAnswer::result);
    }

    private record BeginCommand(
            UUID personId,
            UUID councilId,
            String subject,
            String name,
            String firstName,
            String phone,
            @Nullable UUID listingId,
            Instant at) {}

    private record AnswerCommand(
            UUID councilId, UUID actorId, Map<String, ?> answers, List<String> forget, Instant at) {}

    private record JoinCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            String kind,
            String name,
            int workers,
            String postcode,
            double easting,
            double northing,
            String district,
            List<String> services,
            @Nullable String about,
            @Nullable List<String> languages,
            @Nullable List<String> skills,
            @Nullable String phone,
            @Nullable UUID listingId,
            Instant at) {
        static JoinCommand of(Actor actor, Newcomer newcomer, Instant at) {
            return new JoinCommand(
                    Ids.next(),
                    actor.councilId(),
                    actor.personId(),
                    newcomer.kind().slug(),
                    newcomer.name().strip(),
                    newcomer.workers(),
                    newcomer.place().name(),
                    newcomer.place().point().easting(),
                    newcomer.place().point().northing(),
                    newcomer.place().district(),
                    newcomer.services(),
                    newcomer.about(),
                    newcomer.languages(),
                    newcomer.skills(),
                    newcomer.phone(),
                    newcomer.listingId(),
                    at);
        }
    }
}
