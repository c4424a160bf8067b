package uk.directly.accreditation.web;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.accreditation.JoiningResult;
import uk.directly.accreditation.JoiningServices;
import uk.directly.accreditation.OwnPage;
import uk.directly.accreditation.OwnPages;
import uk.directly.accreditation.PageChange;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.register.ProviderKind;
import uk.directly.register.ProviderState;
import uk.directly.web.Choice;
import uk.directly.web.ChoiceGroup;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** What people read of a provider, and who reads it (R40), changed one thing at a time. */
@Controller
@Allow({Role.PROVIDER, Role.BROKER})
class ChangeController {
    private static final String PATH = "/my-page/change/{what}";
    private static final List<Choice> GENDERS = List.of(
            Choice.of("female", "Female"),
            Choice.of("male", "Male"),
            Choice.of("other", "Other"),
            Choice.of("none", "I’d rather not say"));
    private static final List<Choice> VISIBILITIES = List.of(
            new Choice("public", "Everybody", "You can be found by search, and booked."),
            new Choice(
                    "adverts-only",
                    "Only people whose advert you answer",
                    "Search doesn’t show you. You look at what people want, and write to them first."),
            new Choice(
                    "existing-only",
                    "Only people you already work for",
                    "Nobody else finds you. Those you work for can go on booking you."));

    private final OwnPages pages;
    private final JoiningServices services;

    ChangeController(OwnPages pages, JoiningServices services) {
        this.pages = pages;
        this.services = services;
    }

    /** What can be changed, by its address. */
    private enum What {
        ABOUT("about", "words", "about", "What do you want people to know about you?"),
        SERVICES("services", "many", "services", "What do you help people with?"),
        LANGUAGES("languages", "line", "languages", "Which languages do you speak?"),
        SKILLS("skills", "line", "skills", "What are you good at?"),
        GENDER("gender", "one", "gender", "What is your gender?"),
        PHONE("phone", "line", "phone", "Where does the council reach you?"),
        WHO("who-sees-you", "one", "visibility", "Who can see you?");

        private final String slug;
        private final String kind;
        private final String field;
        private final String title;

        What(String slug, String kind, String field, String title) {
            this.slug = slug;
            this.kind = kind;
            this.field = field;
            this.title = title;
        }

        static What of(String slug) {
            return Arrays.stream(values())
                    .filter(what -> what.slug.equals(slug))
                    .findFirst()
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        }

        @Nullable String hint() {
            return switch (this) {
                case ABOUT -> "How you work, what you have done, what you enjoy. Don’t write where you live.";
                case SERVICES ->
                    "Something new may ask for a new check. Until the council has seen it, people don’t find your offers of it.";
                case LANGUAGES -> "With commas between them: English, Urdu, British Sign Language";
                case SKILLS -> "With commas between them: dementia, Makaton, driver";
                case GENDER ->
                    "Some people want help with personal care from a woman or a man only. You don’t have to say.";
                case PHONE -> "Nobody else sees your number.";
                case WHO -> "You can change this at any time.";
            };
        }
    }

    @GetMapping(PATH)
    Mono<Rendering> ask(@PathVariable("what") String slug, Actor actor, Viewer viewer, KeptForm kept) {
        What what = What.of(slug);
        return own(actor)
                .flatMap(own -> now(actor, what, own)
                        .flatMap(values -> page(
                                viewer,
                                what,
                                own,
                                kept.isEmpty() ? values : kept.values(what.field),
                                kept.isEmpty()
                                        ? own.inFeed()
                                        : !kept.value("inFeed").isEmpty(),
                                FormErrors.NONE)));
    }

    @PostMapping(PATH)
    Mono<Rendering> change(@PathVariable("what") String slug, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        What what = What.of(slug);
        return own(actor)
                .flatMap(own -> exchange.getFormData().flatMap(form -> {
                    boolean inFeed = form.getFirst("inFeed") != null;
                    return pages.change(actor, change(what, own, form, inFeed))
                            .flatMap(result -> result instanceof JoiningResult.Done
                                    ? Mono.just(Page.goTo("/my-page?done=" + what.slug))
                                    : page(
                                            viewer,
                                            what,
                                            own,
                                            form.getOrDefault(what.field, List.of()),
                                            inFeed,
                                            JoiningResultWords.errors(result)));
                }));
    }

    private static PageChange change(What what, OwnPage own, MultiValueMap<String, String> form, boolean inFeed) {
        String typed = Objects.requireNonNullElse(form.getFirst(what.field), "").strip();
        return switch (what) {
            case ABOUT -> PageChange.about(typed);
            case SERVICES -> PageChange.services(form.getOrDefault(what.field, List.of()));
            case LANGUAGES -> PageChange.languages(words(typed));
            case SKILLS -> PageChange.skills(words(typed));
            case GENDER -> PageChange.gender(typed.equals("none") ? "" : typed.isEmpty() ? "unsaid" : typed);
            case PHONE -> PageChange.phone(typed);
            case WHO -> PageChange.visibility(typed, isAsked(own) ? inFeed : null);
        };
    }

    private static List<String> words(String typed) {
        return Arrays.stream(typed.split("[,\n]", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private Mono<List<String>> now(Actor actor, What what, OwnPage own) {
        return switch (what) {
            case ABOUT -> Mono.just(List.of(own.about()));
            case SERVICES -> services.own(actor).collectList();
            case LANGUAGES -> Mono.just(List.of(String.join(", ", own.languages())));
            case SKILLS -> Mono.just(List.of(String.join(", ", own.skills())));
            case GENDER -> Mono.just(List.of(or(own.gender(), "none")));
            case PHONE -> Mono.just(List.of(or(own.phone(), "")));
            case WHO -> Mono.just(List.of(own.visibility()));
        };
    }

    private static String or(@Nullable String value, String other) {
        return value == null ? other : value;
    }

    private Mono<Rendering> page(
            Viewer viewer, What what, OwnPage own, List<String> values, boolean inFeed, FormErrors errors) {
        Frame frame = Frame.of(what.title, viewer).under("/my-page");
        return groups(what, own)
                .map(groups -> new ChangePage(
                                errors.isEmpty() ? frame : frame.withError(),
                                what.slug,
                                what.kind,
                                what.field,
                                what.hint(),
                                choices(what),
                                groups,
                                values,
                                (what == What.WHO && isAsked(own)) ? inFeed : null,
                                errors)
                        .show(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT));
    }

    /** One person, who decides themselves whether other directories show them. */
    private static boolean isAsked(OwnPage own) {
        return own.kind() == ProviderKind.PERSONAL_ASSISTANT;
    }

    private static List<Choice> choices(What what) {
        return switch (what) {
            case GENDER -> GENDERS;
            case WHO -> VISIBILITIES;
            case SERVICES, ABOUT, LANGUAGES, SKILLS, PHONE -> List.of();
        };
    }

    private Mono<List<ChoiceGroup>> groups(What what, OwnPage own) {
        return what == What.SERVICES
                ? services.all()
                        .filter(each -> own.kind() == ProviderKind.ISF_BROKER
                                || !each.slug().equals("isf-brokerage"))
                        .collectList()
                        .map(ServiceGroup::of)
                : Mono.just(List.of());
    }

    private Mono<OwnPage> own(Actor actor) {
        return pages.of(actor)
                .filter(own -> own.state() != ProviderState.LEFT)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
