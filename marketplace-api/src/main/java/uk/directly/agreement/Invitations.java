package uk.directly.agreement;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Place;
import uk.directly.council.Places;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.offer.CancellationTerms;
import uk.directly.people.Actor;
import uk.directly.people.InvitationCode;
import uk.directly.rate.Engagement;

/** Bringing somebody along who supports one already (R9): invited by a link, by a code on paper, or keyed in. */
@Service
public class Invitations {
    /** How somebody may be invited. */
    public static final List<String> WAYS = List.of("link", "paper", "keyed-in");

    private static final int LONGEST_NAME = 100;
    private static final CancellationTerms FREE_FOR_A_DAY =
            new CancellationTerms(List.of(new CancellationTerms.Tier(24, 0), new CancellationTerms.Tier(0, 100)));

    private final SecureRandom chance = new SecureRandom();
    private final DatabaseClient database;
    private final CouncilSettings settings;
    private final Places places;
    private final Changes changes;
    private final Clock clock;

    Invitations(DatabaseClient database, CouncilSettings settings, Places places, Changes changes, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.places = places;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Invites somebody for a person.
     *
     * @param holderId whom they support: oneself, whom one acts for, or whom one looks after as a support worker
     * @param service what they do, by slug
     * @param rates what was keyed in, pence by band; null: they say it themselves
     */
    public Mono<InvitationResult> invite(
            Actor actor, UUID holderId, String name, String service, String way, @Nullable Map<String, Long> rates) {
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            return Mono.just(new InvitationResult.Invalid("name", "Enter their name, in at most 100 letters"));
        }
        if (!WAYS.contains(way)) {
            return Mono.just(new InvitationResult.Invalid("way", "Choose how to invite them"));
        }
        if (rates != null && rates.values().stream().anyMatch(pence -> pence < 1 || pence > 1_000_000)) {
            return Mono.just(new InvitationResult.Invalid("rates", "Enter an amount, like 16.50"));
        }
        UUID id = Ids.next();
        LocalDate today = London.today(clock);
        // Chance is read from a file.
        return Mono.zip(
                        Mono.fromSupplier(() -> InvitationCode.random(chance)).subscribeOn(Schedulers.boundedElastic()),
                        settings.valueOf(actor.councilId(), Setting.INVITATION_DAYS, today))
                .flatMap(found -> {
                    LocalDate until = today.plusDays(found.getT2());
                    return changes.apply(
                                    "own_invite",
                                    new InviteCommand(
                                            id,
                                            actor.councilId(),
                                            actor.personId(),
                                            actor.onBehalfOf(),
                                            holderId,
                                            found.getT1().hash(),
                                            way,
                                            name.strip(),
                                            service,
                                            rates,
                                            until,
                                            clock.instant()),
                                    Answer.class)
                            .map(answer -> answer.outcome().equals("done")
                                    ? new InvitationResult.Invited(id, found.getT1(), until)
                                    : answer.result());
                });
    }

    /** Who invites whom, for who holds the code. */
    public Mono<InvitationResult> look(InvitationCode code) {
        return Mono.defer(() -> changes.apply(
                        "own_invitation_look", new LookCommand(code.hash(), London.today(clock)), Answer.class))
                .map(Answer::result);
    }

    /**
     * Takes an invitation up, once.
     *
     * @param subject who has signed in, known here or not
     */
    public Mono<InvitationResult> use(String subject, InvitationCode code, OwnWork work) {
        AgreementResult.Invalid fault = work.fault();
        if (fault != null) {
            return Mono.just(new InvitationResult.Invalid(fault.field(), fault.message()));
        }
        return look(code)
                .flatMap(found -> found instanceof InvitationResult.Open open
                        ? place(work.postcode())
                                .flatMap(place -> changes.apply(
                                                "own_invitation_use",
                                                command(subject, code, work, open, place),
                                                Answer.class)
                                        .map(Answer::result))
                                .defaultIfEmpty(
                                        new InvitationResult.Invalid("postcode", "Enter a full postcode, like M33 2AA"))
                        : again(subject, code, found));
    }

    /** Used up: of whoever used it, twice is once. */
    private Mono<InvitationResult> again(String subject, InvitationCode code, InvitationResult found) {
        return database.sql("""
                        select i.provider_id from own_invitation i
                          join person p on p.council_id = i.council_id and p.id = i.used_by
                         where i.code_hash = decode(:hash, 'hex') and p.subject = :subject""")
                .bind("hash", code.hash())
                .bind("subject", subject)
                .mapValue(UUID.class)
                .one()
                .<InvitationResult>map(InvitationResult.Came::new)
                .defaultIfEmpty(found);
    }

    private UseCommand command(
            String subject, InvitationCode code, OwnWork work, InvitationResult.Open open, Place place) {
        return new UseCommand(
                code.hash(),
                subject,
                Ids.next(),
                Ids.next(),
                Ids.next(),
                work.name(),
                work.firstName(),
                work.shownName(),
                work.phone(),
                place.name(),
                place.point().easting(),
                place.point().northing(),
                place.district(),
                open.serviceName(),
                Objects.requireNonNullElse(work.what(), open.serviceName()),
                work.openTo(),
                work.wholeWeek(),
                FREE_FOR_A_DAY,
                London.today(clock),
                clock.instant());
    }

    private Mono<Place> place(String typed) {
        String postcode = typed.replaceAll("\\s", "").toUpperCase(java.util.Locale.ROOT);
        return postcode.matches("[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}")
                ? places.find(postcode.substring(0, postcode.length() - 3) + " "
                                + postcode.substring(postcode.length() - 3))
                        .switchIfEmpty(Mono.defer(() -> places.find(postcode.substring(0, postcode.length() - 3))
                                .map(district -> new Place(
                                        postcode.substring(0, postcode.length() - 3) + " "
                                                + postcode.substring(postcode.length() - 3),
                                        district.point(),
                                        district.district(),
                                        null))))
                : Mono.empty();
    }

    /** Takes an invitation back that nobody has used. */
    public Mono<InvitationResult> withdraw(Actor holder, UUID id) {
        return Mono.defer(() -> changes.apply(
                        "own_invitation_withdraw",
                        new WithdrawCommand(
                                id, holder.councilId(), holder.personId(), holder.forPersonId(), clock.instant()),
                        Answer.class))
                .map(answer -> answer.outcome().equals("done") ? new InvitationResult.Withdrawn() : answer.result());
    }

    /** This person's, the latest first. */
    public Flux<Invitation> of(Actor holder, int limit) {
        return Flux.defer(() -> database.sql("""
                        select i.id, i.name, s.name as service, i.way, i.invited_at, i.until, i.provider_id,
                               case when i.used_at is not null then 'used' when i.withdrawn_at is not null then 'withdrawn'
                                    when i.until < :today then 'too-old' else 'waiting' end as state,
                               (select o.id from offer o where o.council_id = i.council_id and o.provider_id = i.provider_id
                                   and o.only_for = i.holder_id and o.state = 'published' order by o.id desc limit 1)
                                   as offer_id
                          from own_invitation i join service s on s.id = i.service_id
                         where i.council_id = :council and i.holder_id = :holder
                         order by i.id desc limit :limit""")
                .bind("council", holder.councilId())
                .bind("holder", holder.forPersonId())
                .bind("today", London.today(clock))
                .bind("limit", limit)
                .mapProperties(Invitation.class)
                .all());
    }

    private record InviteCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            UUID holderId,
            String codeHash,
            String way,
            String name,
            String service,
            @Nullable Map<String, Long> rates,
            LocalDate until,
            Instant at) {}

    private record LookCommand(String codeHash, LocalDate today) {}

    private record UseCommand(
            String codeHash,
            String subject,
            UUID personId,
            UUID providerId,
            UUID offerId,
            String name,
            String firstName,
            String shownName,
            String phone,
            String postcode,
            double easting,
            double northing,
            String district,
            String title,
            String description,
            List<Engagement> openTo,
            Map<String, Long> rates,
            CancellationTerms cancellation,
            LocalDate today,
            Instant at) {}

    private record WithdrawCommand(UUID id, UUID councilId, UUID actorId, UUID holderId, Instant at) {}

    private record Answer(
            String outcome,
            @Nullable String holder,
            @Nullable String name,
            @Nullable String service,
            @Nullable String serviceName,
            @Nullable Map<String, Long> rates,
            @Nullable String council,
            @Nullable UUID providerId) {
        InvitationResult result() {
            return switch (outcome) {
                case "done" ->
                    providerId != null
                            ? new InvitationResult.Came(providerId)
                            : new InvitationResult.Open(
                                    Objects.requireNonNull(holder),
                                    Objects.requireNonNull(name),
                                    Objects.requireNonNull(service),
                                    Objects.requireNonNull(serviceName),
                                    rates,
                                    Objects.requireNonNull(council));
                case "wrong", "not-found" -> new InvitationResult.NotFound();
                case "no-longer", "used" -> new InvitationResult.NoLonger();
                case "own-work" -> new InvitationResult.OwnWork();
                case "not-allowed" -> new InvitationResult.NotAllowed();
                case "unknown-service" -> new InvitationResult.Invalid("service", "Choose what they do");
                default -> throw new IllegalStateException("The invitation functions answered " + outcome);
            };
        }
    }
}
