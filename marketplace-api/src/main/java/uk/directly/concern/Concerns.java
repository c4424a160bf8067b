package uk.directly.concern;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.council.BankHolidays;
import uk.directly.council.Council;
import uk.directly.council.CouncilSettings;
import uk.directly.council.Councils;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.council.SettingsInForce;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.message.Outbox;
import uk.directly.people.Actor;

/** Somebody tells us that they are worried, signed in or not; always as themselves, never for another. */
@Service
public class Concerns {
    private static final Logger LOG = LoggerFactory.getLogger(Concerns.class);
    /** Letters and digits that can't be taken for one another, without vowels, so that they make no word. */
    private static final String SIGNS = "23456789BCDFGHJKMNPQRSTVWXYZ";

    private static final int HALF = 4;

    private final SecureRandom chance = new SecureRandom();
    private final Changes changes;
    private final DatabaseClient database;
    private final Councils councils;
    private final CouncilSettings settings;
    private final BankHolidays bankHolidays;
    private final Outbox outbox;
    private final Clock clock;

    Concerns(
            Changes changes,
            DatabaseClient database,
            Councils councils,
            CouncilSettings settings,
            BankHolidays bankHolidays,
            Outbox outbox,
            Clock clock) {
        this.changes = changes;
        this.database = database;
        this.councils = councils;
        this.settings = settings;
        this.bankHolidays = bankHolidays;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The team of whoever asks; of a visitor, that of the council whose pages they see. Empty: there is no council. */
    public Mono<Team> team(@Nullable Actor actor) {
        Mono<Council> council = actor == null ? councils.ofVisitors() : councils.byId(actor.councilId());
        return council.flatMap(
                found -> settings.on(found.id(), London.today(clock)).map(inForce -> team(found, inForce)));
    }

    private static Team team(Council council, SettingsInForce settings) {
        String phone = settings.get(Setting.CONCERN_PHONE);
        return new Team(
                council.id(),
                settings.get(Setting.CONCERN_TEAM),
                phone.isBlank() ? council.phone() : phone,
                settings.get(Setting.CONCERN_ACKNOWLEDGE_WORKING_DAYS),
                settings.get(Setting.CONCERN_DECIDE_WORKING_DAYS));
    }

    /**
     * Takes what was told, which has no faults; answers the reference to quote.
     *
     * @param actor null: nobody is signed in
     * @param id made by the form: the same again is the same concern
     */
    public Mono<String> raise(@Nullable Actor actor, Team team, UUID id, NewConcern concern) {
        UUID by = actor == null || concern.anonymous() ? null : actor.personId();
        return bankHolidays.workingDays().flatMap(days -> {
            LocalDate today = London.today(clock);
            return newReference()
                    .map(reference -> new RaiseCommand(
                            id,
                            by,
                            reference,
                            team.councilId(),
                            concern,
                            days.after(today, team.acknowledgeDays()),
                            days.after(today, team.decideDays()),
                            clock.instant()))
                    .flatMap(command -> changes.apply("concern_raise", command, RaiseAnswer.class))
                    // A page that was kept open, and filled in anew: it is another concern.
                    .flatMap(answer -> answer.outcome().equals("done")
                            ? Mono.just(Objects.requireNonNull(answer.reference()))
                            : raise(actor, team, Ids.next(), concern))
                    .doOnNext(reference -> {
                        LOG.info("A concern was told");
                        outbox.nudge();
                    });
        });
    }

    /** What this person told us while they were signed in, newest first: that we have it, and no more. */
    public Flux<ToldConcern> told(Actor actor) {
        return database.sql("""
                        select reference, raised_at, acknowledged_at from concern
                         where council_id = :council and raised_by = :person order by id desc limit 50
                        """)
                .bind("council", actor.councilId())
                .bind("person", actor.personId())
                .mapProperties(ToldConcern.class)
                .all();
    }

    /** A new reference to quote. */
    Mono<String> newReference() {
        // Chance is read from a file.
        return Mono.fromSupplier(this::reference).subscribeOn(Schedulers.boundedElastic());
    }

    private String reference() {
        StringBuilder reference = new StringBuilder(2 * HALF + 1);
        for (int sign = 0; sign < 2 * HALF; sign++) {
            reference.append(sign == HALF ? "-" : "").append(SIGNS.charAt(chance.nextInt(SIGNS.length())));
        }
        return reference.toString();
    }

    /** The command of {@code concern_raise}; written to no log. */
    private record RaiseCommand(
            UUID id,
            @Nullable UUID actorId,
            String reference,
            UUID councilId,
            String about,
            @Nullable String aboutName,
            @Nullable String fromPage,
            String happened,
            @Nullable String happenedWhen,
            @Nullable String happenedWhere,
            String danger,
            String knows,
            @Nullable String reporterName,
            @Nullable String reporterContact,
            LocalDate acknowledgeBy,
            LocalDate decideBy,
            Instant at) {
        RaiseCommand(
                UUID id,
                @Nullable UUID actorId,
                String reference,
                UUID councilId,
                NewConcern concern,
                LocalDate acknowledgeBy,
                LocalDate decideBy,
                Instant at) {
            this(
                    id,
                    actorId,
                    reference,
                    councilId,
                    concern.about(),
                    NewConcern.given(concern.aboutName()),
                    NewConcern.given(concern.fromPage()),
                    concern.happened().strip(),
                    NewConcern.given(concern.happenedWhen()),
                    NewConcern.given(concern.happenedWhere()),
                    concern.danger(),
                    concern.knows(),
                    concern.anonymous() ? null : NewConcern.given(concern.reporterName()),
                    concern.anonymous() ? null : NewConcern.given(concern.reporterContact()),
                    acknowledgeBy,
                    decideBy,
                    at);
        }

        @Override
        public String toString() {
            return "RaiseCommand[…]";
        }
    }

    private record RaiseAnswer(String outcome, @Nullable String reference) {}
}
