package uk.directly.enquiry;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.people.Actor;

/**
 * "Ask the council for help with this" (R13): one side hands a thread over to a team, and takes it back. Officers read no other
 * thread, and each look is written down for both sides.
 */
@Service
public class Handovers {
    private static final int LONGEST_WORDS = 1_000;
    private static final int MOST = 100;

    private final Changes changes;
    private final DatabaseClient database;
    private final Standings standings;
    private final EnquiryFiles files;
    private final Clock clock;

    Handovers(Changes changes, DatabaseClient database, Standings standings, EnquiryFiles files, Clock clock) {
        this.changes = changes;
        this.database = database;
        this.standings = standings;
        this.files = files;
        this.clock = clock;
    }

    /**
     * What one side asks of a team.
     *
     * @param alsoLater whether the team reads also what is written from now on
     * @param words what help is asked for; null: nothing was said
     */
    public record Request(
            UUID id, Team team, boolean alsoLater, @Nullable String words) {
        public Request {
            words = words == null || words.isBlank() ? null : words.strip();
        }
    }

    /** Hands a thread of this side over. */
    public Mono<EnquiryResult> handOver(Actor actor, Side side, UUID enquiryId, Request request) {
        String words = request.words();
        if (words != null && words.length() > LONGEST_WORDS) {
            return Mono.just(new EnquiryResult.Invalid("words", "Write at most 1,000 characters."));
        }
        return allowed(
                actor,
                side,
                enquiryId,
                "enquiry_hand_over",
                () -> new Command(
                        request.id(),
                        enquiryId,
                        null,
                        actor.councilId(),
                        actor.personId(),
                        actor.onBehalfOf(),
                        side,
                        actor.forPersonId(),
                        actor.providerId(),
                        request.team(),
                        request.alsoLater(),
                        words,
                        clock.instant()));
    }

    /** Who handed it over takes it back: from then on the team reads nothing of it. */
    public Mono<EnquiryResult> takeBack(Actor actor, Side side, UUID enquiryId, UUID handoverId) {
        return allowed(
                actor,
                side,
                enquiryId,
                "enquiry_take_back",
                () -> new Command(
                        null,
                        enquiryId,
                        handoverId,
                        actor.councilId(),
                        actor.personId(),
                        actor.onBehalfOf(),
                        side,
                        actor.forPersonId(),
                        actor.providerId(),
                        null,
                        null,
                        null,
                        clock.instant()));
    }

    private Mono<EnquiryResult> allowed(
            Actor actor, Side side, UUID enquiryId, String function, java.util.function.Supplier<Command> command) {
        return standings
                .within(actor, side, enquiryId)
                .flatMap(standing -> standing.mayBeWrittenBy(actor)
                        ? Mono.fromSupplier(command)
                                .flatMap(each -> changes.apply(function, each, Answer.class))
                                .map(Answer::result)
                        : Mono.<EnquiryResult>just(new EnquiryResult.NotAllowed()))
                .defaultIfEmpty(new EnquiryResult.NotFound());
    }

    /** What was handed over to the teams of this officer, who waits longest first. Their words are not in it. */
    public Flux<HandedLine> to(Actor officer) {
        return database.sql("""
                        select e.id, e.about, pe.name as person, p.name as provider, h.team, h.side, h.words,
                               h.handed_at as since,
                               not exists (select from enquiry_message m where m.council_id = e.council_id
                                              and m.enquiry_id = e.id and m.side = 'council' and m.at >= h.handed_at)
                                   as unanswered
                          from enquiry_handover h
                          join enquiry e on e.council_id = h.council_id and e.id = h.enquiry_id
                          join person pe on pe.council_id = e.council_id and pe.id = e.person_id
                          join provider p on p.council_id = e.council_id and p.id = e.provider_id
                         where h.council_id = :council and h.ended_at is null and h.team = any(:teams)
                           and h.id in (select k.id from enquiry_in_hand(:council, e.id, :officer, to_jsonb(:teams)) k)
                         order by h.handed_at, h.id limit :most""")
                .bind("council", officer.councilId())
                .bind("officer", officer.personId())
                .bind("teams", slugs(officer))
                .bind("most", MOST)
                .mapProperties(HandedLine.class)
                .all();
    }

    /** A thread in the hands of an officer's team; that they look is written down first. Empty: it isn't. */
    public Mono<HandedOver> read(Actor officer, UUID enquiryId) {
        return look(officer, enquiryId, null).map(answer -> Objects.requireNonNull(answer.handed()));
    }

    /** A file of a message that was handed over; that they look is written down first. Empty: there is none. */
    public Mono<OpenedFile> file(Actor officer, UUID enquiryId, UUID fileId) {
        return look(officer, enquiryId, fileId)
                .flatMap(answer -> files.open(officer.councilId(), enquiryId, fileId, answer.file()));
    }

    /** An officer answers as the council. */
    public Mono<EnquiryResult.Officers> answer(Actor officer, UUID id, UUID enquiryId, String words) {
        if (words.isBlank() || words.length() > Enquiries.LONGEST) {
            return Mono.just(EnquiryResult.Officers.INVALID);
        }
        return Mono.fromSupplier(() -> new WriteCommand(
                        id,
                        enquiryId,
                        officer.councilId(),
                        officer.personId(),
                        List.of(slugs(officer)),
                        words.strip(),
                        clock.instant()))
                .flatMap(command -> changes.apply("enquiry_officer_write", command, Outcome.class))
                .map(answer -> answer.outcome().equals("done")
                        ? EnquiryResult.Officers.DONE
                        : EnquiryResult.Officers.NOT_FOUND);
    }

    private Mono<Looked> look(Actor officer, UUID enquiryId, @Nullable UUID fileId) {
        return Mono.fromSupplier(() -> new LookCommand(
                        enquiryId,
                        officer.councilId(),
                        officer.personId(),
                        List.of(slugs(officer)),
                        fileId,
                        clock.instant()))
                .flatMap(command -> changes.apply("enquiry_officer_look", command, Looked.class))
                .filter(answer -> answer.outcome().equals("done"));
    }

    private static String[] slugs(Actor officer) {
        return Team.of(officer).stream().map(Team::slug).toArray(String[]::new);
    }

    /**
     * One line of what was handed over.
     *
     * @param side which one asks
     * @param words what help is asked for
     * @param unanswered whether the council wrote nothing since
     */
    public record HandedLine(
            UUID id,
            String about,
            String person,
            String provider,
            String team,
            String side,
            @Nullable String words,
            Instant since,
            boolean unanswered) {}

    /** The command of {@code enquiry_hand_over} and {@code enquiry_take_back}. */
    private record Command(
            @Nullable UUID id,
            UUID enquiryId,
            @Nullable UUID handoverId,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            Side side,
            UUID personId,
            @Nullable UUID providerId,
            @Nullable Team team,
            @Nullable Boolean alsoLater,
            @Nullable String words,
            Instant at) {}

    /** The command of {@code enquiry_officer_look}. */
    private record LookCommand(
            UUID enquiryId,
            UUID councilId,
            UUID actorId,
            List<String> teams,
            @Nullable UUID fileId,
            Instant at) {}

    /** The command of {@code enquiry_officer_write}. */
    private record WriteCommand(
            UUID id, UUID enquiryId, UUID councilId, UUID actorId, List<String> teams, String words, Instant at) {}

    private record Answer(String outcome, @Nullable Enquiry enquiry) {
        EnquiryResult result() {
            return switch (outcome) {
                case "done" -> new EnquiryResult.Done(Objects.requireNonNull(enquiry));
                case "handed-already" -> new EnquiryResult.HandedAlready();
                default -> new EnquiryResult.NotFound();
            };
        }
    }

    private record Looked(String outcome, @Nullable HandedOver handed, EnquiryFiles.@Nullable Sealed file) {}

    private record Outcome(String outcome) {}
}
