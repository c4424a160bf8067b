package uk.directly.enquiry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.OldRows;
import uk.directly.people.Actor;
import uk.directly.people.People;

/**
 * Asking and meeting before booking (R43). Nothing that would find or reach somebody is sent; a number, a link or a home
 * address goes with a meeting, and is shown once a time is agreed.
 */
@Service
public class Enquiries {
    /** The longest message. */
    public static final int LONGEST = 2_000;

    /** R101: threads that nobody wrote in for so long are deleted. */
    private static final Duration KEPT = Duration.ofDays(730);

    private final Changes changes;
    private final DatabaseClient database;
    private final CouncilSettings settings;
    private final People people;
    private final Standings standings;
    private final Clock clock;

    Enquiries(
            Changes changes,
            DatabaseClient database,
            CouncilSettings settings,
            People people,
            Standings standings,
            Clock clock) {
        this.changes = changes;
        this.database = database;
        this.settings = settings;
        this.people = people;
        this.standings = standings;
        this.clock = clock;
    }

    @Bean
    static OldRows oldEnquiries(Clock clock) {
        return new OldRows("enquiries", "enquiry_forget", KEPT, clock);
    }

    /**
     * Somebody asks about an offer.
     *
     * @param id made by the caller: the same id again is the same question
     */
    public Mono<EnquiryResult> ask(Actor person, UUID id, UUID offerId, String words) {
        return standings
                .between(person, offerId)
                .flatMap(standing -> checked(
                        person,
                        Side.PERSON,
                        standing,
                        words,
                        writer -> send(
                                "enquiry_begin",
                                new Writer.Message(id, offerId, null, words.strip(), List.of(), writer),
                                writer)));
    }

    /** Whether this person may write to who makes this offer, as far as can be told before they do. */
    public Mono<Boolean> mayAsk(Actor person, UUID offerId) {
        return writer(person, Side.PERSON)
                .flatMap(writer -> database.sql(
                                "select enquiry_reachable(:council, :person, :actor, :offer, :alive, :at)")
                        .bind("council", writer.councilId())
                        .bind("person", writer.personId())
                        .bind("actor", writer.actorId())
                        .bind("offer", offerId)
                        .bind("alive", writer.aliveSince())
                        .bind("at", writer.at())
                        .mapValue(Boolean.class)
                        .one());
    }

    /** Somebody would like to meet who makes this offer. */
    public Mono<EnquiryResult> meet(Actor person, UUID id, UUID offerId, MeetingProposal proposal) {
        MeetingProposal tidy = proposal.tidy(Side.PERSON);
        return standings
                .between(person, offerId)
                .flatMap(standing -> checked(
                        person,
                        Side.PERSON,
                        standing,
                        tidy,
                        writer -> send("enquiry_begin", new Writer.Proposal(id, offerId, null, tidy, writer), writer)));
    }

    /** Either side writes in a thread of theirs. */
    public Mono<EnquiryResult> write(Actor actor, Side side, UUID id, UUID enquiryId, String words) {
        return write(actor, side, id, enquiryId, words, List.of());
    }

    /**
     * The same, with files that were sent before.
     *
     * @param files of {@link EnquiryFiles#add}, at most {@link EnquiryFiles#MOST}
     */
    public Mono<EnquiryResult> write(Actor actor, Side side, UUID id, UUID enquiryId, String words, List<UUID> files) {
        if (files.size() > EnquiryFiles.MOST) {
            return Mono.just(new EnquiryResult.Invalid(
                    "files", "Send at most " + EnquiryFiles.MOST + " files with one message."));
        }
        return standings
                .within(actor, side, enquiryId)
                .flatMap(standing -> standing.mayBeWrittenBy(actor)
                        ? checked(
                                actor,
                                side,
                                standing,
                                words,
                                writer -> send(
                                        "enquiry_go_on",
                                        new Writer.Message(id, null, enquiryId, words.strip(), files, writer),
                                        writer))
                        : Mono.<EnquiryResult>just(new EnquiryResult.NotAllowed()))
                .defaultIfEmpty(new EnquiryResult.NotFound());
    }

    /** Either side writes about a visit of theirs: all visits of the two have one thread. */
    public Mono<EnquiryResult> writeAbout(Actor actor, Side side, UUID id, UUID bookingId, String words) {
        return standings
                .ofVisit(actor, side, bookingId)
                .flatMap(standing -> standing.mayBeWrittenBy(actor)
                        ? checked(
                                actor,
                                side,
                                standing,
                                words,
                                writer -> send(
                                        "enquiry_about_visit",
                                        new Writer.AboutVisit(id, bookingId, words.strip(), writer),
                                        writer))
                        : Mono.<EnquiryResult>just(new EnquiryResult.NotAllowed()))
                .defaultIfEmpty(new EnquiryResult.NotFound());
    }

    /** Either side proposes times, instead of those that were proposed or agreed before. */
    public Mono<EnquiryResult> propose(Actor actor, Side side, UUID id, UUID enquiryId, MeetingProposal proposal) {
        MeetingProposal tidy = proposal.tidy(side);
        return standings
                .within(actor, side, enquiryId)
                .flatMap(standing -> standing.mayBeWrittenBy(actor)
                        ? checked(
                                actor,
                                side,
                                standing,
                                tidy,
                                writer -> send(
                                        "enquiry_go_on",
                                        new Writer.Proposal(id, null, enquiryId, tidy, writer),
                                        writer))
                        : Mono.<EnquiryResult>just(new EnquiryResult.NotAllowed()))
                .defaultIfEmpty(new EnquiryResult.NotFound());
    }

    /**
     * The other side says yes to one of the times.
     *
     * @param extra of a provider the link of a video call, of a person the number to be rung on: needed where the proposal
     *     has none
     */
    public Mono<EnquiryResult> agree(
            Actor actor, Side side, UUID enquiryId, UUID meetingId, Instant start, @Nullable String extra) {
        String given = extra == null || extra.isBlank() ? null : extra.strip();
        String link = side == Side.PROVIDER ? given : null;
        String phone = side == Side.PERSON ? given : null;
        Optional<EnquiryResult.Invalid> fault = link != null
                ? MeetingProposal.linkFault(link)
                : phone == null ? Optional.empty() : MeetingProposal.phoneFault(phone);
        return fault.<Mono<EnquiryResult>>map(Mono::just)
                .orElseGet(() -> writer(actor, side)
                        .flatMap(writer -> send(
                                "enquiry_agree",
                                new Writer.Yes(enquiryId, meetingId, start, link, phone, writer),
                                writer)));
    }

    /** "Carry on" or "not for me": the other is told kindly, and no reason is asked. */
    public Mono<EnquiryResult> say(Actor actor, Side side, UUID enquiryId, Says says) {
        return standings
                .within(actor, side, enquiryId)
                .flatMap(standing -> standing.mayBeWrittenBy(actor)
                        ? writer(actor, side)
                                .flatMap(
                                        writer -> send("enquiry_say", new Writer.Word(enquiryId, says, writer), writer))
                        : Mono.<EnquiryResult>just(new EnquiryResult.NotAllowed()))
                .defaultIfEmpty(new EnquiryResult.NotFound());
    }

    private Mono<EnquiryResult> checked(
            Actor actor,
            Side side,
            Standings.Standing standing,
            String words,
            Function<Writer, Mono<EnquiryResult>> send) {
        if (words.isBlank() || words.length() > LONGEST) {
            return Mono.just(new EnquiryResult.Invalid("message", "Write a message of at most 2,000 characters."));
        }
        return refused(actor, side, standing, "message", words)
                .switchIfEmpty(Mono.defer(() -> writer(actor, side).flatMap(send)));
    }

    private Mono<EnquiryResult> checked(
            Actor actor,
            Side side,
            Standings.Standing standing,
            MeetingProposal proposal,
            Function<Writer, Mono<EnquiryResult>> send) {
        return Mono.defer(() -> {
            Optional<EnquiryResult.Invalid> fault = proposal.fault(side, clock.instant());
            if (fault.isPresent()) {
                return Mono.<EnquiryResult>just(fault.get());
            }
            String place = proposal.place();
            Mono<EnquiryResult> refused = place == null ? Mono.empty() : refused(actor, side, standing, "place", place);
            return refused.switchIfEmpty(Mono.defer(() -> writer(actor, side).flatMap(send)));
        });
    }

    /**
     * What in these words would find or reach somebody; empty: nothing, or the two have booked and know it (R43). A public
     * place may be in a street.
     */
    private Mono<EnquiryResult> refused(
            Actor actor, Side side, Standings.Standing standing, String field, String words) {
        if (standing.shared()) {
            return Mono.empty();
        }
        Mono<String> name =
                side == Side.PERSON ? people.name(actor.councilId(), actor.forPersonId()) : Mono.just(actor.name());
        return name.flatMap(full -> Mono.justOrEmpty(Particulars.in(words, full).stream()
                .filter(each -> !field.equals("place") || each.kind() != Particulars.Kind.ADDRESS)
                .findFirst()
                .map(found -> new EnquiryResult.Invalid(
                        field,
                        "Take out " + found.words()
                                + ". Nothing was sent. Until you have agreed to meet, or a visit is booked,"
                                + " neither of you is told how to find or reach the other."))));
    }

    private Mono<Writer> writer(Actor actor, Side side) {
        return Mono.defer(() -> settings.on(actor.councilId(), London.today(clock)))
                .map(inForce -> new Writer(
                        actor.councilId(),
                        actor.personId(),
                        actor.onBehalfOf(),
                        side,
                        actor.forPersonId(),
                        actor.providerId(),
                        clock.instant().minus(Duration.ofDays(inForce.get(Setting.OFFER_QUIET_DAYS))),
                        London.today(clock).atStartOfDay(London.ZONE).toInstant(),
                        inForce.get(Setting.ENQUIRIES_A_DAY),
                        clock.instant()));
    }

    private Mono<EnquiryResult> send(String function, Record command, Writer writer) {
        return changes.apply(function, command, Answer.class).map(answer -> answer.result(writer.mostADay()));
    }

    private record Answer(String outcome, @Nullable Enquiry enquiry) {
        EnquiryResult result(int most) {
            return switch (outcome) {
                case "done" -> new EnquiryResult.Done(Objects.requireNonNull(enquiry));
                case "not-found" -> new EnquiryResult.NotFound();
                case "ended" -> new EnquiryResult.Ended();
                case "no-file" ->
                    new EnquiryResult.Invalid(
                            "files", "One of the files is not here any more. Choose it again, or send without it.");
                case "too-many" -> new EnquiryResult.TooMany(most);
                case "wrong-state" -> new EnquiryResult.WrongState();
                case "home-is-theirs-to-choose" -> new EnquiryResult.HomeIsTheirs();
                case "in-the-past" -> new EnquiryResult.Invalid("start", "This time is over. Propose another one.");
                case "link-needed" -> MeetingProposal.linkFault(null).orElseThrow();
                case "phone-needed" -> MeetingProposal.phoneFault(null).orElseThrow();
                default -> throw new IllegalStateException("An enquiry came to " + outcome);
            };
        }
    }
}
