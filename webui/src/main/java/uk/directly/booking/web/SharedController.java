package uk.directly.booking.web;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.booking.BookingResult;
import uk.directly.booking.CoupleResult;
import uk.directly.booking.CoupleVisit;
import uk.directly.booking.Couples;
import uk.directly.booking.Quote;
import uk.directly.booking.QuoteResult;
import uk.directly.booking.Refusal;
import uk.directly.budget.Budget;
import uk.directly.data.IdempotencyKey;
import uk.directly.money.Pence;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.Address;
import uk.directly.web.AgreedPart;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/** An invitation to share a visit: handed on, agreed to, taken back (R51). Nobody sees what the other has. */
@Controller
@RequestMapping(SharedPage.PATH + "/{id}")
@Allow({Role.HOLDER, Role.CARER})
class SharedController {
    private final Couples couples;
    private final Screens screens;
    private final Clock clock;

    SharedController(Couples couples, Screens screens, Clock clock) {
        this.couples = couples;
        this.screens = screens;
        this.clock = clock;
    }

    @GetMapping
    @ForOthers(Power.BOOK)
    Mono<Rendering> show(
            @PathVariable("id") UUID id,
            @RequestParam(name = "for", required = false) @Nullable String line,
            Actor actor,
            Viewer viewer,
            ServerWebExchange exchange) {
        return found(actor, viewer, id, exchange)
                .flatMap(open -> open.page(id(line), FormErrors.NONE))
                .map(Page::show);
    }

    @PostMapping
    @ForOthers(Power.BOOK)
    Mono<Rendering> answer(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(found(actor, viewer, id, exchange), exchange.getFormData())
                .flatMap(both -> "no".equals(both.getT2().getFirst("do"))
                        ? end(actor, both.getT1())
                        : agree(actor, both.getT1(), both.getT2()));
    }

    private Mono<Rendering> end(Actor actor, Open open) {
        return couples.end(actor, open.couple().id()).map(result -> switch (result) {
            case CoupleResult.Done done -> Page.goTo("/visits");
            case CoupleResult.Refused refused -> Page.goTo(open.path());
        });
    }

    private Mono<Rendering> agree(Actor actor, Open open, MultiValueMap<String, String> form) {
        UUID line = id(form.getFirst("for"));
        if (!open.isInvited()) {
            return Mono.just(Page.goTo(open.path()));
        }
        if (line == null || !Purposes.known(open.basis().budgets(), line)) {
            return open.page(null, FormErrors.one("for", "Choose what this is for"))
                    .map(page -> page.show(HttpStatus.UNPROCESSABLE_CONTENT));
        }
        boolean own = "yes".equals(form.getFirst("own"));
        return open.page(line, FormErrors.NONE)
                // R4: nobody pays more than the council does without having said so.
                .flatMap(page -> page.own() != null && !own
                        ? open.page(
                                        line,
                                        FormErrors.one(
                                                "own", "Tick this if you pay it. If you don’t want to, say no below"))
                                .map(again -> again.show(HttpStatus.UNPROCESSABLE_CONTENT))
                        : agree(actor, open, line, own));
    }

    private Mono<Rendering> agree(Actor actor, Open open, UUID line, boolean own) {
        Budget budget = Purposes.budgetOf(open.basis().budgets(), line);
        String content = open.couple().id() + " " + line + " " + own;
        return couples.accept(
                        actor,
                        open.couple().id(),
                        budget.id(),
                        line,
                        own,
                        IdempotencyKey.of(
                                actor.personId(),
                                "POST /visits/shared",
                                open.couple().id().toString(),
                                actor.forPersonId() + " " + content))
                .flatMap(result -> switch (result) {
                    case BookingResult.Done done ->
                        Mono.just(Page.goTo("/bookings/" + done.booking().id() + "/sent"));
                    case BookingResult.Refused refused -> refused(open, line, refused.why());
                });
    }

    /** What has to be agreed first is agreed on its own page, and leads back here with what was chosen. */
    private static Mono<Rendering> refused(Open open, UUID line, Refusal why) {
        return switch (why) {
            case Refusal.AgreementNeeded needed ->
                Mono.just(Page.goTo(Address.of("/book/" + open.couple().offerId() + "/boss")
                        .with("start", open.couple().start())
                        .with("end", open.couple().end())
                        .with("for", line)
                        .with("as", open.couple().engagement().slug())
                        .with("then", open.path() + "?for=" + line)
                        .toString()));
            case Refusal.FamilyDecisionNeeded needed ->
                Mono.just(Page.goTo(
                        "/people/agreements" + (needed.agreementId() == null ? "" : "/" + needed.agreementId())));
            default ->
                open.page(line, FormErrors.one("", RefusalWords.of(why))).map(page -> page.show(HttpStatus.CONFLICT));
        };
    }

    private Mono<Open> found(Actor actor, Viewer viewer, UUID id, ServerWebExchange exchange) {
        return couples.one(actor, id)
                .flatMap(couple -> screens.basis(actor, couple.offerId())
                        .map(basis -> new Open(actor, viewer, couple, basis, link(exchange, id))))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static String link(ServerWebExchange exchange, UUID id) {
        URI here = exchange.getRequest().getURI();
        return here.getScheme() + "://" + here.getAuthority() + SharedPage.PATH + "/" + id;
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The invitation, before who looks at it. */
    private final class Open {
        private final Actor actor;
        private final Viewer viewer;
        private final CoupleVisit couple;
        private final Screens.Basis basis;
        private final String link;

        Open(Actor actor, Viewer viewer, CoupleVisit couple, Screens.Basis basis, String link) {
            this.actor = actor;
            this.viewer = viewer;
            this.couple = couple;
            this.basis = basis;
            this.link = link;
        }

        CoupleVisit couple() {
            return couple;
        }

        Screens.Basis basis() {
            return basis;
        }

        String path() {
            return SharedPage.PATH + "/" + couple.id();
        }

        boolean isMine() {
            return couple.firstHolder().equals(actor.forPersonId());
        }

        boolean isInvited() {
            return !isMine()
                    && couple.isOpen(clock.instant())
                    && !basis.budgets().isEmpty();
        }

        Mono<SharedPage> page(@Nullable UUID line, FormErrors errors) {
            if (!isInvited()) {
                return Mono.just(page(null, line, errors));
            }
            Budget budget = Purposes.budgetOf(basis.budgets(), line);
            return couples.quote(actor, couple, budget.id(), false).map(result -> switch (result) {
                case QuoteResult.Quoted quoted -> page(quoted.quote(), line, errors);
                case QuoteResult.Refused refused ->
                    page(null, line, errors.isEmpty() ? FormErrors.one("", RefusalWords.of(refused.why())) : errors);
            });
        }

        private SharedPage page(@Nullable Quote quote, @Nullable UUID line, FormErrors errors) {
            String name = couple.provider().name();
            Frame frame = Frame.of(
                            isMine() ? "One visit for two people" : couple.firstName() + " asks you to share a visit",
                            viewer)
                    .under("/visits")
                    .withMoney(isMine() ? null : LeftToUse.line(basis.budgets()));
            Pence more = quote == null ? null : Above.difference(quote);
            boolean open = couple.isOpen(clock.instant());
            return new SharedPage(
                    errors.isEmpty() ? frame : frame.withError(),
                    sentence(name, open),
                    facts(frame, name, quote),
                    isMine() && open ? link : null,
                    quote == null ? List.of() : lines(),
                    Objects.toString(line, ""),
                    more == null
                            ? null
                            : frame.either(
                                    "Your half is " + more.text() + " more than the council pays. I pay that myself",
                                    frame.say("Your half is ") + more.text()
                                            + " more than the council pays. They pay that themselves"),
                    !open ? null : isMine() ? "Take it back" : "No, thank you",
                    quote == null ? List.of() : AgreedPart.of(quote.offer().terms(quote.engagement())),
                    path(),
                    errors);
        }

        private String sentence(String name, boolean open) {
            if (couple.state() == CoupleVisit.State.BOOKED) {
                return "You both agreed. We asked " + name + " for both of you. Your own half is under Visits.";
            }
            if (!open) {
                return "This is over. Nothing was booked, and nothing was taken.";
            }
            return isMine()
                    ? "Hand the link below to the other person, or to whoever looks after their money. They can agree until "
                            + DateWords.dayAndTime(couple.answerBy()) + ". Nothing is booked yet."
                    : name + " would come to both of you together, and each of you pays half. If you agree, we ask "
                            + name + " for both of you, or for neither.";
        }

        private List<SummaryRow> facts(Frame frame, String name, @Nullable Quote quote) {
            List<SummaryRow> rows = new ArrayList<>();
            rows.add(SummaryRow.of("Who", name));
            rows.add(SummaryRow.of("What", couple.title()));
            rows.add(SummaryRow.of("When", DateWords.visit(couple.start(), couple.end())));
            if (isMine()) {
                rows.add(SummaryRow.of(
                        frame.say("Your half"), Pence.of(couple.sharePence()).text()));
            } else if (quote != null) {
                rows.add(SummaryRow.of(
                        frame.say("Your half"), Pence.of(quote.totalPence()).text()));
                rows.add(new SummaryRow(
                        "If you cancel", quote.offer().cancellation().words(), null));
            }
            return rows;
        }

        private List<Choice> lines() {
            List<Choice> choices = new ArrayList<>();
            for (Budget budget : basis.budgets()) {
                @Nullable String from = basis.budgets().size() > 1 ? Purposes.from(budget, Whose.of(viewer)) : null;
                budget.planLines()
                        .forEach(each -> choices.add(new Choice(each.id().toString(), each.name(), from)));
            }
            return choices;
        }
    }
}
