package uk.directly.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.notice.model.FormWish;
import uk.directly.notice.model.Way;
import uk.directly.people.Actor;
import uk.directly.people.FreshSignIn;

/**
 * How somebody wants to be written to (R100): said once, and obeyed. Where a change of the address or the number is told at the
 * one from before (R26).
 */
@Service
public class NoticeForms {
    private final DatabaseClient database;
    private final Changes changes;
    private final CouncilSettings settings;
    private final Clock clock;
    private final InstantSource realTime;

    @Autowired
    NoticeForms(DatabaseClient database, Changes changes, CouncilSettings settings, Clock clock) {
        this(database, changes, settings, clock, InstantSource.system());
    }

    NoticeForms(
            DatabaseClient database, Changes changes, CouncilSettings settings, Clock clock, InstantSource realTime) {
        this.database = database;
        this.changes = changes;
        this.settings = settings;
        this.clock = clock;
        this.realTime = realTime;
    }

    /**
     * What is known.
     *
     * @param hasAddress whether a letter would find them
     */
    public record Known(FormWish wish, boolean hasAddress) {}

    /** What saying it came to. */
    public sealed interface Said {
        /** It counts from now on. */
        record Done() implements Said {}

        /** Where we write to is changed, and nobody knows that it is still them: sign in once more. */
        record SignInAgain() implements Said {}

        /** Something in it is wrong, field by field. */
        record Invalid(List<FormWish.Fault> faults) implements Said {}
    }

    /** How this person is written to; of whom nothing is known, on their pages. */
    public Mono<Known> of(Actor actor) {
        return database.sql("""
                        select coalesce(f.way, 'page') as way, f.urgent_way, coalesce(f.large_print, false) as large_print,
                               coalesce(f.easy_read, false) as easy_read, f.email, f.phone,
                               exists (select from home_address a
                                        where a.council_id = p.council_id and a.person_id = p.id) as has_address
                          from person p
                          left join notice_form f on f.council_id = p.council_id and f.person_id = p.id
                         where p.council_id = :council and p.id = :person
                        """)
                .bind("council", actor.councilId())
                .bind("person", actor.forPersonId())
                .mapProperties(Row.class)
                .one()
                .map(Row::known);
    }

    /**
     * Says it. Large print and Easy Read are anybody's at any time; where we write to needs a fresh sign-in (R26), for whoever
     * could change it would also choose who hears of the rest.
     *
     * @param signedInAt when they signed in, in real time; null: nobody knows
     * @param id made by the caller: the same again is told once
     */
    public Mono<Said> say(Actor actor, @Nullable Instant signedInAt, UUID id, FormWish wish) {
        List<FormWish.Fault> faults = wish.faults();
        if (!faults.isEmpty()) {
            return Mono.just(new Said.Invalid(faults));
        }
        return Mono.zip(of(actor), settings.on(actor.councilId(), London.today(clock)))
                .flatMap(found -> found.getT1().wish().reaches(wish)
                                || FreshSignIn.is(found.getT2(), signedInAt, realTime.instant())
                        ? keep(actor, id, wish)
                        : Mono.just(new Said.SignInAgain()));
    }

    private Mono<Said> keep(Actor actor, UUID id, FormWish wish) {
        return Mono.defer(() -> changes.apply(
                        "notice_form_say",
                        new Say(
                                id,
                                actor.councilId(),
                                actor.forPersonId(),
                                actor.personId(),
                                actor.onBehalfOf(),
                                wish.way().slug(),
                                wish.urgentWay() == null
                                        ? null
                                        : wish.urgentWay().slug(),
                                wish.largePrint(),
                                wish.easyRead(),
                                wish.email(),
                                wish.phone(),
                                clock.instant()),
                        Notices.Outcome.class))
                .map(answer -> "no-address".equals(answer.outcome())
                        ? new Said.Invalid(List.of(new FormWish.Fault(
                                "way", "We don’t know your address. Call us, or choose another way")))
                        : new Said.Done());
    }

    private record Row(
            String way,
            @Nullable String urgentWay,
            boolean largePrint,
            boolean easyRead,
            @Nullable String email,
            @Nullable String phone,
            boolean hasAddress) {
        Known known() {
            return new Known(
                    new FormWish(
                            Way.of(way),
                            urgentWay == null ? null : Way.of(urgentWay),
                            largePrint,
                            easyRead,
                            email,
                            phone),
                    hasAddress);
        }
    }

    private record Say(
            UUID id,
            UUID councilId,
            UUID personId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            String way,
            @Nullable String urgentWay,
            boolean largePrint,
            boolean easyRead,
            @Nullable String email,
            @Nullable String phone,
            Instant at) {}
}
