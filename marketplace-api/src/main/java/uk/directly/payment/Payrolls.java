package uk.directly.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.payment.model.PayrollEstimate;
import uk.directly.people.Actor;

/** Reads what goes to payrolls (R81, R85): a month of an employer, each only for who may see it. */
@Service
public class Payrolls {
    private static final UUID NONE = new UUID(0, 0);
    private static final String WHOSE = " " + """
            and (cast(:holder as uuid) is null or %1$s.holder_id = :holder)
             and (cast(:worker as uuid) is null or %1$s.provider_id = :worker)
             and (cast(:organisation as uuid) is null or g.supported_by = :organisation)""";

    private final DatabaseClient database;
    private final Changes changes;
    private final Clock clock;

    Payrolls(DatabaseClient database, Changes changes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /** Finance opens one person's payroll: the reason is written down, and the person sees it (R93). Empty: there is none. */
    public Mono<PayrollReader> open(Actor finance, UUID holderId, String reason, YearMonth month) {
        return changes.apply(
                        "payroll_open",
                        new OpenCommand(
                                holderId,
                                finance.councilId(),
                                finance.personId(),
                                reason,
                                month.toString(),
                                clock.instant()),
                        Opened.class)
                .filter(opened -> opened.outcome().equals("done"))
                .map(opened -> PayrollReader.finance(finance, holderId));
    }

    /** Whose payrolls an organisation or finance may open, by name: those with a line in this month. */
    public Flux<Employer> employers(UUID councilId, @Nullable UUID organisationId, YearMonth month) {
        return bind(
                        database.sql("""
                                select distinct h.id, h.name from payroll_line l
                                  join booking b on b.council_id = l.council_id and b.id = l.booking_id
                                  join budget g on g.council_id = b.council_id and g.id = b.budget_id
                                  join person h on h.council_id = l.council_id and h.id = l.holder_id
                                 where l.council_id = :council and l.month = :month""" + WHOSE.formatted("l") + " order by h.name, h.id limit 500"),
                        new PayrollReader(councilId, null, organisationId, null))
                .bind("month", month.atDay(1))
                .mapProperties(Employer.class)
                .all();
    }

    /** A month, for each employer that the reader may see; of one employer at most one. */
    public Flux<PayrollMonth> months(PayrollReader reader, YearMonth month) {
        return Mono.zip(
                        lines(reader, month).collectList(),
                        figures(reader, month).collectList(),
                        waiting(reader, month))
                .flatMapIterable(found -> months(month, found.getT1(), found.getT2(), found.getT3()));
    }

    private static List<PayrollMonth> months(YearMonth month, List<Row> rows, List<FiguresRow> figures, long waiting) {
        Map<UUID, Map<UUID, List<Row>>> byEmployer = new LinkedHashMap<>();
        for (Row row : rows) {
            byEmployer
                    .computeIfAbsent(row.holderId(), none -> new LinkedHashMap<>())
                    .computeIfAbsent(row.providerId(), none -> new ArrayList<>())
                    .add(row);
        }
        List<PayrollMonth> months = new ArrayList<>();
        byEmployer.forEach((holder, workers) -> {
            List<PayrollMonth.Worker> each = workers.values().stream()
                    .map(lines -> worker(lines, figures))
                    .toList();
            Row any = workers.values().iterator().next().getFirst();
            months.add(new PayrollMonth(holder, any.employer(), month, each, waiting));
        });
        return months;
    }

    private static PayrollMonth.Worker worker(List<Row> rows, List<FiguresRow> figures) {
        Row any = rows.getFirst();
        List<PayrollMonth.Line> lines = rows.stream().map(Row::line).toList();
        long worked = lines.stream()
                .filter(PayrollMonth.Line::isWorked)
                .mapToLong(PayrollMonth.Line::payPence)
                .sum();
        long pay = lines.stream()
                .filter(line -> !line.isExpense())
                .mapToLong(PayrollMonth.Line::payPence)
                .sum();
        return new PayrollMonth.Worker(
                any.providerId(),
                any.worker(),
                lines,
                PayrollEstimate.of(worked, pay, rows.stream().anyMatch(row -> !row.regular())),
                figures.stream()
                        .filter(each -> each.holderId().equals(any.holderId())
                                && each.providerId().equals(any.providerId()))
                        .map(FiguresRow::figures)
                        .toList());
    }

    private Flux<Row> lines(PayrollReader reader, YearMonth month) {
        return bind(
                        database.sql("""
                                select l.holder_id, h.name as employer, l.provider_id, p.name as worker, l.id, l.booking_id,
                                       l.day, l.start_at, l.end_at, l.minutes, l.kind, l.band, l.rate_pence, l.pay_pence,
                                       b.state in ('recorded', 'queried') as in_question,
                                       exists (select from series_visit v where v.council_id = l.council_id
                                                  and v.booking_id = l.booking_id) as regular
                                  from payroll_line l
                                  join booking b on b.council_id = l.council_id and b.id = l.booking_id
                                  join budget g on g.council_id = b.council_id and g.id = b.budget_id
                                  join person h on h.council_id = l.council_id and h.id = l.holder_id
                                  join provider p on p.council_id = l.council_id and p.id = l.provider_id
                                 where l.council_id = :council and l.month = :month""" + WHOSE.formatted("l")
                                + " order by h.name, h.id, p.name, p.id, l.day, l.start_at, l.id"),
                        reader)
                .bind("month", month.atDay(1))
                .mapProperties(Row.class)
                .all();
    }

    private Flux<FiguresRow> figures(PayrollReader reader, YearMonth month) {
        return bind(database.sql("""
                                select f.holder_id, f.provider_id, f.version, f.pay_pence, f.holiday_pence, f.ni_pence,
                                       f.pension_pence, f.paid_on, f.bureau, w.name as said_by, f.said_at
                                  from payroll_figures f
                                  join budget g on g.council_id = f.council_id and g.id = f.budget_id
                                  join person w on w.council_id = f.council_id and w.id = f.said_by
                                 where f.council_id = :council and f.month = :month""" + WHOSE.formatted("f") + " order by f.version desc"), reader)
                .bind("month", month.atDay(1))
                .mapProperties(FiguresRow.class)
                .all();
    }

    private Mono<Long> waiting(PayrollReader reader, YearMonth month) {
        return bind(database.sql("""
                                select count(*) from booking b
                                  join budget g on g.council_id = b.council_id and g.id = b.budget_id
                                 where b.council_id = :council and b.engagement = 'employed' and b.state = 'recorded'
                                   and b.pay_posted_pence = 0
                                   and date_trunc('month', b.start_at at time zone 'Europe/London')::date = :month""" + WHOSE.formatted("b")), reader)
                .bind("month", month.atDay(1))
                .mapValue(Long.class)
                .one();
    }

    private static DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec statement, PayrollReader reader) {
        return some(
                some(
                        some(statement.bind("council", reader.councilId()), "holder", reader.holderId()),
                        "worker",
                        reader.workerId()),
                "organisation",
                reader.organisationId());
    }

    private static DatabaseClient.GenericExecuteSpec some(
            DatabaseClient.GenericExecuteSpec statement, String name, @Nullable UUID value) {
        return value == null || value.equals(NONE) ? statement.bindNull(name, UUID.class) : statement.bind(name, value);
    }

    /** Whose payroll it is. */
    public record Employer(UUID id, String name) {}

    /** The command of {@code payroll_open}. */
    record OpenCommand(UUID personId, UUID councilId, UUID actorId, String reason, String month, Instant at) {}

    private record Opened(String outcome) {}

    private record Row(
            UUID holderId,
            String employer,
            UUID providerId,
            String worker,
            UUID id,
            UUID bookingId,
            LocalDate day,
            Instant startAt,
            Instant endAt,
            long minutes,
            String kind,
            @Nullable String band,
            @Nullable Long ratePence,
            long payPence,
            boolean inQuestion,
            boolean regular) {
        PayrollMonth.Line line() {
            return new PayrollMonth.Line(
                    id, bookingId, day, startAt, endAt, minutes, kind, band, ratePence, payPence, inQuestion);
        }
    }

    private record FiguresRow(
            UUID holderId,
            UUID providerId,
            int version,
            long payPence,
            long holidayPence,
            long niPence,
            long pensionPence,
            @Nullable LocalDate paidOn,
            String bureau,
            String saidBy,
            Instant saidAt) {
        PayrollMonth.Figures figures() {
            return new PayrollMonth.Figures(
                    version, payPence, holidayPence, niPence, pensionPence, paidOn, bureau, saidBy, saidAt);
        }
    }
}
