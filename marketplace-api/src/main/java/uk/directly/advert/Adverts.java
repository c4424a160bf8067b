package uk.directly.advert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Place;
import uk.directly.council.Places;
import uk.directly.council.Setting;
import uk.directly.council.SettingsInForce;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.enquiry.Particulars;
import uk.directly.people.Actor;
import uk.directly.people.People;
import uk.directly.rate.MinimumPay;
import uk.directly.rate.MinimumPays;

/** Writes, publishes, answers and looks over adverts. */
@Service
public class Adverts {
    private static final int MOST_OPEN = 5;
    private static final int LONGEST_ANSWER = 2_000;
    private static final int LONGEST_REASON = 1_000;

    private final Changes changes;
    private final AdvertBook book;
    private final Places places;
    private final CouncilSettings settings;
    private final People people;
    private final MinimumPays minimumPays;
    private final Clock clock;

    Adverts(
            Changes changes,
            AdvertBook book,
            Places places,
            CouncilSettings settings,
            People people,
            MinimumPays minimumPays,
            Clock clock) {
        this.changes = changes;
        this.book = book;
        this.places = places;
        this.settings = settings;
        this.people = people;
        this.minimumPays = minimumPays;
        this.clock = clock;
    }

    /**
     * Keeps a draft, new or changed. Nobody else sees it.
     *
     * @param id made by the caller: the same id again is the same advert
     * @param repeats the one that it is written after; null: none
     */
    public Mono<AdvertResult> save(Actor person, UUID id, AdvertDraft draft, @Nullable UUID repeats) {
        Optional<AdvertResult.Invalid> fault = draft.fault();
        if (fault.isPresent()) {
            return Mono.just(fault.get());
        }
        return places.find(draft.near())
                .flatMap(place ->
                        apply("advert_save", new SaveCommand(person, id, draft, place, repeats, clock.instant())))
                .switchIfEmpty(Mono.just(new AdvertResult.Invalid(
                        "near", "We don’t know this place. Enter a full postcode, like M33 2AA, or a town.")));
    }

    /** What has to be changed in a draft before it can go out; empty: it isn't theirs. */
    public Mono<List<AdvertCheck.Finding>> check(Actor person, UUID id) {
        return book.own(person, id).flatMap(advert -> check(person, advert));
    }

    private Mono<List<AdvertCheck.Finding>> check(Actor person, Advert advert) {
        return Mono.zip(
                        people.name(person.councilId(), person.forPersonId()),
                        minimumPays
                                .adult(London.today(clock))
                                .map(MinimumPay::pence)
                                .defaultIfEmpty(0L))
                .map(found -> AdvertCheck.of(advert, found.getT1(), found.getT2()));
    }

    /** Lets those who match see it, once nothing in it has to be changed. */
    public Mono<AdvertResult> publish(Actor person, UUID id) {
        return book.own(person, id)
                .flatMap(advert -> advert.state() == AdvertState.DRAFT
                        ? check(person, advert)
                                .flatMap(findings -> findings.isEmpty()
                                        ? publish(person, advert)
                                        : Mono.<AdvertResult>just(new AdvertResult.Refused(findings)))
                        : publish(person, advert))
                .switchIfEmpty(Mono.just(new AdvertResult.NotFound()));
    }

    private Mono<AdvertResult> publish(Actor person, Advert advert) {
        LocalDate today = London.today(clock);
        return settings.valueOf(person.councilId(), Setting.ADVERT_DAYS, today)
                .map(days -> new PublishCommand(
                        advert.id(),
                        person.councilId(),
                        person.personId(),
                        person.onBehalfOf(),
                        person.forPersonId(),
                        advert.version(),
                        today.plusDays(days),
                        AdvertCheck.flag(advert),
                        Ids.next(),
                        clock.instant()))
                .flatMap(command -> apply("advert_publish", command));
    }

    /** Nobody answers any more; a draft is gone. */
    public Mono<AdvertResult> close(Actor person, UUID id) {
        return apply(
                "advert_close",
                new CloseCommand(
                        id,
                        person.councilId(),
                        person.personId(),
                        person.onBehalfOf(),
                        person.forPersonId(),
                        clock.instant()));
    }

    /**
     * A provider answers with one of its offers; nothing that would reach somebody is sent (R43). The author can ask, meet and
     * book it for as long as an advert is there, whoever else finds it (R40).
     */
    public Mono<AdvertResult> answer(Actor provider, UUID answerId, UUID advertId, UUID offerId, String words) {
        UUID providerId = provider.providerId();
        if (providerId == null) {
            return Mono.just(new AdvertResult.NotFound());
        }
        if (words.isBlank() || words.length() > LONGEST_ANSWER) {
            return invalid("words", "Write an answer of at most 2,000 characters.");
        }
        List<Particulars.Found> found = Particulars.in(words, provider.name());
        if (!found.isEmpty()) {
            return invalid(
                    "words",
                    "Take out " + found.getFirst().words()
                            + ". Nothing was sent. You can write to each other here, and agree to meet.");
        }
        return inForce(provider)
                .map(limits -> new AnswerCommand(
                        answerId,
                        advertId,
                        provider.councilId(),
                        provider.personId(),
                        providerId,
                        offerId,
                        words.strip(),
                        clock.instant().plus(Duration.ofDays(limits.get(Setting.ADVERT_DAYS))),
                        aliveSince(limits),
                        London.today(clock),
                        clock.instant()))
                .flatMap(command -> apply("advert_answer_add", command));
    }

    /** The author goes on with an answer, or says no kindly. */
    public Mono<AdvertResult> decide(Actor person, UUID advertId, UUID answerId, AnswerState says) {
        return apply(
                "advert_answer_decide",
                new DecideCommand(
                        answerId,
                        advertId,
                        person.councilId(),
                        person.personId(),
                        person.onBehalfOf(),
                        person.forPersonId(),
                        says,
                        clock.instant()));
    }

    /** A provider tells the council that something isn't right with it. */
    public Mono<AdvertResult> report(Actor provider, UUID advertId, String reason) {
        UUID providerId = provider.providerId();
        if (providerId == null) {
            return Mono.just(new AdvertResult.NotFound());
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return invalid("reason", "Say what is not right, in at most 1,000 characters.");
        }
        return inForce(provider)
                .map(limits -> new ReportCommand(
                        Ids.next(),
                        advertId,
                        provider.councilId(),
                        provider.personId(),
                        providerId,
                        reason.strip(),
                        aliveSince(limits),
                        clock.instant()))
                .flatMap(command -> apply("advert_report_add", command));
    }

    /** An officer keeps it, or takes it down with a reason that the author reads at once (R104). */
    public Mono<AdvertResult> moderate(Actor officer, UUID advertId, boolean takeDown, @Nullable String reason) {
        String why = reason == null ? "" : reason.strip();
        if (takeDown && (why.isEmpty() || why.length() > LONGEST_REASON)) {
            return invalid("reason", "Say why, in at most 1,000 characters. The author reads it word for word.");
        }
        return apply(
                "advert_moderate",
                new ModerateCommand(
                        advertId,
                        officer.councilId(),
                        officer.personId(),
                        takeDown ? "taken-down" : "kept",
                        takeDown ? why : null,
                        clock.instant()));
    }

    private Mono<SettingsInForce> inForce(Actor actor) {
        return Mono.defer(() -> settings.on(actor.councilId(), London.today(clock)));
    }

    private Instant aliveSince(SettingsInForce inForce) {
        return clock.instant().minus(Duration.ofDays(inForce.get(Setting.OFFER_QUIET_DAYS)));
    }

    private Mono<AdvertResult> apply(String function, Record command) {
        return changes.apply(function, command, Answer.class).map(Answer::result);
    }

    private static Mono<AdvertResult> invalid(String field, String message) {
        return Mono.just(new AdvertResult.Invalid(field, message));
    }

    /** The command of {@code advert_save}. */
    private record SaveCommand(
            UUID advertId,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            UUID personId,
            String service,
            String pattern,
            int weeklyMinutes,
            int easting,
            int northing,
            String district,
            @Nullable String ward,
            long ratePence,
            String words,
            @Nullable String gender,
            @Nullable String genderReason,
            @Nullable UUID repeats,
            int mostOpen,
            Instant at) {
        SaveCommand(Actor person, UUID id, AdvertDraft draft, Place place, @Nullable UUID repeats, Instant at) {
            this(
                    id,
                    person.councilId(),
                    person.personId(),
                    person.onBehalfOf(),
                    person.forPersonId(),
                    draft.service(),
                    draft.pattern(),
                    draft.weeklyMinutes(),
                    place.point().easting(),
                    place.point().northing(),
                    place.district(),
                    place.ward(),
                    draft.ratePence(),
                    draft.words(),
                    draft.gender(),
                    draft.genderReason(),
                    repeats,
                    MOST_OPEN,
                    at);
        }
    }

    /** The command of {@code advert_publish}. */
    private record PublishCommand(
            UUID advertId,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            UUID personId,
            int version,
            LocalDate expiresOn,
            @Nullable String flag,
            UUID reportId,
            Instant at) {}

    /** The command of {@code advert_close}. */
    private record CloseCommand(
            UUID advertId,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            UUID personId,
            Instant at) {}

    /** The command of {@code advert_answer_add}. */
    private record AnswerCommand(
            UUID answerId,
            UUID advertId,
            UUID councilId,
            UUID actorId,
            UUID providerId,
            UUID offerId,
            String words,
            Instant openUntil,
            Instant aliveSince,
            LocalDate today,
            Instant at) {}

    /** The command of {@code advert_answer_decide}. */
    private record DecideCommand(
            UUID answerId,
            UUID advertId,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            UUID personId,
            AnswerState says,
            Instant at) {}

    /** The command of {@code advert_report_add}. */
    private record ReportCommand(
            UUID reportId,
            UUID advertId,
            UUID councilId,
            UUID actorId,
            UUID providerId,
            String reason,
            Instant aliveSince,
            Instant at) {}

    /** The command of {@code advert_moderate}. */
    private record ModerateCommand(
            UUID advertId,
            UUID councilId,
            UUID actorId,
            String decision,
            @Nullable String reason,
            Instant at) {}

    private record Answer(
            String outcome,
            @Nullable Advert advert,
            @Nullable AdvertAnswer answer,
            @Nullable String state) {
        AdvertResult result() {
            return switch (outcome) {
                case "done" ->
                    advert != null
                            ? new AdvertResult.Done(advert)
                            : answer != null ? new AdvertResult.Answered(answer) : new AdvertResult.Noted();
                case "deleted" -> new AdvertResult.Noted();
                case "not-found" -> new AdvertResult.NotFound();
                case "wrong-state" -> new AdvertResult.WrongState(Objects.requireNonNull(state));
                case "answered-already" -> new AdvertResult.AnsweredAlready();
                case "changed-meanwhile" -> new AdvertResult.ChangedMeanwhile();
                case "too-many" -> new AdvertResult.TooMany(MOST_OPEN);
                case "own-advert" -> new AdvertResult.OwnAdvert();
                default -> throw new IllegalStateException("An advert came to " + outcome);
            };
        }
    }
}
