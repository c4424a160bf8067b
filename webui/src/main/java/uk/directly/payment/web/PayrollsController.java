package uk.directly.payment.web;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.payment.PayrollReader;
import uk.directly.payment.Payrolls;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Viewer;

/** Whose payrolls can be opened: by who looks after accounts, and by finance with a reason that the person sees (R93). */
@Controller
class PayrollsController {
    private static final int SHORTEST = 5;
    private static final int LONGEST = 300;

    private final Payrolls payrolls;
    private final Clock clock;

    PayrollsController(Payrolls payrolls, Clock clock) {
        this.payrolls = payrolls;
        this.clock = clock;
    }

    @GetMapping("/accounts/payroll")
    @Allow({Role.PROVIDER, Role.BROKER})
    Mono<Rendering> accounts(
            @RequestParam(name = "month", required = false) @Nullable String month, Actor actor, Viewer viewer) {
        UUID organisation = actor.providerId();
        if (organisation == null) {
            throw PayrollController.notFound();
        }
        YearMonth asked = PayrollController.month(month, clock);
        PayrollSide side = PayrollSide.ACCOUNTS;
        return payrolls.employers(actor.councilId(), organisation, asked)
                .collectList()
                .map(people -> page(
                                side,
                                asked,
                                viewer,
                                people.stream()
                                        .map(each ->
                                                new Link(each.name(), side.path + "/" + each.id() + "?month=" + asked))
                                        .toList(),
                                List.of(),
                                "",
                                null,
                                FormErrors.NONE)
                        .show());
    }

    @GetMapping("/finance/payroll")
    @Allow(Role.FINANCE)
    Mono<Rendering> finance(
            @RequestParam(name = "month", required = false) @Nullable String month, Actor actor, Viewer viewer) {
        return ask(actor, PayrollController.month(month, clock), viewer, "", null, FormErrors.NONE, HttpStatus.OK);
    }

    /** Opens one: the reason is written down each time, so it is asked for each time. */
    @PostMapping("/finance/payroll")
    @Allow(Role.FINANCE)
    Mono<Rendering> open(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(typed -> open(actor, viewer, typed));
    }

    private Mono<Rendering> open(Actor actor, Viewer viewer, MultiValueMap<String, String> typed) {
        YearMonth month = PayrollController.month(typed.getFirst("month"), clock);
        String reason = Objects.requireNonNullElse(typed.getFirst("reason"), "").strip();
        String person = Objects.requireNonNullElse(typed.getFirst("person"), "");
        FormErrors errors = FormErrors.NONE;
        UUID id = id(person);
        if (id == null) {
            errors = errors.and("person", "Choose whose payroll you want to open");
        }
        if (reason.length() < SHORTEST || reason.length() > LONGEST) {
            errors = errors.and("reason", "Say why you open it, in 5 to 300 characters. The person sees it");
        }
        if (id == null || !errors.isEmpty()) {
            return ask(actor, month, viewer, person, reason, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Frame frame =
                Frame.of("Payroll, " + DateWords.month(month.atDay(1)), viewer).under(PayrollSide.FINANCE.under);
        return payrolls.open(actor, id, reason, month)
                .switchIfEmpty(Mono.error(PayrollController::notFound))
                .flatMap(reader -> found(reader, month, frame));
    }

    private Mono<Rendering> found(PayrollReader reader, YearMonth month, Frame frame) {
        return payrolls.months(reader, month)
                .next()
                .map(found -> PayrollPage.finance(frame, found).show())
                .switchIfEmpty(Mono.error(PayrollController::notFound));
    }

    private Mono<Rendering> ask(
            Actor actor,
            YearMonth month,
            Viewer viewer,
            String person,
            @Nullable String reason,
            FormErrors errors,
            HttpStatusCode status) {
        return payrolls.employers(actor.councilId(), null, month)
                .collectList()
                .map(people -> page(
                                PayrollSide.FINANCE,
                                month,
                                viewer,
                                List.of(),
                                people.stream()
                                        .map(each -> Choice.of(each.id().toString(), each.name()))
                                        .toList(),
                                person,
                                reason,
                                errors)
                        .show(status));
    }

    private static PayrollEmployersPage page(
            PayrollSide side,
            YearMonth month,
            Viewer viewer,
            List<Link> links,
            List<Choice> people,
            String person,
            @Nullable String reason,
            FormErrors errors) {
        Frame frame =
                Frame.of("Payrolls, " + DateWords.month(month.atDay(1)), viewer).under(side.under);
        return new PayrollEmployersPage(
                errors.isEmpty() ? frame : frame.withError(),
                month.toString(),
                DateWords.month(month.atDay(1)),
                links,
                people,
                side.path,
                person,
                reason,
                link(side, month.minusMonths(1)),
                link(side, month.plusMonths(1)),
                errors);
    }

    private static Link link(PayrollSide side, YearMonth month) {
        return new Link(DateWords.month(month.atDay(1)), side.path + "?month=" + month);
    }

    private static @Nullable UUID id(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
