package uk.directly.register.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.council.Council;
import uk.directly.council.Councils;
import uk.directly.council.London;
import uk.directly.council.Place;
import uk.directly.council.Places;
import uk.directly.people.Actor;
import uk.directly.people.AllowEveryone;
import uk.directly.register.ProviderEntry;
import uk.directly.register.Register;
import uk.directly.register.RegisterQuery;
import uk.directly.web.FormErrors;
import uk.directly.web.PdfPrinter;
import uk.directly.web.Viewer;

/** The register for everybody: who was checked, what, when, and what that doesn't mean (R31). Each filter is in the address. */
@Controller
@AllowEveryone
class PublicRegisterController {
    private static final String ROBOTS = "X-Robots-Tag";

    private final Register register;
    private final Councils councils;
    private final Places places;
    private final PdfPrinter printer;
    private final Clock clock;

    PublicRegisterController(Register register, Councils councils, Places places, PdfPrinter printer, Clock clock) {
        this.register = register;
        this.councils = councils;
        this.places = places;
        this.printer = printer;
        this.clock = clock;
    }

    @GetMapping({
        RegisterView.ROOT,
        RegisterView.PAS,
        RegisterView.SMALL,
        RegisterView.LARGE,
        RegisterView.GROUPS,
        RegisterView.BROKERS
    })
    Mono<Rendering> list(
            @RequestParam Map<String, String> answers,
            @Nullable Actor actor,
            Viewer viewer,
            ServerWebExchange exchange) {
        RegisterView view = RegisterView.at(
                        exchange.getRequest().getPath().pathWithinApplication().value())
                .orElse(RegisterView.ALL);
        RegisterWanted wanted = new RegisterWanted(view, answers);
        if (wanted.isNarrowed()) {
            // One page for search engines, not thousands of its parts.
            exchange.getResponse().getHeaders().set(ROBOTS, "noindex, follow");
        }
        String near = wanted.answer(RegisterWanted.NEAR);
        return council(actor)
                .flatMap(council -> choices(council)
                        .flatMap(choices -> near.isEmpty()
                                ? found(viewer, wanted, council, null, choices)
                                : places.find(near)
                                        .flatMap(place -> found(viewer, wanted, council, place, choices))
                                        .switchIfEmpty(Mono.fromSupplier(() -> unknown(viewer, wanted, choices)))));
    }

    private Mono<RegisterPage.Choices> choices(UUID council) {
        return Mono.zip(
                register.services().collectList(),
                register.languages(council).collectList(),
                RegisterPage.Choices::new);
    }

    private Mono<Rendering> found(
            Viewer viewer, RegisterWanted wanted, UUID council, @Nullable Place near, RegisterPage.Choices choices) {
        RegisterQuery query = wanted.query(council, near);
        return Mono.zip(
                        register.search(query, wanted.after(), RegisterPage.SHOWN + 1)
                                .collectList(),
                        register.count(query))
                .map(all -> RegisterPage.of(
                                viewer,
                                wanted,
                                near,
                                all.getT1(),
                                all.getT2(),
                                choices,
                                FormErrors.NONE,
                                London.today(clock))
                        .show());
    }

    private Rendering unknown(Viewer viewer, RegisterWanted wanted, RegisterPage.Choices choices) {
        FormErrors errors = FormErrors.one(
                RegisterWanted.NEAR,
                "We don’t know “" + wanted.answer(RegisterWanted.NEAR)
                        + "”. Enter a full postcode, like M33 2AA, or the name of a town");
        return RegisterPage.of(viewer, wanted, null, List.of(), 0, choices, errors, London.today(clock))
                .show(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @GetMapping("/providers/{id}")
    Mono<Rendering> entry(
            @PathVariable("id") UUID id, @Nullable Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return council(actor)
                .flatMap(council -> register.withOffers(council, id))
                .map(entry -> {
                    keepPrivate(entry, exchange);
                    return EntryPage.of(viewer, entry, London.today(clock)).show();
                })
                .switchIfEmpty(
                        Mono.fromSupplier(() -> NotOnRegisterPage.of(viewer).show(HttpStatus.NOT_FOUND)));
    }

    @GetMapping("/providers/{id}/entry.pdf")
    Mono<ResponseEntity<byte[]>> print(
            @PathVariable("id") UUID id,
            @RequestParam(name = "print", required = false) @Nullable String print,
            @Nullable Actor actor,
            Viewer viewer) {
        return council(actor)
                .flatMap(council -> register.entry(council, id))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .flatMap(entry ->
                        printer.print(EntryPrint.of(viewer, entry, "large".equals(print), London.today(clock))))
                .map(pdf -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .header(ROBOTS, "noindex")
                        .header("Content-Disposition", "inline; filename=\"register.pdf\"")
                        .body(pdf));
    }

    /** R40: a living person is found by search engines only if they want to be found elsewhere, too. */
    private static void keepPrivate(ProviderEntry entry, ServerWebExchange exchange) {
        if (!entry.inFeed()) {
            exchange.getResponse().getHeaders().set(ROBOTS, "noindex");
        }
    }

    private Mono<UUID> council(@Nullable Actor actor) {
        return actor == null ? councils.ofVisitors().map(Council::id) : Mono.just(actor.councilId());
    }
}
