package uk.directly.payment.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.data.IdempotencyKey;
import uk.directly.payment.PayrollFile;
import uk.directly.payment.PayrollMonth;
import uk.directly.payment.PayrollReader;
import uk.directly.payment.PayrollReckoning;
import uk.directly.payment.Payrolls;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** What goes to payrolls: for the person, for who looks after their account, and for a worker their own (R81, R85). */
@Controller
class PayrollController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Payrolls payrolls;
    private final PayrollReckoning reckoning;
    private final Clock clock;

    PayrollController(Payrolls payrolls, PayrollReckoning reckoning, Clock clock) {
        this.payrolls = payrolls;
        this.reckoning = reckoning;
        this.clock = clock;
    }

    @GetMapping("/money/payroll")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<Rendering> money(
            @RequestParam(name = "month", required = false) @Nullable String month,
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer) {
        return show(PayrollSide.MONEY, PayrollReader.employer(actor), month, done, PayrollSide.MONEY.path, viewer);
    }

    @GetMapping("/money/payroll.csv")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<ResponseEntity<String>> moneyFile(@RequestParam("month") String month, Actor actor) {
        return file(PayrollReader.employer(actor), month);
    }

    @GetMapping("/money/payroll/{worker}/figures")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<Rendering> moneyForm(
            @PathVariable("worker") UUID worker, @RequestParam("month") String month, Actor actor, Viewer viewer) {
        return form(PayrollSide.MONEY, PayrollReader.employer(actor), PayrollSide.MONEY.path, worker, month, viewer)
                .map(Page::show);
    }

    @PostMapping("/money/payroll/{worker}/figures")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<Rendering> moneyFigures(
            @PathVariable("worker") UUID worker, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return enter(
                PayrollSide.MONEY,
                PayrollReader.employer(actor),
                PayrollSide.MONEY.path,
                worker,
                actor,
                viewer,
                exchange);
    }

    @GetMapping("/accounts/payroll/{person}")
    @Allow({Role.PROVIDER, Role.BROKER})
    Mono<Rendering> account(
            @PathVariable("person") UUID person,
            @RequestParam(name = "month", required = false) @Nullable String month,
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer) {
        return show(PayrollSide.ACCOUNTS, theirs(actor, person), month, done, path(person), viewer);
    }

    @GetMapping("/accounts/payroll/{person}.csv")
    @Allow({Role.PROVIDER, Role.BROKER})
    Mono<ResponseEntity<String>> accountFile(
            @PathVariable("person") UUID person, @RequestParam("month") String month, Actor actor) {
        return file(theirs(actor, person), month);
    }

    @GetMapping("/accounts/payroll/{person}/{worker}/figures")
    @Allow({Role.PROVIDER, Role.BROKER})
    Mono<Rendering> accountForm(
            @PathVariable("person") UUID person,
            @PathVariable("worker") UUID worker,
            @RequestParam("month") String month,
            Actor actor,
            Viewer viewer) {
        return form(PayrollSide.ACCOUNTS, theirs(actor, person), path(person), worker, month, viewer)
                .map(Page::show);
    }

    @PostMapping("/accounts/payroll/{person}/{worker}/figures")
    @Allow({Role.PROVIDER, Role.BROKER})
    Mono<Rendering> accountFigures(
            @PathVariable("person") UUID person,
            @PathVariable("worker") UUID worker,
            Actor actor,
            Viewer viewer,
            ServerWebExchange exchange) {
        return enter(PayrollSide.ACCOUNTS, theirs(actor, person), path(person), worker, actor, viewer, exchange);
    }

    @GetMapping("/pay/payroll")
    @Allow(Role.PROVIDER)
    Mono<Rendering> own(
            @RequestParam(name = "month", required = false) @Nullable String month, Actor actor, Viewer viewer) {
        YearMonth asked = month(month);
        PayrollReader reader = PayrollReader.worker(actor);
        if (reader == null) {
            throw notFound();
        }
        return payrolls.months(reader, asked)
                .collectList()
                .map(found -> PayrollPage.own(frame("What goes to payroll, ", asked, viewer, "/pay"), asked, found)
                        .show());
    }

    private Mono<Rendering> show(
            PayrollSide side,
            PayrollReader reader,
            @Nullable String month,
            @Nullable String done,
            String path,
            Viewer viewer) {
        YearMonth asked = month(month);
        Frame frame = frame("Payroll, ", asked, viewer, side.under)
                .withNotice("figures".equals(done) ? "It is written down. Your estimate is kept beside it." : null);
        return payrolls.months(reader, asked)
                .next()
                .map(found -> PayrollPage.of(frame, side, asked, found, path).show())
                .switchIfEmpty(Mono.fromSupplier(
                        () -> PayrollPage.of(frame, side, asked, null, path).show()));
    }

    private Mono<ResponseEntity<String>> file(PayrollReader reader, String month) {
        YearMonth asked = month(month);
        return payrolls.months(reader, asked)
                .next()
                .switchIfEmpty(Mono.error(PayrollController::notFound))
                .map(PayrollController::file);
    }

    static ResponseEntity<String> file(PayrollMonth found) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header("Content-Disposition", "attachment; filename=\"" + PayrollFile.name(found) + "\"")
                .body(String.join("", PayrollFile.lines(found)));
    }

    private Mono<PayrollFiguresPage> form(
            PayrollSide side, PayrollReader reader, String path, UUID worker, String month, Viewer viewer) {
        YearMonth asked = month(month);
        return payrolls.months(reader, asked)
                .flatMapIterable(PayrollMonth::workers)
                .filter(each -> each.providerId().equals(worker))
                .next()
                .switchIfEmpty(Mono.error(PayrollController::notFound))
                .map(each -> PayrollFiguresPage.empty(
                        Frame.of("What the payroll service worked out", viewer).under(side.under), path, each, asked));
    }

    private Mono<Rendering> enter(
            PayrollSide side,
            PayrollReader reader,
            String path,
            UUID worker,
            Actor actor,
            Viewer viewer,
            ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(typed -> {
            String month = typed.getFirst("month");
            return form(side, reader, path, worker, month == null ? "" : month, viewer)
                    .flatMap(page -> enter(page, reader, path, worker, actor, typed));
        });
    }

    private Mono<Rendering> enter(
            PayrollFiguresPage page,
            PayrollReader reader,
            String path,
            UUID worker,
            Actor actor,
            MultiValueMap<String, String> typed) {
        FormErrors wrong = PayrollFiguresPage.faults(typed);
        PayrollReckoning.Entry entry = PayrollFiguresPage.entry(worker, month(page.month()), typed, wrong);
        if (entry == null) {
            return Mono.just(page.again(typed, wrong).show(HttpStatus.UNPROCESSABLE_CONTENT));
        }
        String key = typed.getFirst("key");
        return reckoning
                .enter(
                        actor,
                        reader,
                        entry,
                        IdempotencyKey.of(
                                actor.personId(),
                                "POST " + PayrollSide.MONEY.path,
                                key == null || key.isBlank() || key.length() > 200 ? page.key() : key,
                                entry.toString()))
                .map(result -> switch (result) {
                    case PayrollReckoning.Result.Done done ->
                        Page.goTo(path + "?month=" + page.month() + "&done=figures");
                    case PayrollReckoning.Result.NotFound none -> throw notFound();
                    case PayrollReckoning.Result.Invalid invalid ->
                        again(page, typed, field(invalid.field()), invalid.message());
                    case PayrollReckoning.Result.Changed changed ->
                        again(
                                page,
                                typed,
                                "",
                                "Other hours came in since you looked. Check the pay above and send it again.");
                    case PayrollReckoning.Result.PaidAlready paid ->
                        again(
                                page,
                                typed,
                                "",
                                "It is marked as paid, so it can’t come to less now, and keeps its day.");
                    case PayrollReckoning.Result.TooEarly early ->
                        again(page, typed, "", "This month has not begun yet.");
                    case PayrollReckoning.Result.KeyReused none -> again(page, typed, "", "Press the button again.");
                    case PayrollReckoning.Result.InProgress none -> again(page, typed, "", "Press the button again.");
                });
    }

    private static Rendering again(
            PayrollFiguresPage page, MultiValueMap<String, String> typed, String field, String message) {
        return page.again(typed, FormErrors.one(field, message)).show(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static String field(String name) {
        return switch (name) {
            case "payPence" -> "pay";
            case "holidayPence" -> "holiday";
            case "niPence" -> "ni";
            case "pensionPence" -> "pension";
            case "paidOn" -> "paid";
            default -> name;
        };
    }

    private static Frame frame(String title, YearMonth month, Viewer viewer, String under) {
        return Frame.of(title + DateWords.month(month.atDay(1)), viewer).under(under);
    }

    private static PayrollReader theirs(Actor actor, UUID person) {
        PayrollReader reader = PayrollReader.organisation(actor, person);
        if (reader == null) {
            throw notFound();
        }
        return reader;
    }

    private static String path(UUID person) {
        return PayrollSide.ACCOUNTS.path + "/" + person;
    }

    private YearMonth month(@Nullable String typed) {
        return month(typed, clock);
    }

    /** The month that was asked for, or this one. */
    static YearMonth month(@Nullable String typed, Clock clock) {
        try {
            return typed == null || typed.isBlank()
                    ? YearMonth.from(London.today(clock))
                    : YearMonth.parse(typed.strip());
        } catch (java.time.DateTimeException e) {
            return YearMonth.from(London.today(clock));
        }
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
