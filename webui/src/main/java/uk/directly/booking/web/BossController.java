package uk.directly.booking.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.agreement.Agreement;
import uk.directly.agreement.AgreementBook;
import uk.directly.agreement.AgreementResult;
import uk.directly.agreement.Agreements;
import uk.directly.agreement.AskToAgree;
import uk.directly.agreement.BasisReason;
import uk.directly.agreement.Family;
import uk.directly.budget.Budget;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.rate.Engagement;
import uk.directly.web.Address;
import uk.directly.web.Choice;
import uk.directly.web.ErrorPage;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/**
 * Between the screens 6 and 7, where somebody is employed or could be: what makes them their own boss, or that the person
 * employs them, said once between two people (R80). Where there is nothing to ask it leads on at once.
 */
@Controller
@Allow({Role.HOLDER, Role.CARER})
class BossController {
    private final Screens screens;
    private final AgreementBook book;
    private final Agreements agreements;

    BossController(Screens screens, AgreementBook book, Agreements agreements) {
        this.screens = screens;
        this.book = book;
        this.agreements = agreements;
    }

    @GetMapping("/book/{offerId}/boss")
    @ForOthers(Power.BOOK)
    Mono<Rendering> ask(
            @PathVariable("offerId") UUID offerId,
            @RequestParam Map<String, String> answers,
            Actor actor,
            Viewer viewer) {
        return asked(actor, viewer, Trail.of(offerId, answers), SharedPage.within(answers.get("then")))
                .map(found -> {
                    if (!viewer.mayRun() && found.isForWhoRunsTheMoney()) {
                        return found.notTheirs();
                    }
                    return found.next()
                            .map(Page::goTo)
                            .orElseGet(() ->
                                    found.page(List.of(), "", FormErrors.NONE).show());
                });
    }

    @PostMapping("/book/{offerId}/boss")
    @ForOthers(Power.RUN)
    Mono<Rendering> say(
            @PathVariable("offerId") UUID offerId,
            @RequestParam Map<String, String> answers,
            Actor actor,
            Viewer viewer,
            ServerWebExchange exchange) {
        return Mono.zip(
                        asked(actor, viewer, Trail.of(offerId, answers), SharedPage.within(answers.get("then"))),
                        exchange.getFormData())
                .flatMap(found -> found.getT1().next().isPresent()
                        ? Mono.just(Page.goTo(found.getT1().next().get()))
                        : say(actor, found.getT1(), found.getT2()));
    }

    private Mono<Rendering> say(Actor actor, Asked asked, MultiValueMap<String, String> form) {
        List<String> ticked = form.getOrDefault("reasons", List.of());
        List<BasisReason> reasons = Arrays.stream(BasisReason.values())
                .filter(each -> each != BasisReason.ONLY_OFFERED_SO && ticked.contains(each.slug()))
                .toList();
        String said = Objects.requireNonNullElse(form.getFirst("family"), "");
        Family family = Arrays.stream(Family.values())
                .filter(each -> each.slug().equals(said))
                .findFirst()
                .orElse(null);
        FormErrors errors = FormErrors.NONE;
        if (asked.engagement() == Engagement.SELF_EMPLOYED && reasons.isEmpty()) {
            errors = errors.and("reasons", "Tick what is true. If nothing is, you are the boss");
        }
        if (asked.asksFamily() && family == null) {
            errors = errors.and("family", "Choose an answer");
        }
        if (!errors.isEmpty()) {
            return Mono.just(asked.page(ticked, said, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
        }
        boolean employed = asked.engagement() == Engagement.EMPLOYED;
        return agreements
                .agree(
                        actor,
                        new AskToAgree(
                                asked.trail().offerId(),
                                asked.engagement(),
                                employed ? List.of() : reasons,
                                asked.asksFamily() ? family : null))
                .map(result -> switch (result) {
                    case AgreementResult.Done done -> Page.goTo(asked.onTo(done.agreement()));
                    case AgreementResult.WrongState other ->
                        asked.page(ticked, said, FormErrors.one("", OTHERWISE)).show(HttpStatus.CONFLICT);
                    default -> Page.goTo(asked.trail().time().toString());
                });
    }

    private static final String OTHERWISE =
            "Visits are booked with another boss. They have to be over first. Call the council to talk about it";

    private Mono<Asked> asked(Actor actor, Viewer viewer, Trail trail, @Nullable String then) {
        return screens.basis(actor, trail.offerId())
                .flatMap(basis -> book.with(actor, basis.offer().seller().id())
                        .singleOptional()
                        .map(agreement -> new Asked(viewer, basis, trail, then, agreement)));
    }

    /**
     * What is known, and so what is asked.
     *
     * @param then the invitation that it goes back to; null: none, it is a booking of one's own
     */
    private record Asked(
            Viewer viewer,
            Screens.Basis basis,
            Trail trail,
            @Nullable String then,
            Optional<Agreement> agreement) {

        Engagement engagement() {
            return Objects.requireNonNullElse(
                    Purposes.bookable(basis.offer(), trail.engagement()), Engagement.EMPLOYED);
        }

        /** R62: once, and only where money of a direct payment would pay. */
        boolean asksFamily() {
            boolean known = agreement.map(Agreement::family).isPresent();
            return !known && !basis.budgets().isEmpty() && budget().kind().endsWith("direct-payment");
        }

        private Budget budget() {
            return Purposes.budgetOf(basis.budgets(), trail.planLineId());
        }

        /** Where it goes on if nothing is to be asked. */
        Optional<String> next() {
            if (isTooEarly()) {
                return Optional.of(trail.time().toString());
            }
            return isAskedOfNobody() ? Optional.of(check()) : said().map(this::onTo);
        }

        private boolean isTooEarly() {
            return basis.budgets().isEmpty() || trail.start() == null;
        }

        /** Also where it isn't asked of anybody new, the two may have agreed on another boss before. */
        private boolean isAskedOfNobody() {
            return !Purposes.asksTheBoss(basis.offer(), engagement())
                    && agreement
                            .filter(made -> made.engagement() != engagement())
                            .isEmpty();
        }

        /** The agreement in which it is said already, if it is. */
        private Optional<Agreement> said() {
            return agreement.filter(made -> made.engagement() == engagement() && isSaid(made));
        }

        /** Whether what comes next is said by no helper (R60): who the boss is, and the list of a new employer (R83). */
        boolean isForWhoRunsTheMoney() {
            return !isTooEarly()
                    && !isAskedOfNobody()
                    && said().filter(made -> made.ready() || made.waitsForFamilyDecision())
                            .isEmpty();
        }

        /** Said to a helper, who can book once the two have agreed. */
        Rendering notTheirs() {
            String seller = basis.offer().seller().name();
            String whose = Whose.of(viewer).you();
            return new ErrorPage(
                            Frame.of("You can’t book " + seller + " for " + whose + " yet", viewer)
                                    .under("/find"),
                            List.of(
                                    "Before a first visit it has to be said who is the boss, " + whose + " or " + seller
                                            + ", and a few things that follow from it.",
                                    "Only " + whose
                                            + ", or who looks after the money for them, can say that. Ask them to"
                                            + " do it here. Then you can book. Nothing is booked yet."),
                            new Link("Go back to what " + seller + " offers", trail.person()),
                            null)
                    .show();
        }

        private static boolean isSaid(Agreement made) {
            Agreement.Basis said = made.basis();
            return made.engagement() == Engagement.EMPLOYED
                    || (said != null && !said.reasons().contains(BasisReason.ONLY_OFFERED_SO));
        }

        String onTo(Agreement made) {
            if (made.waitsForFamilyDecision()) {
                return "/people/agreements/" + made.id();
            }
            return made.ready()
                    ? check()
                    : Address.of("/people/agreements/" + made.id() + "/tasks")
                            .with("then", check())
                            .toString();
        }

        private String check() {
            if (then != null) {
                return then;
            }
            return (trail.key() == null ? trail.under(Ids.next().toString()) : trail)
                    .check()
                    .toString();
        }

        BossPage page(List<String> ticked, String family, FormErrors errors) {
            String name = basis.offer().seller().name();
            boolean employed = engagement() == Engagement.EMPLOYED;
            Frame frame = Frame.of(employed ? "Employing " + name : name + " is their own boss", viewer)
                    .under("/find")
                    .withMoney(LeftToUse.line(basis.budgets()));
            return new BossPage(
                    errors.isEmpty() ? frame : frame.withError(),
                    then == null ? trail.purpose().toString() : then,
                    trail.boss().with("then", then).toString(),
                    employed
                            ? List.of(
                                    "You would be the boss: you say what is done and when, and " + name
                                            + " gets pay, holiday and sick pay from you. Most personal assistants are"
                                            + " employed.",
                                    "Next we show you the few things to do first, and who helps with each. "
                                            + "Nothing is booked yet.")
                            : List.of(
                                    "Whoever works like an employee has the rights of one, whatever the two of you call"
                                            + " it. So we keep what makes " + name + " their own boss."),
                    employed
                            ? List.of()
                            : Arrays.stream(BasisReason.values())
                                    .filter(each -> each != BasisReason.ONLY_OFFERED_SO)
                                    .map(each -> Choice.of(each.slug(), each.words(name)))
                                    .toList(),
                    ticked,
                    asksFamily()
                            ? Arrays.stream(Family.values())
                                    .map(each -> Choice.of(each.slug(), each.words()))
                                    .toList()
                            : List.of(),
                    family,
                    employed ? "Yes, I want to employ " + name : "Go on",
                    then == null && basis.offer().openTo().size() > 1
                            ? trail.purpose().without("as").toString()
                            : "",
                    errors);
        }
    }
}
