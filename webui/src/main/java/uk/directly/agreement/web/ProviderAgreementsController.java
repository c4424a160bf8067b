package uk.directly.agreement.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import uk.directly.agreement.Agreement;
import uk.directly.agreement.AgreementBook;
import uk.directly.agreement.AgreementResult;
import uk.directly.agreement.Agreements;
import uk.directly.agreement.NewTerms;
import uk.directly.agreement.Proposals;
import uk.directly.agreement.TermsState;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.rate.Band;
import uk.directly.web.DateParts;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.TypedPounds;
import uk.directly.web.Viewer;

/** "What you both agreed", for the provider: say yes to first terms, ask for a new price, take that back. */
@Controller
@Allow(Role.PROVIDER)
@RequestMapping(AgreementPages.GIVEN)
class ProviderAgreementsController {
    private static final int MOST = 100;

    private final AgreementBook book;
    private final Agreements agreements;
    private final Proposals proposals;

    ProviderAgreementsController(AgreementBook book, Agreements agreements, Proposals proposals) {
        this.book = book;
        this.agreements = agreements;
        this.proposals = proposals;
    }

    @GetMapping
    Mono<Rendering> list(Actor actor, Viewer viewer) {
        return book.given(actor, MOST)
                .collectList()
                .map(all -> new AgreementPages(viewer, false).list(all).show());
    }

    @GetMapping("/{id}")
    Mono<Rendering> one(
            @PathVariable("id") UUID id,
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer) {
        return given(actor, id)
                .map(agreement -> new AgreementPages(viewer, false)
                        .one(agreement, FormErrors.NONE, said(done))
                        .show());
    }

    @GetMapping("/{id}/answer")
    Rendering back(@PathVariable("id") UUID id) {
        return Page.goTo(AgreementPages.GIVEN + "/" + id);
    }

    /** Yes to what the person said yes to, or what was asked for taken back. */
    @PostMapping("/{id}/answer")
    Mono<Rendering> answer(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(given(actor, id), exchange.getFormData()).flatMap(found -> {
            int version = HolderAgreementsController.number(found.getT2().getFirst("version"));
            boolean yes = "yes".equals(found.getT2().getFirst("answer"));
            return (yes ? agreements.accept(actor, id, version) : proposals.withdraw(actor, id, version))
                    .map(result -> switch (result) {
                        case AgreementResult.Done done ->
                            Page.goTo(AgreementPages.GIVEN + "/" + id + (yes ? "?done=yes" : "?done=back"));
                        case AgreementResult.NotFound none -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                        default ->
                            new AgreementPages(viewer, false)
                                    .one(
                                            found.getT1(),
                                            FormErrors.one(
                                                    "", "This has changed since you opened the page. Look at it again"),
                                            null)
                                    .show(HttpStatus.CONFLICT);
                    });
        });
    }

    @GetMapping("/{id}/price")
    Mono<Rendering> price(
            @PathVariable("id") UUID id,
            @RequestParam(name = "offer", required = false) @Nullable String offer,
            Actor actor,
            Viewer viewer) {
        return Mono.zip(given(actor, id), proposals.earliest(actor.councilId())).map(found -> {
            Agreement.Version agreed = agreed(found.getT1(), offer);
            return page(viewer, found.getT1(), agreed, found.getT2(), typed(agreed, found.getT2()), FormErrors.NONE)
                    .show();
        });
    }

    @PostMapping("/{id}/price")
    Mono<Rendering> ask(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(given(actor, id), proposals.earliest(actor.councilId()), exchange.getFormData())
                .flatMap(found -> ask(actor, viewer, found.getT1(), found.getT2(), found.getT3()));
    }

    private Mono<Rendering> ask(
            Actor actor, Viewer viewer, Agreement agreement, LocalDate earliest, MultiValueMap<String, String> form) {
        Agreement.Version agreed = agreed(agreement, form.getFirst("offer"));
        Map<String, String> typed = form.toSingleValueMap();
        FormErrors errors = FormErrors.NONE;
        Map<String, Long> rates = new LinkedHashMap<>();
        for (Band band : agreed.prices().penceByBand().keySet()) {
            Long pence = TypedPounds.pence(typed.get(band.slug()));
            if (pence == null || pence == 0) {
                errors = errors.and(band.slug(), "Enter an amount, like 18.50");
            } else {
                rates.put(band.slug(), pence);
            }
        }
        LocalDate from = from(typed).date();
        if (from == null) {
            errors = errors.and("from", "Enter a day, like 27 3 2027");
        }
        Integer percent = whole(typed.get("percent"));
        Integer days = whole(typed.get("days"));
        Integer notice = whole(typed.get("notice"));
        for (Map.Entry<String, @Nullable Integer> each :
                counts(percent, days, notice).entrySet()) {
            if (each.getValue() == null) {
                errors = errors.and(each.getKey(), "Enter a whole number, or 0");
            }
        }
        if (!errors.isEmpty() || from == null || percent == null || days == null || notice == null) {
            return Mono.just(
                    page(viewer, agreement, agreed, earliest, typed, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
        }
        return proposals
                .propose(
                        actor,
                        agreement.id(),
                        new NewTerms(agreed.offerId(), from, rates, percent, days, notice, typed.get("why")))
                .map(result -> switch (result) {
                    case AgreementResult.Done done ->
                        Page.goTo(AgreementPages.GIVEN + "/" + agreement.id() + "?done=asked");
                    case AgreementResult.TooSoon soon ->
                        page(
                                        viewer,
                                        agreement,
                                        agreed,
                                        earliest,
                                        typed,
                                        FormErrors.one(
                                                "from",
                                                "Give " + agreement.holder().name() + " notice: the earliest day is "
                                                        + DateWords.date(soon.earliest())))
                                .show(HttpStatus.UNPROCESSABLE_CONTENT);
                    case AgreementResult.Invalid invalid ->
                        page(
                                        viewer,
                                        agreement,
                                        agreed,
                                        earliest,
                                        typed,
                                        FormErrors.one(field(invalid), invalid.message()))
                                .show(HttpStatus.UNPROCESSABLE_CONTENT);
                    case AgreementResult.NotFound none -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                    default ->
                        page(
                                        viewer,
                                        agreement,
                                        agreed,
                                        earliest,
                                        typed,
                                        FormErrors.one(
                                                "", "You have asked for something already. Take that back first"))
                                .show(HttpStatus.CONFLICT);
                });
    }

    private static Map<String, @Nullable Integer> counts(
            @Nullable Integer percent, @Nullable Integer days, @Nullable Integer notice) {
        Map<String, @Nullable Integer> counts = new LinkedHashMap<>();
        counts.put("percent", percent);
        counts.put("days", days);
        counts.put("notice", notice);
        return counts;
    }

    private static String field(AgreementResult.Invalid invalid) {
        return switch (invalid.field()) {
            case "retainerPercent" -> "percent";
            case "retainerDays" -> "days";
            case "noticeDays" -> "notice";
            case "why" -> "why";
            default -> "";
        };
    }

    private static @Nullable Integer whole(@Nullable String text) {
        String typed = Objects.requireNonNullElse(text, "").strip();
        try {
            return typed.isEmpty() ? Integer.valueOf(0) : Integer.valueOf(typed);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static DateParts from(Map<String, String> typed) {
        return DateParts.of(typed.get("from-day"), typed.get("from-month"), typed.get("from-year"));
    }

    /** What is agreed now, as it would be typed. */
    private static Map<String, String> typed(Agreement.Version agreed, LocalDate earliest) {
        Map<String, String> typed = new LinkedHashMap<>();
        agreed.prices().penceByBand().forEach((band, pence) -> typed.put(band.slug(), TypedPounds.text(pence)));
        DateParts from = DateParts.of(earliest);
        typed.put("from-day", from.day());
        typed.put("from-month", from.month());
        typed.put("from-year", from.year());
        typed.put("percent", String.valueOf(agreed.retainerPercent()));
        typed.put("days", String.valueOf(agreed.retainerDays()));
        typed.put("notice", String.valueOf(agreed.noticeDays()));
        return typed;
    }

    private static PricePage page(
            Viewer viewer,
            Agreement agreement,
            Agreement.Version agreed,
            LocalDate earliest,
            Map<String, String> typed,
            FormErrors errors) {
        Frame frame = Frame.of("Ask " + agreement.holder().name() + " for a new price", viewer)
                .under("/my-page");
        return new PricePage(
                errors.isEmpty() ? frame : frame.withError(),
                AgreementPages.GIVEN + "/" + agreement.id(),
                AgreementPages.GIVEN + "/" + agreement.id() + "/price",
                List.of(
                        agreement.holder().name()
                                + " says yes or no. Until then the price you agreed counts, and for every"
                                + " visit before that day.",
                        "Changing your page doesn’t change this price."),
                agreed.offerId().toString(),
                agreed.prices().penceByBand().keySet().stream()
                        .map(band -> new PricePage.Field(
                                band.slug(),
                                AgreementWords.band(band) + (band.isFlat() ? ", a night" : ", an hour"),
                                Objects.requireNonNullElse(typed.get(band.slug()), "")))
                        .toList(),
                from(typed),
                "The earliest day is " + DateWords.date(earliest),
                Objects.requireNonNullElse(typed.get("percent"), ""),
                Objects.requireNonNullElse(typed.get("days"), ""),
                "0: nothing. The council’s money pays it, not the person.",
                Objects.requireNonNullElse(typed.get("notice"), ""),
                Objects.requireNonNullElse(typed.get("why"), ""),
                errors);
    }

    private static Agreement.Version agreed(Agreement agreement, @Nullable String offer) {
        return agreement.versions().stream()
                .filter(each -> each.state() == TermsState.AGREED
                        && (offer == null || each.offerId().toString().equals(offer)))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Mono<Agreement> given(Actor actor, UUID id) {
        return book.one(actor, id)
                .filter(agreement -> agreement.provider().id().equals(actor.providerId()))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static @Nullable String said(@Nullable String done) {
        return switch (String.valueOf(done)) {
            case "yes" -> "You said yes. We have told them.";
            case "ended" -> "It ends. We have told them.";
            case "goes-on" -> "It goes on. We have told them. Visits that were cancelled have to be booked again.";
            case "asked" -> "We have asked them. The old price counts until they say yes.";
            case "back" -> "You took it back. Everything stays as it was.";
            default -> null;
        };
    }
}
