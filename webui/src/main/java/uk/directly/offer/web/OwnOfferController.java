package uk.directly.offer.web;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.money.Pence;
import uk.directly.offer.OfferChange;
import uk.directly.offer.OfferDraft;
import uk.directly.offer.OfferService;
import uk.directly.offer.OfferServices;
import uk.directly.offer.OwnOfferChanges;
import uk.directly.offer.OwnOffers;
import uk.directly.offer.Session;
import uk.directly.offer.SessionWords;
import uk.directly.offer.SoldBy;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.rate.Band;
import uk.directly.rate.CardEngagement;
import uk.directly.rate.RateCards;
import uk.directly.register.ProviderFile;
import uk.directly.register.ProviderFiles;
import uk.directly.register.ProviderKind;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Writing an offer, one question a page; kept after each, so that another day or another device goes on with it. */
@Controller
@Allow({Role.PROVIDER, Role.BROKER})
class OwnOfferController {
    private static final FormErrors UNKNOWN_AREA =
            FormErrors.one("outcodes", "We don’t know one of these. Write first parts of postcodes, like M33, WA14");
    private static final String NEW = "/my-page/offers/new";
    private static final String STEP =
            "/my-page/offers/{id}/{step:what|how|price|prices|times|dates|venue|terms|extras|area|more|away|gap}";

    private final OwnOffers own;
    private final OwnOfferChanges changes;
    private final OfferServices services;
    private final ProviderFiles files;
    private final RateCards cards;
    private final Clock clock;

    OwnOfferController(
            OwnOffers own,
            OwnOfferChanges changes,
            OfferServices services,
            ProviderFiles files,
            RateCards cards,
            Clock clock) {
        this.own = own;
        this.changes = changes;
        this.services = services;
        this.files = files;
        this.cards = cards;
        this.clock = clock;
    }

    @GetMapping(NEW)
    Mono<Rendering> begin(Actor actor, Viewer viewer, KeptForm kept) {
        return known(actor)
                .map(known -> first(viewer, known, OfferForm.of(kept), FormErrors.NONE)
                        .show());
    }

    @PostMapping(NEW)
    Mono<Rendering> begin(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(OfferForm::of)
                .zipWith(known(actor))
                .flatMap(both -> begin(actor, viewer, both.getT1(), both.getT2()));
    }

    private Mono<Rendering> begin(Actor actor, Viewer viewer, OfferForm form, Known known) {
        OfferDraft draft = OfferDraft.of(
                        form.key(),
                        form.value("service"),
                        form.value("title"),
                        known.file().kind())
                .saying(form.value("description"));
        FormErrors errors = OfferAnswers.errors(OfferStep.WHAT, form, draft, London.today(clock));
        return errors.isEmpty()
                ? changes.begin(actor, draft)
                        .map(result -> result instanceof OfferChange.Done
                                ? Page.goTo(path(draft.id(), OfferStep.HOW) + "?on=yes")
                                : refused(result))
                : Mono.just(first(viewer, known, form, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
    }

    @GetMapping(STEP)
    Mono<Rendering> ask(
            @PathVariable("id") UUID id,
            @PathVariable("step") String slug,
            @RequestParam(name = "on", defaultValue = "") String on,
            Actor actor,
            Viewer viewer,
            KeptForm kept) {
        OfferStep step = OfferStep.of(slug).orElseThrow();
        return draft(actor, id)
                .zipWith(known(actor))
                .flatMap(both -> page(
                        viewer,
                        both.getT2(),
                        step,
                        both.getT1(),
                        kept.isEmpty() ? filled(step, both.getT1(), on) : OfferForm.of(kept),
                        FormErrors.NONE,
                        on))
                .map(Page::show);
    }

    @PostMapping(STEP)
    Mono<Rendering> answer(
            @PathVariable("id") UUID id,
            @PathVariable("step") String slug,
            @RequestParam(name = "on", defaultValue = "") String on,
            Actor actor,
            Viewer viewer,
            ServerWebExchange exchange) {
        OfferStep step = OfferStep.of(slug).orElseThrow();
        return exchange.getFormData()
                .map(OfferForm::of)
                .zipWith(draft(actor, id))
                .flatMap(both -> {
                    OfferForm form = both.getT1();
                    OfferDraft before = both.getT2();
                    FormErrors errors = OfferAnswers.errors(step, form, before, London.today(clock));
                    if (!errors.isEmpty()) {
                        return again(actor, viewer, step, before, form, errors, on);
                    }
                    String next = next(step, form, OfferAnswers.with(step, form, before, London.today(clock)), on);
                    return changes.change(actor, id, draft -> OfferAnswers.with(step, form, draft, London.today(clock)))
                            .flatMap(result -> switch (result) {
                                case OfferChange.UnknownArea unknown ->
                                    again(actor, viewer, step, before, form, UNKNOWN_AREA, on);
                                case OfferChange.BelowMinimum below ->
                                    again(
                                            actor,
                                            viewer,
                                            step,
                                            before,
                                            form,
                                            OfferAnswers.belowMinimum(step, below.minimumPence()),
                                            on);
                                default -> Mono.fromSupplier(() -> done(result, next));
                            });
                });
    }

    private Mono<Rendering> again(
            Actor actor,
            Viewer viewer,
            OfferStep step,
            OfferDraft draft,
            OfferForm form,
            FormErrors errors,
            String on) {
        return known(actor)
                .flatMap(known -> page(viewer, known, step, draft, form, errors, on))
                .map(page -> page.show(HttpStatus.UNPROCESSABLE_CONTENT));
    }

    /** Who is the boss, and how it is sold, is never answered beforehand. */
    private static OfferForm filled(OfferStep step, OfferDraft draft, String on) {
        OfferForm form = OfferAnswers.filled(step, draft);
        return on.isEmpty() ? form : form.without("boss").without("how");
    }

    private static Rendering done(OfferChange result, String next) {
        return result instanceof OfferChange.Done ? Page.goTo(next) : refused(result);
    }

    /** A published offer keeps its times and words: what would take them away is not done. */
    private static Rendering refused(OfferChange result) {
        throw new ResponseStatusException(
                result instanceof OfferChange.NotFound ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT);
    }

    private static String next(OfferStep step, OfferForm form, OfferDraft draft, String on) {
        if (!form.value("remove").isEmpty()
                || ((step == OfferStep.TIMES || step == OfferStep.DATES || step == OfferStep.AWAY)
                        && form.value("do").equals("more"))) {
            return path(draft.id(), step) + query(on);
        }
        OfferStep next = OfferKind.of(draft.price()).after(step);
        // Sold in another way it has other questions, so they are asked from here on.
        String way = step == OfferStep.HOW && !draft.lacks().isEmpty() ? "yes" : on;
        return way.isEmpty() || next == null ? "/my-page/offers/" + draft.id() : path(draft.id(), next) + query(way);
    }

    private static String path(UUID id, OfferStep step) {
        return "/my-page/offers/" + id + "/" + step.slug();
    }

    private static String query(String on) {
        return on.isEmpty() ? "" : "?on=yes";
    }

    private OwnOfferPage first(Viewer viewer, Known known, OfferForm form, FormErrors errors) {
        return new OwnOfferPage(
                frame(OfferStep.WHAT, OfferKind.HOURLY, viewer, errors),
                "/my-page",
                NEW,
                OfferStep.WHAT,
                form,
                form.key().toString(),
                errors,
                choices(known),
                null,
                List.of(),
                OfferKind.HOURLY,
                known.isAssistant(),
                false);
    }

    private Mono<OwnOfferPage> page(
            Viewer viewer,
            Known known,
            OfferStep step,
            OfferDraft draft,
            OfferForm form,
            FormErrors errors,
            String on) {
        return note(known, step, draft)
                .map(note -> new OwnOfferPage(
                        frame(step, OfferKind.of(draft.price()), viewer, errors),
                        "/my-page/offers/" + draft.id(),
                        path(draft.id(), step) + query(on),
                        step,
                        form,
                        "",
                        errors,
                        choices(known),
                        note.isEmpty() ? null : note,
                        times(step, draft),
                        OfferKind.of(draft.price()),
                        known.isAssistant(),
                        known.isPersonalCare(draft.service())));
    }

    private List<String> times(OfferStep step, OfferDraft draft) {
        return switch (step) {
            case DATES -> dates(draft);
            case AWAY -> AwayAnswers.words(draft, London.today(clock));
            default -> WeekTimes.words(draft.hours());
        };
    }

    private static List<String> dates(OfferDraft draft) {
        Session session = draft.session();
        return session == null ? List.of() : SessionWords.when(session);
    }

    private static Frame frame(OfferStep step, OfferKind kind, Viewer viewer, FormErrors errors) {
        Frame frame = Frame.of(step.title(kind), viewer).under("/my-page");
        return errors.isEmpty() ? frame : frame.withError();
    }

    /** What the council pays towards an hour, for who thinks about a price (R4: it is no cap). */
    private Mono<String> note(Known known, OfferStep step, OfferDraft draft) {
        Band band = draft.price().shownBand();
        if (step != OfferStep.PRICE || !draft.price().soldBy().isByTheVisit()) {
            return Mono.just("");
        }
        String what = band == Band.WEEKDAY
                ? " towards an hour in the week"
                : draft.price().soldBy() == SoldBy.SLEEP_IN ? " towards a night" : " towards an hour awake at night";
        CardEngagement row =
                CardEngagement.of(draft.openTo().getLast(), known.file().kind() == ProviderKind.MICRO_PROVIDER);
        return cards.on(known.councilId(), London.today(clock))
                .map(card -> card.base(row).in(band))
                .map(base -> base.isPresent()
                        ? "The council pays " + Pence.of(base.getAsLong()).text() + what + ". You can ask more or less."
                        : "")
                .defaultIfEmpty("");
    }

    private static List<Choice> choices(Known known) {
        return known.services().stream()
                .map(service -> Choice.of(service.slug(), service.name()))
                .toList();
    }

    private Mono<OfferDraft> draft(Actor actor, UUID id) {
        return own.draft(actor, id).switchIfEmpty(notFound());
    }

    private Mono<Known> known(Actor actor) {
        return files.own(actor)
                .switchIfEmpty(notFound())
                .zipWith(services.all(), (file, all) -> new Known(actor.councilId(), file, all));
    }

    private static <T> Mono<T> notFound() {
        return Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private record Known(UUID councilId, ProviderFile file, List<OfferService> services) {
        boolean isAssistant() {
            return file.kind() == ProviderKind.PERSONAL_ASSISTANT;
        }

        /** Whether a worker's sex may be asked for. */
        boolean isPersonalCare(String slug) {
            return services.stream().anyMatch(service -> service.slug().equals(slug) && service.personalCare());
        }
    }
}
