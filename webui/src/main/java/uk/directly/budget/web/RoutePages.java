package uk.directly.budget.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Award;
import uk.directly.budget.AwardKind;
import uk.directly.budget.MoneyRoute;
import uk.directly.budget.RouteChoice;
import uk.directly.web.Address;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Table;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/** Writes the pages on which a person chooses how to get their money. */
final class RoutePages {
    static final String HOW = "/money/how";
    static final String FUND = "/money/how/fund";
    static final String ACCOUNT = "/money/how/account";
    /** The council helps to choose first. */
    static final String LATER = "later";

    /** All ways there are. */
    private static List<Choice> all(Whose whose) {
        return List.of(
                new Choice(
                        MoneyRoute.OWN_BANK.slug(),
                        AgreementWords.route(MoneyRoute.OWN_BANK, whose),
                        "The council pays into an account that is only for this money. You pay people from it, and we list"
                                + " whom and how much."),
                new Choice(
                        MoneyRoute.CARD_ACCOUNT.slug(),
                        AgreementWords.route(MoneyRoute.CARD_ACCOUNT, whose),
                        "The money stands ready here. When you say yes to a visit, we have the person paid."),
                new Choice(
                        MoneyRoute.SUPPORTED.slug(),
                        AgreementWords.route(MoneyRoute.SUPPORTED, whose),
                        "You decide, and an organisation does the paying and the paperwork. It costs you nothing."),
                new Choice(
                        MoneyRoute.ISF.slug(),
                        AgreementWords.route(MoneyRoute.ISF, whose),
                        "You agree together what you want. The organisation arranges it and pays from your fund, and you see"
                                + " every line."),
                new Choice(
                        MoneyRoute.COUNCIL_ARRANGED.slug(),
                        AgreementWords.route(MoneyRoute.COUNCIL_ARRANGED, whose),
                        "The council finds and pays for your support, and talks it over with you. You handle no money."));
    }

    private RoutePages() {}

    /** All ways. */
    static RoutePage how(Viewer viewer, Award award, List<RouteChoice> history, FormErrors errors, boolean justChosen) {
        Whose whose = Whose.of(viewer);
        Frame frame = Frame.of(
                        whose.name() == null ? "How you get your money" : "How " + whose.name() + " gets the money",
                        viewer)
                .under("/money")
                .withNotice(justChosen ? "From now on: " + AgreementWords.route(award, whose) + "." : null);
        return new RoutePage(
                errors.isEmpty() ? frame : frame.withError(),
                Address.of("/money/agreement").with("agreement", award.id()).toString(),
                now(award, history, whose),
                justChosen ? next(award, history, viewer) : List.of(),
                all(whose),
                HOW,
                award.budgetId().toString(),
                before(history, whose),
                errors);
    }

    private static String now(Award award, List<RouteChoice> history, Whose whose) {
        if (award.route() == null) {
            return whose.have() + " not chosen yet. Choose what suits " + whose.you()
                    + ": you don’t have to say why, and you can choose again at" + " any time.";
        }
        String since = history.isEmpty()
                ? ""
                : ", since " + DateWords.date(history.getFirst().at());
        String organisation = award.route() == MoneyRoute.SUPPORTED
                        && !history.isEmpty()
                        && history.getFirst().organisation() != null
                ? ": " + history.getFirst().organisation()
                : "";
        return "Now: " + AgreementWords.route(award, whose) + organisation + since
                + ". You can choose again at any time, and you don’t have to" + " say why.";
    }

    private static List<String> next(Award award, List<RouteChoice> history, Viewer viewer) {
        MoneyRoute route = award.route();
        if (route == null) {
            return List.of();
        }
        return switch (route) {
            case OWN_BANK ->
                List.of(
                        "If you have no separate account yet, open one: see how below.",
                        AgreementPages.call(viewer) + " and tell us its sort code and number. We never ask for them by"
                                + " email or text.");
            case CARD_ACCOUNT -> List.of("There is nothing else to do. You need no card to book and pay here.");
            case SUPPORTED ->
                history.getFirst().organisation() == null
                        ? List.of(AgreementPages.call(viewer)
                                + ". We tell you which organisations look after accounts, and you choose one.")
                        : List.of(
                                "Ring " + history.getFirst().organisation() + ". They open the account with you.",
                                "You book and say yes to visits here. They pay from the account when you have said yes.");
            case ISF ->
                List.of(
                        "Ring the organisation and agree with them what you want.",
                        "The council, the organisation and you sign this together. You can change to another one.");
            case COUNCIL_ARRANGED ->
                List.of(
                        AgreementPages.call(viewer) + " and talk over what you want.",
                        "Until then nothing changes for the people who come to you.");
        };
    }

    /** Where nobody chose, the organisation stopped (R75). */
    private static String by(RouteChoice choice) {
        if (choice.by() == null) {
            return "The council, because the organisation stopped";
        }
        return choice.onBehalfOf() == null ? choice.by() : choice.by() + " for " + choice.onBehalfOf();
    }

    private static @Nullable Table before(List<RouteChoice> history, Whose whose) {
        List<Table.Row> rows = history.stream()
                .map(choice -> Table.Row.of(
                        DateWords.date(choice.at()),
                        choice.organisation() == null
                                ? AgreementWords.route(choice.route(), whose)
                                : AgreementWords.route(choice.route(), whose) + ": " + choice.organisation(),
                        by(choice)))
                .toList();
        return rows.size() < 2
                ? null
                : new Table(
                        "What was chosen, and when",
                        List.of(Table.Column.text("When"), Table.Column.text("What"), Table.Column.text("By")),
                        rows);
    }

    /** Which organisation. */
    static FundPage fund(Viewer viewer, Award award, List<Award.Broker> brokers, FormErrors errors) {
        Frame frame = Frame.of("Who should run your fund?", viewer).under("/money");
        List<Choice> choices = new ArrayList<>();
        brokers.forEach(broker -> choices.add(Choice.of(broker.id().toString(), broker.name())));
        return new FundPage(
                errors.isEmpty() ? frame : frame.withError(),
                Address.of(HOW).with("budget", award.budgetId()).toString(),
                choices,
                FUND,
                award.budgetId().toString(),
                errors);
    }

    /** Which organisation looks after the account. Nobody has to know already. */
    static FundPage account(Viewer viewer, Award award, List<Award.Broker> organisations, FormErrors errors) {
        Frame frame = Frame.of("Who should look after your account?", viewer).under("/money");
        List<Choice> choices = new ArrayList<>();
        organisations.forEach(each -> choices.add(Choice.of(each.id().toString(), each.name())));
        if (!choices.isEmpty()) {
            choices.add(Choice.or());
        }
        choices.add(new Choice(
                LATER,
                "I don’t know yet",
                "The council helps you choose. Until then nothing changes for the people who come to you."));
        return new FundPage(
                errors.isEmpty() ? frame : frame.withError(),
                Address.of(HOW).with("budget", award.budgetId()).toString(),
                choices,
                ACCOUNT,
                award.budgetId().toString(),
                errors);
    }

    /** Why the council has to be asked first. */
    static FormErrors isFund(Award award, Viewer viewer) {
        return FormErrors.one(
                "route",
                award.kind() == AwardKind.ISF
                        ? "Your agreement is for a fund that an organisation runs. To get the money in another way, "
                                + AgreementPages.call(viewer) + ": the council changes the agreement first"
                        : "This can’t be chosen now. " + AgreementPages.call(viewer));
    }
}
