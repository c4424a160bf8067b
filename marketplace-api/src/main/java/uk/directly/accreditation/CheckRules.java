package uk.directly.accreditation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.people.Actor;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderKind;

/** What a council asks of each kind of provider, by day (R30). What was in force before stays readable as it was. */
@Service
public class CheckRules {
    private final DatabaseClient database;
    private final JsonMapper json;
    private final Changes changes;
    private final CouncilSettings settings;
    private final Clock clock;

    CheckRules(DatabaseClient database, JsonMapper json, Changes changes, CouncilSettings settings, Clock clock) {
        this.database = database;
        this.json = json;
        this.changes = changes;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is asked of a kind on a day; also what isn't asked by the council's own will. */
    public Flux<CheckRule> on(UUID councilId, ProviderKind kind, LocalDate day) {
        return read(database.sql("""
                        select check_rule_json(r)::text from check_rules(:council, :day) r
                          left join service s on s.id = r.service_id
                         where r.provider_kind = :kind
                         order by r.service_id is not null, s.position, r.check_name""")
                .bind("council", councilId)
                .bind("kind", kind.slug())
                .bind("day", day));
    }

    /** Changes of a kind that have not begun on a day, the next first. */
    public Flux<CheckRule> coming(UUID councilId, ProviderKind kind, LocalDate day) {
        return read(database.sql("""
                        select check_rule_json(r)::text from check_rule r
                         where r.council_id = :council and r.provider_kind = :kind and lower(r.during) > :day
                         order by lower(r.during), r.id""")
                .bind("council", councilId)
                .bind("kind", kind.slug())
                .bind("day", day));
    }

    /** All that was ever set for one check, the latest first: the council's own, and everyone's. */
    public Flux<CheckRule> history(UUID councilId, ProviderKind kind, @Nullable UUID serviceId, CheckName check) {
        DatabaseClient.GenericExecuteSpec statement = database.sql("""
                        select check_rule_json(r)::text from check_rule r
                         where (r.council_id = :council or r.council_id is null) and r.provider_kind = :kind
                           and r.service_id is not distinct from :service::uuid and r.check_name = :check
                         order by lower(r.during) desc, r.council_id nulls last""")
                .bind("council", councilId)
                .bind("kind", kind.slug())
                .bind("check", check.slug());
        return read(
                serviceId == null ? statement.bindNull("service", UUID.class) : statement.bind("service", serviceId));
    }

    /** Of the rules for one check, the one that was set last: whoever changes it has seen it. */
    public static Optional<CheckRule> lastSet(List<CheckRule> history) {
        return history.stream()
                .min(Comparator.comparing(CheckRule::setAt, Comparator.nullsLast(Comparator.<Instant>reverseOrder()))
                        .thenComparing(CheckRule::own, Comparator.reverseOrder())
                        .thenComparing(CheckRule::from, Comparator.reverseOrder()));
    }

    /** For how many days a check that is newly asked pauses nobody (ADR 24). */
    public Mono<Integer> newlyAskedDays(UUID councilId) {
        return Mono.defer(() -> settings.valueOf(councilId, Setting.NEWLY_ASKED_DAYS, London.today(clock)));
    }

    /** The services for which something may be asked, in their order. */
    public Flux<Offered> services() {
        return database.sql("select id, name, personal_care from service order by position, name")
                .mapProperties(Offered.class)
                .all();
    }

    /** Sets what is asked from a day on. */
    public Mono<CheckRuleResult> set(Actor officer, CheckRuleChange change) {
        return Mono.defer(() -> change.fault(London.today(clock))
                .<Mono<CheckRuleResult>>map(Mono::just)
                .orElseGet(() -> changes.apply("check_rule_set", command(officer, change), Answer.class)
                        .map(Answer::result)));
    }

    /** Takes a change back that has not begun: what was before it goes on. */
    public Mono<CheckRuleResult> takeBack(Actor officer, UUID id) {
        return Mono.fromSupplier(() -> new TakeBackCommand(
                        officer.councilId(), officer.personId(), id, London.today(clock), clock.instant()))
                .flatMap(command -> changes.apply("check_rule_take_back", command, Answer.class))
                .map(answer -> answer.outcome().equals("done") ? new CheckRuleResult.TakenBack() : answer.result());
    }

    private SetCommand command(Actor officer, CheckRuleChange change) {
        return new SetCommand(
                change.id(),
                officer.councilId(),
                officer.personId(),
                change.kind(),
                change.serviceId(),
                change.check(),
                change.asked(),
                change.level(),
                change.validMonths(),
                change.reminderDays(),
                change.keepFileMonths(),
                change.from(),
                change.seenId(),
                London.today(clock),
                clock.instant());
    }

    private Flux<CheckRule> read(DatabaseClient.GenericExecuteSpec statement) {
        return statement.mapValue(String.class).all().map(text -> json.readValue(text, CheckRule.class));
    }

    /** A service of the taxonomy. */
    public record Offered(UUID id, String name, boolean personalCare) {}

    /** The command of {@code check_rule_set}. */
    private record SetCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            ProviderKind kind,
            @Nullable UUID serviceId,
            CheckName check,
            Asked asked,
            @Nullable String level,
            @Nullable Integer validMonths,
            List<Integer> reminderDays,
            int keepFileMonths,
            LocalDate from,
            @Nullable UUID seenId,
            LocalDate today,
            Instant at) {}

    /** The command of {@code check_rule_take_back}. */
    private record TakeBackCommand(UUID councilId, UUID actorId, UUID id, LocalDate today, Instant at) {}

    private record Answer(String outcome, @Nullable CheckRule rule) {
        CheckRuleResult result() {
            return switch (outcome) {
                case "done" -> new CheckRuleResult.Done(Objects.requireNonNull(rule));
                case "overlaps" -> new CheckRuleResult.Overlaps();
                case "not-lawful" -> new CheckRuleResult.NotLawful();
                case "wrong-state" -> new CheckRuleResult.InForce();
                case "not-found" -> new CheckRuleResult.NotFound();
                case "in-the-past" -> new CheckRuleResult.Invalid("from", "Give a day from today on.");
                default -> throw new IllegalStateException("A rule about checks came to " + outcome);
            };
        }
    }
}
