package uk.directly.agreement.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
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
import uk.directly.agreement.NewTerms;
import uk.directly.agreement.Proposals;
import uk.directly.agreement.TermsState;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.rate.Band;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Page;
import uk.directly.web.TypedPounds;
import uk.directly.web.Viewer;

/**
 * The provider asks somebody for a new price (R54): how much more, then one look and one press. Whoever wants another day, single
 * prices or other terms has them all on one page.
 */
@Controller
@Allow(Role.PROVIDER)
@RequestMapping(AgreementPages.GIVEN + "/{id}/price")
class NewPriceController {
    private final AgreementBook book;
    private final Proposals proposals;

    NewPriceController(AgreementBook book, Proposals proposals) {
        this.book = book;
        this.proposals = proposals;
    }

    /** One field; with its answer what would be asked for; {@code all}: every field. */
    @GetMapping
    Mono<Rendering> price(
            @PathVariable("id") UUID id,
            @RequestParam(name = "offer", required = false) @Nullable String offer,
            @RequestParam(name = "more", required = false) @Nullable String more,
            @RequestParam(name = "all", required = false) @Nullable String all,
            Actor actor,
            Viewer viewer) {
        return Mono.zip(given(actor, id), proposals.earliest(actor.councilId())).map(found -> {
            Agreement.Version agreed = agreed(found.getT1(), offer);
            NewPricePages pages = new NewPricePages(viewer, found.getT1(), agreed, found.getT2());
            Long pence = more == null || more.isBlank() ? null : TypedPounds.pence(more);
            if (all != null) {
                return pages.all(pages.typed(pence == null ? 0 : pence), FormErrors.NONE)
                        .show();
            }
            if (more == null) {
                return pages.ask("", FormErrors.NONE).show();
            }
            return pence == null || pence == 0
                    ? pages.ask(more, FormErrors.one("more", "Enter an amount, like 1.50"))
                            .show(HttpStatus.UNPROCESSABLE_CONTENT)
                    : pages.check(pence, "", FormErrors.NONE).show();
        });
    }

    @PostMapping
    Mono<Rendering> ask(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(given(actor, id), proposals.earliest(actor.councilId()), exchange.getFormData())
                .flatMap(found -> ask(
                        actor,
                        new NewPricePages(
                                viewer,
                                found.getT1(),
                                agreed(found.getT1(), found.getT3().getFirst("offer")),
                                found.getT2()),
                        found.getT3()));
    }

    private Mono<Rendering> ask(Actor actor, NewPricePages pages, MultiValueMap<String, String> form) {
        Agreement agreement = pages.agreement();
        Map<String, String> typed = form.toSingleValueMap();
        FormErrors errors = FormErrors.NONE;
        Map<String, Long> rates = new LinkedHashMap<>();
        for (Band band : pages.agreed().prices().penceByBand().keySet()) {
            Long pence = TypedPounds.pence(typed.get(band.slug()));
            if (pence == null || pence == 0) {
                errors = errors.and(band.slug(), "Enter an amount, like 18.50");
            } else {
                rates.put(band.slug(), pence);
            }
        }
        LocalDate from = NewPricePages.from(typed).date();
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
            return Mono.just(pages.all(typed, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
        }
        return proposals
                .propose(
                        actor,
                        agreement.id(),
                        new NewTerms(pages.agreed().offerId(), from, rates, percent, days, notice, typed.get("why")))
                .map(result -> answer(pages, typed, result));
    }

    private static Rendering answer(NewPricePages pages, Map<String, String> typed, AgreementResult result) {
        Agreement agreement = pages.agreement();
        return switch (result) {
            case AgreementResult.Done done -> Page.goTo(AgreementPages.GIVEN + "/" + agreement.id() + "?done=asked");
            case AgreementResult.TooSoon soon ->
                pages.all(
                                typed,
                                FormErrors.one(
                                        "from",
                                        "Give " + agreement.holder().name() + " notice: the earliest day is "
                                                + DateWords.date(soon.earliest())))
                        .show(HttpStatus.UNPROCESSABLE_CONTENT);
            case AgreementResult.Invalid invalid ->
                pages.all(typed, FormErrors.one(field(invalid), invalid.message()))
                        .show(HttpStatus.UNPROCESSABLE_CONTENT);
            case AgreementResult.NotFound none -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            default ->
                pages.all(typed, FormErrors.one("", "You have asked for something already. Take that back first"))
                        .show(HttpStatus.CONFLICT);
        };
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
}
